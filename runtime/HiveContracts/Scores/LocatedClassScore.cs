using System.Globalization;

namespace HiveContracts;

/// <summary>A class score and its location in the document.</summary>
public readonly record struct LocatedClassScore
{
    // A string, or an ArrayLocation, whose pointer is written when it is asked for; null for the document itself.
    private readonly object? array;

    /// <summary>Creates an instance.</summary>
    /// <param name="arrayPointer">The JSON pointer (RFC 6901) of the array.</param>
    /// <param name="index">The index of the element in the array.</param>
    /// <param name="score">The class and its score.</param>
    public LocatedClassScore(string arrayPointer, int index, ClassScore score)
        : this((object)arrayPointer, index, score)
    {
    }

    internal LocatedClassScore(ArrayLocation? array, int index, ClassScore score)
        : this((object?)array, index, score)
    {
    }

    private LocatedClassScore(object? array, int index, ClassScore score)
    {
        this.array = array;
        Index = index;
        Score = score;
    }

    /// <summary>The JSON pointer (RFC 6901) of the array; all elements of an array share one string.</summary>
    public string ArrayPointer => array?.ToString() ?? "";

    /// <summary>The index of the element in the array.</summary>
    public int Index { get; }

    /// <summary>The class and its score.</summary>
    public ClassScore Score { get; }

    /// <summary>The JSON pointer (RFC 6901) of the element.</summary>
    public string Pointer => string.Create(CultureInfo.InvariantCulture, $"{ArrayPointer}/{Index}");

    /// <summary>Whether both have the same location, class and score.</summary>
    public bool Equals(LocatedClassScore other) => Index == other.Index && Score == other.Score && ArrayPointer == other.ArrayPointer;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Index, Score);
}
