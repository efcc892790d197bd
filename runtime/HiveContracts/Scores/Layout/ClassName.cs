using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace HiveContracts;

/// <summary>The name of a class as documents spell it, interned: layouts are made of names, and compare them by reference first.</summary>
internal sealed class ClassName
{
    private const int PoolSize = 1 << 13;
    private const int MaxPooled = PoolSize / 2;
    private const int MaxPooledLength = 64;
    private const uint MaxProbes = 16;

    private static readonly ClassName?[] Pool = new ClassName?[PoolSize];
    private static int pooledCount;

    private readonly byte[] utf8;
    private readonly NameKey key;

    private ClassName(ReadOnlySpan<byte> utf8Name, in NameKey key, string text)
    {
        Text = text;
        utf8 = utf8Name.ToArray();
        this.key = key;
    }

    /// <summary>The name.</summary>
    internal string Text { get; }

    /// <summary>The column of the class in the last row that was searched for it. A hint: threads may overwrite it.</summary>
    internal int ColumnHint { get; set; }

    /// <summary>Returns the object for a name.</summary>
    internal static ClassName Intern(string text) => Intern(Encoding.UTF8.GetBytes(text));

    /// <summary>Returns the object for a name in UTF-8: the pooled one, or a new one if the pool is full or the name is long.</summary>
    /// <param name="utf8Name">Valid UTF-8 without escapes.</param>
    internal static ClassName Intern(ReadOnlySpan<byte> utf8Name)
    {
        var key = new NameKey(utf8Name);
        uint slot = key.Hash;
        for (uint end = slot + MaxProbes; slot != end && utf8Name.Length <= MaxPooledLength; slot++)
        {
            ref ClassName? entry = ref Pool[slot % PoolSize];
            ClassName? name = Volatile.Read(ref entry);
            if (name is null)
            {
                // Hostile input that fills the pool makes names slower, and nothing else.
                var added = new ClassName(utf8Name, key, Encoding.UTF8.GetString(utf8Name));
                if (Volatile.Read(ref pooledCount) >= MaxPooled)
                {
                    return added;
                }

                name = Interlocked.CompareExchange(ref entry, added, null);
                if (name is null)
                {
                    Interlocked.Increment(ref pooledCount);
                    return added;
                }
            }

            if (name.key.Equals(key) && (utf8Name.Length <= NameKey.MaxLength || name.utf8.AsSpan().SequenceEqual(utf8Name)))
            {
                return name;
            }
        }

        return new ClassName(utf8Name, key, Encoding.UTF8.GetString(utf8Name)); // a long name, or many with one hash, may be hostile input
    }

    /// <summary>The length of a name and eight bytes each from its start, middle and end, which may overlap. For most names, that is all bytes.</summary>
    private readonly struct NameKey
    {
        /// <summary>The maximum length of a name whose key contains all its bytes.</summary>
        internal const int MaxLength = 3 * sizeof(ulong);

        private readonly ulong start;
        private readonly ulong middle;
        private readonly ulong end;
        private readonly int length;

        internal NameKey(ReadOnlySpan<byte> utf8Name)
        {
            length = utf8Name.Length;
            if (length >= sizeof(ulong))
            {
                start = MemoryMarshal.Read<ulong>(utf8Name);
                middle = MemoryMarshal.Read<ulong>(utf8Name[((length - sizeof(ulong)) / 2)..]);
                end = MemoryMarshal.Read<ulong>(utf8Name[^sizeof(ulong)..]);
                return;
            }

            foreach (byte value in utf8Name)
            {
                start = (start << 8) | value;
            }
        }

        internal uint Hash
        {
            get
            {
                ulong hash = ((start ^ (ulong)length) * 0x9E3779B97F4A7C15)
                    ^ BitOperations.RotateLeft(middle * 0xC2B2AE3D27D4EB4F, 21)
                    ^ BitOperations.RotateLeft(end * 0x165667B19E3779F9, 42);
                return (uint)((hash * 0x9E3779B97F4A7C15) >> 32);
            }
        }

        internal bool Equals(in NameKey other) =>
            ((start ^ other.start) | (middle ^ other.middle) | (end ^ other.end) | (uint)(length ^ other.length)) == 0;
    }
}
