using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>A change that breaks users of the types, or makes documents unreadable.</summary>
/// <param name="Location">The schema that changed, or its former place if it was removed.</param>
/// <param name="Description">What changed, for a message.</param>
internal sealed record BreakingChange(SchemaLocation Location, string Description)
{
    /// <summary>The keyword that changed, which need not be reported again; null if the change is not about a keyword.</summary>
    public SchemaLocation? Keyword { get; init; }

    /// <summary>Returns the place of a keyword, or of a part of it.</summary>
    public static SchemaLocation Inside(SchemaLocation schema, params string[] tokens) =>
        schema with { Pointer = JsonPointer.Append(schema.Pointer, tokens) };
}
