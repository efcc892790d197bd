using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HiveContracts;

/// <summary>One class array of a document: what the generated class scores are a view of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ClassScoreRow : IReadOnlyList<ClassScore>, IEquatable<ClassScoreRow>
{
    /// <summary>A model's rounding may exceed 1 by this little.</summary>
    internal const double HighestProbability = 1 + 1e-6;

    internal const ulong HighestProbabilityBits = 0x3FF0_0001_0C6F_7A0B;

    /// <summary>Stands for an element without a score: no JSON number is NaN.</summary>
    internal const double NoScore = double.NaN;

    internal static readonly PropertyNames ElementNames = new("ClassScore", ["class", "score", "label"]);

    private readonly ClassLayout? layout;

    // Of this row and maybe others; this one's start at an index.
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

    /// <summary>Makes a row of its own from classes and scores.</summary>
    public ClassScoreRow(ReadOnlySpan<ClassScore> scores)
    {
        values = new double[scores.Length];
        var names = new ClassName[scores.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            names[i] = ClassName.Of(scores[i].Name ?? throw new ArgumentException("A class needs a name.", nameof(scores)));
            if (scores[i].Score is { } score && !double.IsFinite(score))
            {
                throw new ArgumentException($"The score of '{scores[i].Name}' is no finite number.", nameof(scores));
            }

            values[i] = scores[i].Score ?? NoScore;
            RowDetails.Add(ref details, i, scores[i].Label, null);
        }

        layout = new ClassLayout(names);
    }

    /// <summary>Whether the document has the array, if only an empty one.</summary>
    public bool IsPresent => layout is not null;

    /// <inheritdoc/>
    public int Count => layout?.Count ?? 0;

    /// <summary>The classes; null where the document has no array.</summary>
    internal ClassLayout? Layout => layout;

    /// <inheritdoc/>
    public ClassScore this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return At(ColumnAt(index));
        }
    }

    /// <summary>The probability of a class; null where the row has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The key is <c>default</c>, which is no class.</exception>
    /// <exception cref="InvalidOperationException">The score is no probability: the row is of a model with another scale.</exception>
    public double? Probability<TKey>(TKey key)
        where TKey : struct, IProbabilityKey => Probability<TKey>(TKey.Vocabulary.Checked(key.Index));

    /// <summary>The severity of a class; null where the row has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The key is <c>default</c>, which is no class.</exception>
    /// <exception cref="InvalidOperationException">The score is no severity: the row is of a model with another scale.</exception>
    public Severity? Severity<TKey>(TKey key)
        where TKey : struct, ISeverityKey => Severity<TKey>(TKey.Vocabulary.Checked(key.Index));

    /// <summary>The probability of a class by its index in its key type's vocabulary; null where the row has none.</summary>
    /// <exception cref="InvalidOperationException">The score is no probability: the row is of a model with another scale.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double? Probability<TKey>(int index)
        where TKey : struct, IProbabilityKey
    {
        if (layout is not null)
        {
            double[] scores = values!;
            int at = start + layout.ColumnOfLast<TKey>(index);

            // One comparison for all: as bits, negative numbers and NaN are above every probability.
            if ((uint)at < (uint)scores.Length && BitConverter.DoubleToUInt64Bits(scores[at]) <= HighestProbabilityBits)
            {
                return scores[at];
            }
        }

        return RareProbability(layout, values, start, TKey.Vocabulary, typeof(TKey), index);
    }

    /// <summary>The severity of a class by its index in its key type's vocabulary; null where the row has none.</summary>
    /// <exception cref="InvalidOperationException">The score is no severity: the row is of a model with another scale.</exception>
    public Severity? Severity<TKey>(int index)
        where TKey : struct, ISeverityKey => ToSeverity(TKey.Vocabulary, index, Value(TKey.Vocabulary, index));

    /// <summary>What is not there, or no probability, or asked for the first time. By its parts, so that the fast way needs no row in memory.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double? RareProbability(ClassLayout? layout, double[]? values, int start, Vocabulary vocabulary, Type keyType, int index) =>
        layout?.ColumnOf(vocabulary, keyType, index) is >= 0 and int column ? ToProbability(vocabulary, index, values![start + column]) : null;

    /// <summary>The probability of a class by its index in a vocabulary; null where the row has none.</summary>
    internal double? Probability(Vocabulary vocabulary, int index) => ToProbability(vocabulary, index, Value(vocabulary, index));

    /// <summary>A score as a probability.</summary>
    internal static double? ToProbability(Vocabulary vocabulary, int index, double value) => value switch
    {
        >= 0 and <= HighestProbability => value,
        double.NaN => null,
        _ => throw Mismatch(vocabulary, index, value, "a probability of 0..1"),
    };

    /// <summary>A score as a severity.</summary>
    internal static Severity? ToSeverity(Vocabulary vocabulary, int index, double value) =>
        double.IsNaN(value) ? null : HiveContracts.Severity.FromScore(value) ?? throw Mismatch(vocabulary, index, value, "a severity, which is a whole number from -1");

    /// <summary>The first element with a name, known to the schema or not; null where the row has none.</summary>
    public ClassScore? Find(string name) => layout?.ColumnOf(name) is >= 0 and int column ? At(column) : null;

    /// <summary>The first element with a name in UTF-8; null where the row has none.</summary>
    public ClassScore? Find(ReadOnlySpan<byte> utf8Name) => layout?.ColumnOf(utf8Name) is >= 0 and int column ? At(column) : null;

    /// <summary>The vocabulary that most of the row's classes are of, the first of equal ones; null where they are of none.</summary>
    public Vocabulary? BestFit(ReadOnlySpan<Vocabulary> vocabularies)
    {
        (Vocabulary? best, int most) = (null, 0);
        foreach (Vocabulary vocabulary in vocabularies)
        {
            int count = layout?.CountOf(vocabulary) ?? 0;
            if (count > most)
            {
                (best, most) = (vocabulary, count);
            }
        }

        return best;
    }

    /// <summary>The elements with the highest scores, highest first and equal ones in wire order; those without a score are not among them.</summary>
    public ContractList<ClassScore> Top(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new([.. this.Where(static score => score.Score is not null).OrderByDescending(static score => score.Score).Take(count)]);
    }

    /// <summary>Goes through the elements in wire order without allocating.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <inheritdoc/>
    public bool Equals(ClassScoreRow other)
    {
        if (IsPresent != other.IsPresent || Count != other.Count)
        {
            return false;
        }

        for (int column = 0; column < Count; column++)
        {
            if (this[column] != other[column] || !Equals(details?.Notes(column), other.details?.Notes(column)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The elements in brackets.</summary>
    public override string ToString() => $"[{string.Join(", ", this)}]";

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ClassScoreRow other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Count == 0 ? 0 : HashCode.Combine(Count, this[0], this[Count - 1]);

    /// <summary>Whether both have the same classes and scores in the same order.</summary>
    public static bool operator ==(ClassScoreRow left, ClassScoreRow right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(ClassScoreRow left, ClassScoreRow right) => !left.Equals(right);

    IEnumerator<ClassScore> IEnumerable<ClassScore>.GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<ClassScore>)this).GetEnumerator();

    /// <summary>Called by generated code: writes the array as a property. One that is not present is not written, unless a null was read there.</summary>
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

    internal void Write(JsonWriter writer)
    {
        writer.BeginArray();
        for (int index = 0; index < Count; index++)
        {
            int column = ColumnAt(index);
            ObjectWriter element = writer.BeginObject(ElementNames, details?.Notes(column));
            element.Write(0, layout![column]);
            element.Write(1, Score(column));
            element.Write(2, details?.Label(column));
            element.EndObject();
        }

        writer.EndArray();
    }

    private static InvalidOperationException Mismatch(Vocabulary vocabulary, int index, double value, string expected) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The score of '{vocabulary[index]}' is {value}, and {vocabulary.Name} expects {expected}: these scores are of another model."));

    private ClassScore At(int column) => new(layout![column], Score(column), details?.Label(column));

    /// <summary>The column of an element by its place on the wire.</summary>
    private int ColumnAt(int index) => layout!.IsShuffled ? MemoryMarshal.AsBytes(values.AsSpan(start + layout.Count))[index] : index;

    private double? Score(int column)
    {
        double value = Value(column);
        return double.IsNaN(value) ? null : value;
    }

    /// <summary>The value of a column, NaN where there is none.</summary>
    internal double Value(int column) => values![start + column];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Value(Vocabulary vocabulary, int index)
    {
        int column = layout is null ? -1 : layout.ColumnOf(vocabulary, index);
        return column < 0 ? NoScore : Value(column);
    }

    /// <summary>Goes through the elements in wire order.</summary>
    public struct Enumerator
    {
        private readonly ClassScoreRow scores;
        private readonly int count;
        private int index;

        internal Enumerator(ClassScoreRow scores)
        {
            this.scores = scores;
            count = scores.Count;
            index = -1;
        }

        /// <summary>The element at hand.</summary>
        public readonly ClassScore Current => scores[index];

        /// <summary>Goes to the next element, if there is one.</summary>
        public bool MoveNext() => ++index < count;
    }
}
