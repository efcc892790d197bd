using System.Text;

namespace HiveContracts.Support;

/// <summary>The classes of a class array in wire order: the columns of the rows that have the same classes in the same order.</summary>
internal sealed class ClassLayout
{
    private readonly string[] names;
    private readonly byte[][] utf8Names;

    // By vocabulary, then by the class's index there: its column, or -1. Made when a vocabulary is first asked for; two threads make the same.
    private int[]?[] columns = [];

    internal ClassLayout(string[] names)
    {
        this.names = names;
        utf8Names = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
    }

    internal int Count => names.Length;

    internal string this[int column] => names[column];

    internal ReadOnlySpan<string> Names => names;

    internal bool IsAt(int column, ReadOnlySpan<byte> utf8Name) => column < utf8Names.Length && utf8Name.SequenceEqual(utf8Names[column]);

    /// <summary>The column of a class of a vocabulary; -1 where the row has none.</summary>
    internal int ColumnOf(Vocabulary vocabulary, int index)
    {
        int[]?[] known = Volatile.Read(ref columns);
        int[] ofVocabulary = (vocabulary.Ordinal < known.Length ? known[vocabulary.Ordinal] : null) ?? Learn(vocabulary);
        return ofVocabulary[index];
    }

    /// <summary>The first column with a name; -1 where the row has none.</summary>
    internal int ColumnOf(string name) => Array.IndexOf(names, name);

    private int[] Learn(Vocabulary vocabulary)
    {
        int[] learned = new int[vocabulary.Count];
        learned.AsSpan().Fill(-1);
        for (int column = names.Length - 1; column >= 0; column--)
        {
            int index = vocabulary.IndexOf(names[column]);
            if (index >= 0)
            {
                learned[index] = column;
            }
        }

        int[]?[] grown = new int[]?[Math.Max(columns.Length, vocabulary.Ordinal + 1)];
        columns.CopyTo(grown, 0);
        grown[vocabulary.Ordinal] = learned;
        Volatile.Write(ref columns, grown);
        return learned;
    }
}
