using System.Globalization;
using System.Text;

namespace HiveContracts.Generator.Json;

/// <summary>Writes JSON on one line, in ASCII, and compares JSON values.</summary>
internal static class JsonText
{
    public static string Of(JsonNode value) => value switch
    {
        JsonObject map => Object(map.Properties.Select(static property => (property.Name, Of(property.Value)))),
        JsonArray array => Array(array.Items.Select(Of)),
        JsonString text => Quote(text.Value),
        _ => value.Spelling,
    };

    public static string Object(IEnumerable<(string Name, string Json)> properties) =>
        "{" + string.Join(", ", properties.Select(static property => $"{Quote(property.Name)}: {property.Json}")) + "}";

    public static string Array(IEnumerable<string> items) => "[" + string.Join(", ", items) + "]";

    public static string Quote(string text)
    {
        var json = new StringBuilder("\"");
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' or '\\' => json.Append('\\').Append(c),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                < ' ' or > '~' => json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => json.Append(c),
            };
        }

        return json.Append('"').ToString();
    }

    /// <summary>Whether two values are the same JSON, ignoring white space and escapes.</summary>
    public static bool AreEqual(JsonNode left, JsonNode right) => ReferenceEquals(left, right) || Of(left) == Of(right);
}
