using System.Globalization;

namespace HiveContracts;

/// <summary>A class score and where in its document it stands.</summary>
/// <param name="ArrayPointer">The JSON pointer (RFC 6901) of the array, the same string for all its elements.</param>
/// <param name="Index">The index in the array.</param>
/// <param name="Score">The class and its score.</param>
public readonly record struct LocatedClassScore(string ArrayPointer, int Index, ClassScore Score)
{
    /// <summary>The JSON pointer (RFC 6901) of the array's element.</summary>
    public string Pointer => string.Create(CultureInfo.InvariantCulture, $"{ArrayPointer}/{Index}");
}
