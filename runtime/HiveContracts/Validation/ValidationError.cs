namespace HiveContracts;

/// <summary>An error of a value against a schema.</summary>
/// <param name="Offset">The offset of the value in the document.</param>
/// <param name="Keyword">The keyword that the value violates.</param>
/// <param name="Problem">What was expected and what was found, without a period.</param>
internal sealed record ValidationError(int Offset, string Keyword, string Problem);
