namespace HiveContracts.Generator.Checks;

/// <summary>A change that breaks those who use the types or send the documents.</summary>
/// <param name="Source">The schema file and the pointer in it where it is now, or was.</param>
/// <param name="What">What has changed, for a message.</param>
internal sealed record BreakingChange(string Source, string What);
