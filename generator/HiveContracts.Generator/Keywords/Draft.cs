using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Keywords;

/// <summary>A draft of JSON Schema, by what sets it apart from draft-07 with the keywords that later drafts added.</summary>
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
        ["json-schema.org/draft/2020-12/schema"] = new("draft 2020-12", ["dependencies", "additionalItems"]) { IsFormatAnnotation = true, HasPrefixItems = true },
    };

    private readonly HashSet<string> foreign;

    private Draft(string name, HashSet<string> foreign)
    {
        Name = name;
        this.foreign = foreign;
    }

    /// <summary>The name, for messages.</summary>
    public string Name { get; }

    /// <summary>Whether <c>format</c> says what a string is, and demands nothing.</summary>
    public bool IsFormatAnnotation { get; private init; }

    /// <summary>Whether <c>items</c> is one schema, and <c>prefixItems</c> the list.</summary>
    public bool HasPrefixItems { get; private init; }

    /// <summary>The draft that a file names; null where it names one that is not known.</summary>
    public static Draft? Find(JObject root)
    {
        if (root["$schema"] is not JValue { Type: JTokenType.String } named)
        {
            return Unnamed;
        }

        string uri = ((string)named!).TrimEnd('#');
        int scheme = uri.IndexOf("://", StringComparison.Ordinal);
        return Known.TryGetValue(scheme < 0 ? uri : uri[(scheme + 3)..], out Draft? draft) ? draft : null;
    }

    /// <summary>The draft of a file; of one that is not known, the keywords are taken for what they mean.</summary>
    public static Draft Of(JObject root) => Find(root) ?? Unnamed;

    /// <summary>Whether a keyword that is translated is none of the draft's.</summary>
    public bool Lacks(JProperty keyword) => foreign.Contains(keyword.Name) || (HasPrefixItems && keyword is { Name: "items", Value: JArray });
}
