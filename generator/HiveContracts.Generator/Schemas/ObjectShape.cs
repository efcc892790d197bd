using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Schemas;

/// <summary>What a schema says about objects, together with the schemas of its <c>allOf</c>.</summary>
internal sealed record ObjectShape
{
    public required JsonTypes Types { get; init; }

    public required IReadOnlyList<SchemaProperty> Properties { get; init; }

    /// <summary>The names of the required properties.</summary>
    public required IReadOnlyList<JsonNode> Required { get; init; }

    /// <summary>The names of the properties that several schemas define differently. The first definition counts.</summary>
    public required IReadOnlyList<string> Conflicts { get; init; }
}
