using System.Globalization;
using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>Finds where a change is: in the file that has the schema, which may be an overlay, or had it when it was released.</summary>
internal sealed class ChangePlaces(List<SchemaFile> files, ReleasedContracts released)
{
    private readonly Dictionary<SchemaFile, JsonNode?> roots = [];

    /// <summary>
    /// Returns the position of a schema, or of the nearest one around it that still exists; if its file was removed, that of the file in the baseline.
    /// </summary>
    public FilePosition PositionOf(SchemaLocation location, string @namespace)
    {
        if (Find(files, location) is { } present)
        {
            return Walk(present.Root, present.Tokens).Position;
        }

        List<ReleasedFile> before = [.. released.Files.Where(file => file.File.Namespace == @namespace)];
        if (Find([.. before.Select(static file => file.File)], location) is { } past)
        {
            return files.Find(file => IsSame(file, past.File)) is { } same && RootOf(same) is { } root
                ? Walk(root, past.Tokens).Position
                : before.Find(file => file.File == past.File)!.Position;
        }

        return files.Find(file => file.Name == location.File) is { } named && RootOf(named) is { } nearest
            ? Walk(nearest, JsonPointer.Tokens(location.Pointer)!).Position
            : FilePosition.StartOf(released.Path);
    }

    /// <summary>Finds the file that has a schema, by itself or as an overlay; null if none does.</summary>
    private (SchemaFile File, JsonNode Root, string[] Tokens)? Find(IReadOnlyList<SchemaFile> candidates, SchemaLocation location)
    {
        string[] tokens = JsonPointer.Tokens(location.Pointer)!;
        List<(SchemaFile File, JsonNode Root, string[] Tokens)> places =
        [
            .. Roots(candidates).Where(file => file.File.Name == location.File).Select(file => (file.File, file.Root, tokens)),
        ];
        string? title = places.Select(static place => (place.Root as JsonObject)?.StringOf("title")).FirstOrDefault(static title => title is not null);
        foreach ((SchemaFile file, JsonNode root) in Roots(candidates).Where(static file => file.Root is JsonObject overlay && overlay.Has("x-overlay")))
        {
            // An overlay names the definition that it adds to, or the title of a file.
            bool isDefinition = tokens is ["definitions" or "$defs", _, ..];
            if (isDefinition || title is not null)
            {
                string[] inner = isDefinition ? [.. tokens.Skip(1)] : [title!, .. tokens];
                places.Add((file, root, ["definitions", .. inner]));
                places.Add((file, root, ["$defs", .. inner]));
            }
        }

        int found = places.FindIndex(static place => Walk(place.Root, place.Tokens).IsComplete);
        return found < 0 ? null : places[found];
    }

    private IEnumerable<(SchemaFile File, JsonNode Root)> Roots(IEnumerable<SchemaFile> candidates) =>
        candidates.Select(file => (file, root: RootOf(file))).Where(static file => file.root is not null)!;

    private JsonNode? RootOf(SchemaFile file)
    {
        if (!roots.TryGetValue(file, out JsonNode? root))
        {
            root = roots[file] = new JsonFile(file.Path, file.Text).Parse(new DiagnosticBag(), DuplicateKeys.Refuse);
        }

        return root;
    }

    /// <summary>Whether a file is a released one: files of the default schema may have the names of others.</summary>
    private static bool IsSame(SchemaFile file, SchemaFile released) => file.IsDefault == released.IsDefault && file.Name == released.Name;

    /// <summary>Follows a path as far as it exists. A class in a list is named, and <c>dependencies</c> may have the names of later drafts.</summary>
    private static (FilePosition Position, bool IsComplete) Walk(JsonNode root, string[] tokens)
    {
        JsonNode node = root;
        FilePosition position = root.Position;
        foreach (string token in tokens)
        {
            JsonProperty? property = (node as JsonObject)?.Property(token)
                ?? (token is "dependentRequired" or "dependentSchemas" ? (node as JsonObject)?.Property("dependencies") : null);
            JsonNode? item = property?.Value ?? ItemOf(node, token);
            if (item is null)
            {
                return (position, false);
            }

            (node, position) = (item, property?.Position ?? item.Position);
        }

        return (position, true);
    }

    private static JsonNode? ItemOf(JsonNode node, string token)
    {
        IReadOnlyList<JsonNode> items = node.AsArray();
        return items.FirstOrDefault(item => item.AsString() == token)
            ?? (int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < items.Count ? items[index] : null);
    }
}
