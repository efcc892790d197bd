using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>A change that breaks users of the types, or makes documents unreadable.</summary>
/// <param name="Location">The schema that changed, or its former place if it was removed.</param>
/// <param name="Description">What changed, for a message.</param>
internal sealed record BreakingChange(SchemaLocation Location, string Description);
