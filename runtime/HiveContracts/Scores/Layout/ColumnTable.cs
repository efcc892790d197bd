using System.Numerics;

namespace HiveContracts;

/// <summary>Finds the columns of a layout's classes by their names in UTF-8.</summary>
internal sealed class ColumnTable
{
    // More names with about the same hash may be hostile input.
    private const int MaxProbes = 16;
    private const int MaxClasses = byte.MaxValue + 1;

    private readonly ClassName[] names;

    // By hash: a column, or -1. Most places are empty, so that a search ends at once.
    private readonly short[] places;

    private ColumnTable(ClassName[] names)
    {
        this.names = names;
        places = new short[BitOperations.RoundUpToPowerOf2((uint)names.Length * 8)];
        places.AsSpan().Fill(-1);
    }

    /// <summary>Creates a table; null if a class occurs twice, or a byte cannot hold a column, or too many names have the same hash.</summary>
    internal static ColumnTable? Create(ClassName[] names)
    {
        if (names.Length is 0 or > MaxClasses)
        {
            return null;
        }

        var table = new ColumnTable(names);
        for (int column = 0; column < names.Length; column++)
        {
            if (!table.TryAdd(column))
            {
                return null;
            }
        }

        return table;
    }

    /// <summary>Returns the column of a class; -1 if there is none.</summary>
    internal int Find(ReadOnlySpan<byte> utf8Name)
    {
        var key = new NameKey(utf8Name);
        short[] all = places;
        for (uint place = key.Hash; ; place++)
        {
            int column = all[(int)place & (all.Length - 1)];
            if (column < 0 || names[column].IsNamed(key, utf8Name))
            {
                return column;
            }
        }
    }

    private bool TryAdd(int column)
    {
        ReadOnlySpan<byte> utf8Name = names[column].Utf8;
        var key = new NameKey(utf8Name);
        for (uint probe = 0; probe < MaxProbes; probe++)
        {
            ref short place = ref places[(int)(key.Hash + probe) & (places.Length - 1)];
            if (place < 0)
            {
                place = (short)column;
                return true;
            }

            if (names[place].IsNamed(key, utf8Name))
            {
                return false;
            }
        }

        return false;
    }
}
