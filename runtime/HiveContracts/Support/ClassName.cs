using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace HiveContracts.Support;

/// <summary>A class's name as documents spell it, one object for each name that is often seen: what layouts are made of and compared by.</summary>
internal sealed class ClassName
{
    private const int Places = 1 << 13;
    private const int MaxPooled = Places / 2;
    private const int MaxPooledLength = 64;
    private const uint MaxTries = 16;

    private static readonly ClassName?[] Pool = new ClassName?[Places];
    private static int pooled;

    private readonly byte[] utf8;

    private ClassName(ReadOnlySpan<byte> utf8Name, string text)
    {
        Text = text;
        utf8 = utf8Name.ToArray();
    }

    /// <summary>The name.</summary>
    internal string Text { get; }

    /// <summary>The column in which a row was last found to have it: a guess, that threads may overwrite.</summary>
    internal int Column { get; set; }

    /// <summary>The name of some text.</summary>
    internal static ClassName Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>The name that some UTF-8 spells, which is valid and has no escapes.</summary>
    internal static ClassName Of(ReadOnlySpan<byte> utf8Name)
    {
        if (utf8Name.Length > MaxPooledLength)
        {
            return new ClassName(utf8Name, Encoding.UTF8.GetString(utf8Name));
        }

        uint place = Hash(utf8Name);
        for (uint end = place + MaxTries; place != end; place++)
        {
            ref ClassName? found = ref Pool[place % Places];
            ClassName? name = Volatile.Read(ref found);
            if (name is null)
            {
                // Whoever fills the pool with nonsense makes names slower, and no more.
                var added = new ClassName(utf8Name, Encoding.UTF8.GetString(utf8Name));
                if (Volatile.Read(ref pooled) >= MaxPooled)
                {
                    return added;
                }

                name = Interlocked.CompareExchange(ref found, added, null);
                if (name is null)
                {
                    Interlocked.Increment(ref pooled);
                    return added;
                }
            }

            if (name.utf8.AsSpan().SequenceEqual(utf8Name))
            {
                return name;
            }
        }

        return new ClassName(utf8Name, Encoding.UTF8.GetString(utf8Name)); // so many names with one hash are somebody's trap
    }

    /// <summary>Of the length and of eight bytes each from the start, the middle and the end, which may overlap.</summary>
    private static uint Hash(ReadOnlySpan<byte> utf8Name)
    {
        ulong hash = (ulong)utf8Name.Length * 0x9E3779B97F4A7C15;
        if (utf8Name.Length >= sizeof(ulong))
        {
            hash ^= MemoryMarshal.Read<ulong>(utf8Name) * 0xC2B2AE3D27D4EB4F;
            hash ^= BitOperations.RotateLeft(MemoryMarshal.Read<ulong>(utf8Name[((utf8Name.Length - sizeof(ulong)) / 2)..]) * 0x165667B19E3779F9, 21);
            hash ^= BitOperations.RotateLeft(MemoryMarshal.Read<ulong>(utf8Name[^sizeof(ulong)..]) * 0x9E3779B97F4A7C15, 42);
        }
        else
        {
            foreach (byte value in utf8Name)
            {
                hash = (hash ^ value) * 0x100000001B3;
            }
        }

        return (uint)((hash * 0x9E3779B97F4A7C15) >> 32);
    }
}
