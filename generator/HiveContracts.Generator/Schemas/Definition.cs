using HiveContracts.Generator.Contracts;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Schemas;

/// <summary>A named schema: the root of a file, or one of its definitions.</summary>
internal sealed class Definition(string name, string source, JToken nameToken, JObject schema)
{
    /// <summary>The name as the schema has it.</summary>
    public string JsonName { get; } = name;

    /// <summary>The name in C#.</summary>
    public string Name { get; } = Identifiers.Pascal(name);

    /// <summary>The file and the pointer in it.</summary>
    public string Source { get; } = source;

    /// <summary>Where the name stands, for diagnostics about it.</summary>
    public JToken NameToken { get; } = nameToken;

    public JObject Schema { get; } = schema;

    /// <summary>Whether it is the root of a file.</summary>
    public bool IsRoot => Schema.Parent is null;

    /// <summary>Whether it is but another name for something.</summary>
    public bool IsAlias => Schema.ContainsKey("$ref");

    /// <summary>Whether its values are maps, which need no type of their own; the root of a file is what people parse, and has one.</summary>
    public bool IsMap => !IsRoot && ValueReader.IsMap(Schema);

    public bool IsVocabulary => Schema.ContainsKey("x-vocabulary");

    public bool IsClassScores => Schema.ContainsKey("x-class-scores");
}
