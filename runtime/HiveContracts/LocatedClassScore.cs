namespace HiveContracts;

/// <summary>A class score and where in its document it stands.</summary>
/// <param name="Pointer">The JSON pointer (RFC 6901) of the array's element.</param>
/// <param name="Score">The class and its score.</param>
public readonly record struct LocatedClassScore(string Pointer, ClassScore Score);
