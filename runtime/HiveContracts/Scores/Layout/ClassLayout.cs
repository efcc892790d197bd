using System.Runtime.CompilerServices;
using System.Text;

namespace HiveContracts;

/// <summary>The classes of a class array in wire order: the columns of the rows that have the same classes in the same order.</summary>
internal sealed class ClassLayout
{
    /// <summary>In place of a column: with the start of any row added, it is an index into no array.</summary>
    internal const int None = int.MinValue;

    private readonly ClassName[] names;

    // Made when first asked for; two threads make the same.
    private Dictionary<string, int>? byName;
    private VocabularyColumns?[] byVocabulary = [];
    private VocabularyColumns lastVocabulary = VocabularyColumns.OfNone;

    private ClassLayout? shuffled;

    internal ClassLayout(ClassName[] names, bool isShuffled = false)
    {
        this.names = names;
        IsShuffled = isShuffled;
    }

    /// <summary>The layout of an empty array.</summary>
    internal static ClassLayout Empty { get; } = new([]);

    internal int Count => names.Length;

    /// <summary>Whether each row has the classes in an order of its own: the column of each element, one byte each, behind the row's scores.</summary>
    internal bool IsShuffled { get; }

    /// <summary>How many values a row takes.</summary>
    internal int Width => IsShuffled ? Count + ((Count + sizeof(double) - 1) / sizeof(double)) : Count;

    /// <summary>The layout of rows that have the same classes in orders of their own; null where a byte or a name does not tell the columns apart.</summary>
    internal ClassLayout? Shuffled => shuffled ?? (Count is > 1 and <= byte.MaxValue + 1 && (byName ??= ByName()).Count == Count ? shuffled = new ClassLayout(names, isShuffled: true) : null);

    /// <summary>How the last row that was read token by token was spelled, where another may be spelled so.</summary>
    internal ScoreTemplate? Template { get; set; }

    /// <summary>How the elements of that row were spelled, whatever their order.</summary>
    internal ElementPattern? Elements { get; set; }

    internal string this[int column] => names[column].Text;

    internal ReadOnlySpan<ClassName> Names => names;

    /// <summary>Whether a column is of a class.</summary>
    internal bool Has(int column, ClassName name) => (uint)column < (uint)names.Length && (names[column] == name || names[column].Text == name.Text);

    /// <summary>Whether the layout has these classes in this order.</summary>
    internal bool HasNames(ReadOnlySpan<ClassName> others)
    {
        if (others.Length != names.Length)
        {
            return false;
        }

        for (int column = 0; column < others.Length; column++)
        {
            if (!Has(column, others[column]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The column of a class of the vocabulary that was last asked for by its key type; <see cref="None"/> where it is of another, or the row has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int ColumnOfLast<TKey>(int index)
    {
        // The type is a constant of the program, which the vocabulary is not.
        VocabularyColumns last = lastVocabulary;
        return ReferenceEquals(last.KeyType, typeof(TKey)) ? last.Columns[index] : None;
    }

    /// <summary>The column of a class of a vocabulary, which is the one of a key type from now on; negative where the row has none.</summary>
    internal int ColumnOf(Vocabulary vocabulary, Type keyType, int index)
    {
        VocabularyColumns columns = ColumnsOf(vocabulary);
        columns.KeyType = keyType;
        return columns.Columns[index];
    }

    /// <summary>The column of a class of a vocabulary; negative where the row has none.</summary>
    internal int ColumnOf(Vocabulary vocabulary, int index)
    {
        VocabularyColumns last = lastVocabulary;
        return (last.Vocabulary == vocabulary ? last : ColumnsOf(vocabulary)).Columns[index];
    }

    /// <summary>How many of a vocabulary's classes the row has.</summary>
    internal int CountOf(Vocabulary vocabulary) => ColumnsOf(vocabulary).Count;

    /// <summary>The first column of a class; -1 where the row has none.</summary>
    internal int ColumnOf(ClassName name)
    {
        int column = name.Column;
        if ((uint)column >= (uint)names.Length || names[column] != name)
        {
            name.Column = column = ColumnOf(name.Text);
        }

        return column;
    }

    /// <summary>The first column with a name; -1 where the row has none.</summary>
    internal int ColumnOf(string name) => (byName ??= ByName()).GetValueOrDefault(name, -1);

    /// <summary>The first column with a name in UTF-8; -1 where the row has none.</summary>
    internal int ColumnOf(ReadOnlySpan<byte> utf8Name)
    {
        // Names are short: what is longer than this is looked up as a string.
        Span<char> buffer = stackalloc char[256];
        if (!Encoding.UTF8.TryGetChars(utf8Name, buffer, out int length))
        {
            return ColumnOf(Encoding.UTF8.GetString(utf8Name));
        }

        byName ??= ByName();
        return byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(buffer[..length], out int column) ? column : -1;
    }

    private Dictionary<string, int> ByName()
    {
        var found = new Dictionary<string, int>(names.Length);
        for (int column = 0; column < names.Length; column++)
        {
            found.TryAdd(names[column].Text, column);
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private VocabularyColumns ColumnsOf(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        VocabularyColumns?[] known = Volatile.Read(ref byVocabulary);
        VocabularyColumns columns = (vocabulary.Ordinal < known.Length ? known[vocabulary.Ordinal] : null) ?? Learn(vocabulary);
        Volatile.Write(ref lastVocabulary, columns);
        return columns;
    }

    private VocabularyColumns Learn(Vocabulary vocabulary)
    {
        int[] columns = new int[vocabulary.Count];
        columns.AsSpan().Fill(None);
        for (int column = names.Length - 1; column >= 0; column--)
        {
            int index = vocabulary.IndexOf(names[column].Text);
            if (index >= 0)
            {
                columns[index] = column;
            }
        }

        var learned = new VocabularyColumns(vocabulary, columns, columns.Length - columns.AsSpan().Count(None));
        VocabularyColumns?[] known = Volatile.Read(ref byVocabulary);
        var grown = new VocabularyColumns?[Math.Max(known.Length, vocabulary.Ordinal + 1)];
        known.CopyTo(grown, 0);
        grown[vocabulary.Ordinal] = learned;
        Volatile.Write(ref byVocabulary, grown);
        return learned;
    }

    /// <summary>By a class's index in a vocabulary its column, or <see cref="None"/>; and how many have one.</summary>
    private sealed class VocabularyColumns(Vocabulary? vocabulary, int[] columns, int count)
    {
        internal static readonly VocabularyColumns OfNone = new(null, [], 0);
        internal readonly Vocabulary? Vocabulary = vocabulary;
        internal readonly int[] Columns = columns;
        internal readonly int Count = count;
        internal Type? KeyType;
    }
}
