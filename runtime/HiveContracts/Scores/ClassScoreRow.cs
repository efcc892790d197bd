using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace HiveContracts;

/// <summary>One class array of a document, read-only. Generated class scores are views of a row.</summary>
[JsonConverter(typeof(ClassScoreRowConverter))]
public readonly partial struct ClassScoreRow : IReadOnlyList<ClassScore>, IEquatable<ClassScoreRow>
{
    /// <summary>The properties of an element of a class array.</summary>
    internal static readonly PropertyNames ElementNames = new("ClassScore", ["class", "score", "label"]);

    private readonly ClassLayout? layout;

    // The row's values start at an index of an array that other rows may share.
    private readonly double[]? values;
    private readonly RowDetails? details;
    private readonly int start;

    internal ClassScoreRow(ClassLayout layout, double[] values, int start, RowDetails? details = null)
    {
        this.layout = layout;
        this.values = values;
        this.start = start;
        this.details = details;
    }

    /// <summary>Creates a row from classes and scores.</summary>
    /// <exception cref="ArgumentException">A class has no name, a name or label is not valid Unicode, or a score is NaN or infinite.</exception>
    public ClassScoreRow(ReadOnlySpan<ClassScore> scores)
    {
        values = new double[scores.Length];
        var names = new ClassName[scores.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            if (!Guard.IsUnicode(scores[i].Name) || !Guard.IsUnicode(scores[i].Label))
            {
                throw new ArgumentException($"Expected a name and label of valid Unicode at index {i}, found an unpaired surrogate.", nameof(scores));
            }

            if (scores[i].Score is { } score && !double.IsFinite(score))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Expected a finite score for class '{scores[i].Name}', found {score}."), nameof(scores));
            }

            names[i] = ClassName.Intern(scores[i].Name ?? throw new ArgumentException($"Expected a class name at index {i}, found null.", nameof(scores)));
            values[i] = scores[i].Score ?? ScoreScale.NoScore;
            RowDetails.Add(ref details, i, scores[i].Label, null);
        }

        layout = new ClassLayout(names);
    }

    /// <summary>Whether the document has the array, even an empty one.</summary>
    public bool IsPresent => layout is not null;

    /// <summary>The number of elements; 0 if the array is not present.</summary>
    public int Count => layout?.Count ?? 0;

    /// <summary>The layout; null if the array is not present.</summary>
    internal ClassLayout? Layout => layout;

    /// <summary>The element at an index, in document order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative, or not less than <see cref="Count"/>.</exception>
    public ClassScore this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return ElementAt(ColumnAt(index));
        }
    }

    /// <summary>Enumerates the elements in document order without allocating.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Whether both rows have the same elements in the same order, with the same other properties, or both are not present.</summary>
    public bool Equals(ClassScoreRow other)
    {
        if (IsPresent != other.IsPresent || Count != other.Count)
        {
            return false;
        }

        for (int index = 0; index < Count; index++)
        {
            if (this[index] != other[index])
            {
                return false;
            }
        }

        if (details is not { HasPreserved: true } && other.details is not { HasPreserved: true })
        {
            return true;
        }

        // Some elements have other properties, too.
        using var json = new JsonWriter(isLenient: true);
        using var otherJson = new JsonWriter(isLenient: true);
        Write(json);
        other.Write(otherJson);
        return JsonEquality.AreEqual(json.Written, otherJson.Written);
    }

    /// <summary>Called by generated code: writes the array as a property. If it is not present, writes nothing, or the null that was read.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Write(ObjectWriter properties, int property)
    {
        if (IsPresent)
        {
            Write(properties.WriteName(property));
        }
        else
        {
            properties.WriteNull(property);
        }
    }

    /// <summary>Returns the elements in brackets.</summary>
    public override string ToString() => $"[{string.Join(", ", this)}]";

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ClassScoreRow other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Count == 0 ? 0 : HashCode.Combine(Count, this[0], this[Count - 1]);

    /// <summary>Whether both rows have the same elements in the same order.</summary>
    public static bool operator ==(ClassScoreRow left, ClassScoreRow right) => left.Equals(right);

    /// <summary>Whether the rows differ.</summary>
    public static bool operator !=(ClassScoreRow left, ClassScoreRow right) => !left.Equals(right);

    IEnumerator<ClassScore> IEnumerable<ClassScore>.GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<ClassScore>)this).GetEnumerator();

    /// <summary>Called by generated code: writes the array, which is empty if it is not present.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Write(JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.BeginArray();
        for (int index = 0; index < Count; index++)
        {
            int column = ColumnAt(index);
            ObjectWriter element = writer.BeginObject(ElementNames, details?.Preserved(column));
            element.Write(0, layout![column]);
            element.Write(1, ScoreAt(column));
            element.Write(2, details?.Label(column));
            element.EndObject();
        }

        writer.EndArray();
    }

    /// <summary>Returns the score in a column; NaN if it is missing.</summary>
    internal double Value(int column) => values![start + column];

    private ClassScore ElementAt(int column) => new(layout![column], ScoreAt(column), details?.Label(column));

    private double? ScoreAt(int column)
    {
        double value = Value(column);
        return double.IsNaN(value) ? null : value;
    }

    /// <summary>Returns the column of the element at an index in document order.</summary>
    private int ColumnAt(int index) => layout!.IsShuffled ? MemoryMarshal.AsBytes(values.AsSpan(start + layout.Count))[index] : index;

    /// <summary>Enumerates the elements in document order.</summary>
    public struct Enumerator
    {
        private readonly ClassScoreRow row;
        private readonly int count;
        private int index;

        internal Enumerator(ClassScoreRow row)
        {
            this.row = row;
            count = row.Count;
            index = -1;
        }

        /// <summary>The current element.</summary>
        public readonly ClassScore Current => row[index];

        /// <summary>Advances to the next element.</summary>
        /// <returns>False after the last element.</returns>
        public bool MoveNext() => ++index < count;
    }
}
