using System.Collections;
using System.ComponentModel;
using System.Text.Json;

namespace HiveContracts.Support;

/// <summary>One class array of a document: what the generated class scores are a view of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ClassScoreRow : IReadOnlyList<ClassScore>, IEquatable<ClassScoreRow>
{
    internal static readonly PropertyNames ElementNames = new("class", "score");

    private readonly ClassScoreTable? table;
    private readonly int row;

    internal ClassScoreRow(ClassScoreTable table, int row)
    {
        this.table = table;
        this.row = row;
    }

    /// <summary>Makes a row of its own from classes and scores.</summary>
    public ClassScoreRow(ReadOnlySpan<ClassScore> scores)
    {
        table = new ClassScoreTable();
        string[] names = new string[scores.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            names[i] = scores[i].Name ?? throw new ArgumentException("A class needs a name.", nameof(scores));
            if (scores[i].Score is { } score && !double.IsFinite(score))
            {
                throw new ArgumentException($"The score of '{names[i]}' is no finite number.", nameof(scores));
            }

            table.Append(scores[i].Score ?? ClassScoreTable.NoScore, null);
        }

        row = table.EndRow(names);
    }

    /// <summary>Whether the document has the array, if only an empty one.</summary>
    public bool IsPresent => table is not null;

    /// <inheritdoc/>
    public int Count => table?.LayoutOf(row).Count ?? 0;

    /// <inheritdoc/>
    public ClassScore this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return new ClassScore(table!.LayoutOf(row)[index], Score(index));
        }
    }

    /// <summary>The score of a class by its index in a vocabulary; null where the row has none.</summary>
    public double? Find(Vocabulary vocabulary, int index) => table is null ? null : Score(table.LayoutOf(row).ColumnOf(vocabulary, index));

    /// <summary>The score of a class by its key; null where the row has none.</summary>
    public double? Find<TKey>(TKey key)
        where TKey : struct, IClassKey => Find(TKey.Vocabulary, key.Index);

    /// <summary>The first element with a name, known to the schema or not; null where the row has none.</summary>
    public ClassScore? Find(string name)
    {
        int column = table is null ? -1 : table.LayoutOf(row).ColumnOf(name);
        return column < 0 ? null : this[column];
    }

    /// <summary>Goes through the elements in wire order without allocating.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <inheritdoc/>
    public bool Equals(ClassScoreRow other) => IsPresent == other.IsPresent && this.SequenceEqual(other);

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

    internal void Write(JsonPrinter printer)
    {
        Utf8JsonWriter writer = printer.Writer;
        writer.WriteStartArray();
        for (int column = 0; column < Count; column++)
        {
            ClassScore score = this[column];
            ObjectPrinter element = printer.BeginObject(ElementNames, table!.Notes(row, column));
            element.Write(0, score.Name);
            element.Write(1, score.Score);
            element.EndObject();
        }

        writer.WriteEndArray();
    }

    private double? Score(int column)
    {
        double value = column < 0 ? ClassScoreTable.NoScore : table!.Value(row, column);
        return double.IsNaN(value) ? null : value;
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
