namespace HiveContracts.Generator.Model;

/// <summary>A member next to a string that converts it to a .NET type. It is null if the string cannot be converted.</summary>
/// <param name="Suffix">What its name adds to the name of the string.</param>
/// <param name="Type">The .NET type, with its namespace unless it is a keyword of C#.</param>
/// <param name="Meaning">What it returns, for its doc comment.</param>
internal sealed record ConvertedAccessor(string Suffix, string Type, string Meaning);
