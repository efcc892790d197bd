using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Keywords;

/// <summary>A draft of JSON Schema: what distinguishes it from draft-07 with the keywords that later drafts added.</summary>
internal sealed class Draft
{
    private static readonly string[] Since06 = ["const", "contains", "propertyNames"];
    private static readonly string[] Since07 = ["if", "then", "else"];
    private static readonly string[] Since201909 = ["minContains", "maxContains", "dependentRequired", "dependentSchemas"];

    private static readonly Draft Unnamed = new("a schema without $schema", []);

    private static readonly Dictionary<string, Draft> Known = new()
    {
        ["json-schema.org/draft-04/schema"] = new("draft-04", [.. Since06, .. Since07, .. Since201909]),
        ["json-schema.org/draft-06/schema"] = new("draft-06", [.. Since07, .. Since201909]),
        ["json-schema.org/draft-07/schema"] = new("draft-07", [.. Since201909]),
        ["json-schema.org/draft/2019-09/schema"] = new("draft 2019-09", ["dependencies"]) { IsFormatAnnotation = true },
        ["json-schema.org/draft/2020-12/schema"] = new("draft 2020-12", ["dependencies", "additionalItems"])
        {
            IsFormatAnnotation = true,
            HasPrefixItems = true,
        },
    };

    private readonly HashSet<string> missing;

    private Draft(string name, HashSet<string> missing)
    {
        Name = name;
        this.missing = missing;
    }

    /// <summary>The name, for messages.</summary>
    public string Name { get; }

    /// <summary>Whether <c>format</c> describes a string and does not restrict it.</summary>
    public bool IsFormatAnnotation { get; private init; }

    /// <summary>Whether <c>items</c> is always one schema, and <c>prefixItems</c> the list.</summary>
    public bool HasPrefixItems { get; private init; }

    /// <summary>The draft that a file names; null if the name is unknown.</summary>
    public static Draft? Find(JsonObject root)
    {
        if (root.StringOf("$schema") is not { } name)
        {
            return Unnamed;
        }

        string uri = name.TrimEnd('#');
        int scheme = uri.IndexOf("://", StringComparison.Ordinal);
        return Known.TryGetValue(scheme < 0 ? uri : uri[(scheme + 3)..], out Draft? draft) ? draft : null;
    }

    /// <summary>The draft of a file. A file that names an unknown draft may use the keywords of all.</summary>
    public static Draft Of(JsonObject root) => Find(root) ?? Unnamed;

    /// <summary>Whether the draft does not have a keyword that later or earlier drafts have.</summary>
    public bool Lacks(JsonProperty keyword) => missing.Contains(keyword.Name) || (HasPrefixItems && keyword is { Name: "items", Value: JsonArray });
}
