using System.Globalization;

namespace HiveContracts;

/// <summary>A class score and its location in the document.</summary>
/// <param name="ArrayPointer">The JSON pointer (RFC 6901) of the array; all elements of an array share one string.</param>
/// <param name="Index">The index of the element in the array.</param>
/// <param name="Score">The class and its score.</param>
public readonly record struct LocatedClassScore(string ArrayPointer, int Index, ClassScore Score)
{
    /// <summary>The JSON pointer (RFC 6901) of the element.</summary>
    public string Pointer => string.Create(CultureInfo.InvariantCulture, $"{ArrayPointer}/{Index}");
}
