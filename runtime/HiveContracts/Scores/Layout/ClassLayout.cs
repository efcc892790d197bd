using System.Runtime.CompilerServices;
using System.Text;

namespace HiveContracts;

/// <summary>The classes of a class array in document order: the columns of all rows that have the same classes in the same order.</summary>
internal sealed class ClassLayout : ICacheEntry
{
    /// <summary>The column of a class that the row does not have. Added to the start of any row, it is out of range of every array.</summary>
    internal const int NoColumn = int.MinValue;

    // An estimate: the layout, and the columns of the vocabularies.
    private const int BaseByteCount = 4096;

    private readonly ClassName[] names;

    // Created on demand. Threads that race create equal objects.
    private Dictionary<string, int>? byName;
    private VocabularyColumns?[] byVocabulary = [];
    private VocabularyColumns lastVocabulary = VocabularyColumns.Empty;

    // Of a shuffled layout: the columns by name.
    private readonly ColumnTable? table;

    private ClassLayout? shuffled;
    private bool isNeverShuffled;

    internal ClassLayout(ClassName[] names, ColumnTable? table = null)
    {
        this.names = names;
        this.table = table;
    }

    /// <summary>The layout of an empty array.</summary>
    internal static ClassLayout Empty { get; } = new([]);

    internal int Count => names.Length;

    /// <summary>Whether each row has the classes in its own order: the column of each element, one byte each, follows the row's scores.</summary>
    internal bool IsShuffled => table is not null;

    /// <summary>The number of values that a row takes.</summary>
    internal int Width => IsShuffled ? Count + ((Count + sizeof(double) - 1) / sizeof(double)) : Count;

    /// <summary>The layout of rows that have the same classes, each in its own order; null if a class occurs twice, or a byte cannot hold a column.</summary>
    internal ClassLayout? Shuffled => shuffled ?? (isNeverShuffled ? null : CreateShuffled());

    /// <inheritdoc/>
    public int ByteCount
    {
        get
        {
            int sum = BaseByteCount;
            foreach (ClassName name in names)
            {
                sum = (int)Math.Min(int.MaxValue, (long)sum + name.ByteCount);
            }

            return sum;
        }
    }

    /// <inheritdoc/>
    public long LastUse { get; set; }

    internal string this[int column] => names[column].Text;

    internal ReadOnlySpan<ClassName> Names => names;

    /// <summary>Whether a column has a class.</summary>
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

    /// <summary>
    /// Returns the column of a class if the last vocabulary used is that of the key type. Otherwise, or if the row does not have the class,
    /// returns <see cref="NoColumn"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int CachedColumnOf<TKey>(int index)
    {
        // Compares the key type, which is a JIT-time constant, and not the vocabulary, which is read from memory.
        VocabularyColumns last = lastVocabulary;
        return ReferenceEquals(last.KeyType, typeof(TKey)) ? last.Columns[index] : NoColumn;
    }

    /// <summary>Returns the column of a class, and caches its vocabulary as that of a key type.</summary>
    /// <returns>Negative if the row does not have the class.</returns>
    internal int ColumnOf(Vocabulary vocabulary, Type keyType, int index)
    {
        VocabularyColumns columns = ColumnsOf(vocabulary);
        columns.KeyType = keyType;
        return columns.Columns[index];
    }

    /// <summary>Returns the column of a class of a vocabulary; negative if the row does not have it.</summary>
    internal int ColumnOf(Vocabulary vocabulary, int index)
    {
        VocabularyColumns last = lastVocabulary;
        return (last.Vocabulary == vocabulary ? last : ColumnsOf(vocabulary)).Columns[index];
    }

    /// <summary>Returns the number of a vocabulary's classes that the row has.</summary>
    internal int CountOf(Vocabulary vocabulary) => ColumnsOf(vocabulary).Count;

    /// <summary>Returns the column of a class of a shuffled layout, by its name in UTF-8; -1 if there is none.</summary>
    internal int ShuffledColumnOf(ReadOnlySpan<byte> utf8Name) => table!.Find(utf8Name);

    /// <summary>Returns the first column with a name; -1 if there is none.</summary>
    internal int ColumnOf(string name) => (byName ??= IndexByName()).GetValueOrDefault(name, -1);

    /// <summary>Returns the first column with a name in UTF-8; -1 if there is none.</summary>
    internal int ColumnOf(ReadOnlySpan<byte> utf8Name)
    {
        // Names are short. A longer one is looked up as a string.
        Span<char> buffer = stackalloc char[256];
        if (!Encoding.UTF8.TryGetChars(utf8Name, buffer, out int length))
        {
            return ColumnOf(Encoding.UTF8.GetString(utf8Name));
        }

        byName ??= IndexByName();
        return byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(buffer[..length], out int column) ? column : -1;
    }

    private ClassLayout? CreateShuffled()
    {
        ColumnTable? columns = Count > 1 ? ColumnTable.Create(names) : null;
        isNeverShuffled = columns is null;
        return columns is null ? null : shuffled = new ClassLayout(names, columns);
    }

    private Dictionary<string, int> IndexByName()
    {
        var columns = new Dictionary<string, int>(names.Length);
        for (int column = 0; column < names.Length; column++)
        {
            columns.TryAdd(names[column].Text, column);
        }

        return columns;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private VocabularyColumns ColumnsOf(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        VocabularyColumns?[] cached = Volatile.Read(ref byVocabulary);
        VocabularyColumns columns = (vocabulary.Ordinal < cached.Length ? cached[vocabulary.Ordinal] : null) ?? AddVocabulary(vocabulary);
        Volatile.Write(ref lastVocabulary, columns);
        return columns;
    }

    private VocabularyColumns AddVocabulary(Vocabulary vocabulary)
    {
        int[] columns = new int[vocabulary.Count];
        columns.AsSpan().Fill(NoColumn);
        for (int column = names.Length - 1; column >= 0; column--)
        {
            int index = vocabulary.IndexOf(names[column].Text);
            if (index >= 0)
            {
                columns[index] = column;
            }
        }

        var added = new VocabularyColumns(vocabulary, columns, columns.Length - columns.AsSpan().Count(NoColumn));
        VocabularyColumns?[] cached = Volatile.Read(ref byVocabulary);
        var grown = new VocabularyColumns?[Math.Max(cached.Length, vocabulary.Ordinal + 1)];
        cached.CopyTo(grown, 0);
        grown[vocabulary.Ordinal] = added;
        Volatile.Write(ref byVocabulary, grown);
        return added;
    }

    /// <summary>The columns of a vocabulary's classes by index, <see cref="NoColumn"/> for a class that the row does not have.</summary>
    private sealed class VocabularyColumns(Vocabulary? vocabulary, int[] columns, int count)
    {
        internal static readonly VocabularyColumns Empty = new(null, [], 0);
        internal readonly Vocabulary? Vocabulary = vocabulary;
        internal readonly int[] Columns = columns;
        internal readonly int Count = count; // of the classes that have a column
        internal Type? KeyType;
    }
}
