using System.Globalization;
using HiveContracts.Generator.Diagnostics;

namespace HiveContracts.Generator.Json;

/// <summary>JSON Pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    /// <summary>Appends tokens to a pointer.</summary>
    public static string Append(string pointer, params string[] tokens) =>
        pointer + string.Concat(tokens.Select(static token => "/" + token.Replace("~", "~0").Replace("/", "~1")));

    /// <summary>The tokens of a pointer; null if the text is not a pointer.</summary>
    public static string[]? Tokens(string pointer) => pointer.Length == 0 ? []
        : pointer[0] != '/' ? null
        : [.. pointer[1..].Split('/').Select(static token => token.Replace("~1", "/").Replace("~0", "~"))];

    /// <summary>The property, item or root that a pointer leads to; null if it leads nowhere.</summary>
    public static JsonNode? Follow(JsonNode root, IEnumerable<string> tokens)
    {
        JsonNode? node = root;
        foreach (string token in tokens)
        {
            node = Child(node, token)?.Value;
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    /// <summary>The position of what a pointer leads to, or of the nearest value around it.</summary>
    public static FilePosition PositionOf(JsonNode root, string pointer)
    {
        JsonNode node = root;
        FilePosition position = root.Position;
        foreach (string token in Tokens(pointer) ?? [])
        {
            if (Child(node, token) is not { } child)
            {
                break;
            }

            (node, position) = (child.Value, child.Position);
        }

        return position;
    }

    private static (JsonNode Value, FilePosition Position)? Child(JsonNode node, string token) => node switch
    {
        JsonObject map when map.Property(token) is { } property => (property.Value, property.Position),
        JsonArray array when int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < array.Items.Count
            => (array.Items[index], array.Items[index].Position),
        _ => null,
    };
}
