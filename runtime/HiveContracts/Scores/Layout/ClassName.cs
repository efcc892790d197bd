using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace HiveContracts;

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
    private readonly Print print;

    private ClassName(ReadOnlySpan<byte> utf8Name, in Print namePrint, string text)
    {
        Text = text;
        utf8 = utf8Name.ToArray();
        print = namePrint;
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
        var namePrint = new Print(utf8Name);
        uint place = namePrint.Hash;
        for (uint end = place + MaxTries; place != end && utf8Name.Length <= MaxPooledLength; place++)
        {
            ref ClassName? found = ref Pool[place % Places];
            ClassName? name = Volatile.Read(ref found);
            if (name is null)
            {
                // Whoever fills the pool with nonsense makes names slower, and no more.
                var added = new ClassName(utf8Name, namePrint, Encoding.UTF8.GetString(utf8Name));
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

            if (name.print.IsOf(namePrint) && (utf8Name.Length <= Print.MaxLength || name.utf8.AsSpan().SequenceEqual(utf8Name)))
            {
                return name;
            }
        }

        return new ClassName(utf8Name, namePrint, Encoding.UTF8.GetString(utf8Name)); // so long a name, or so many with one hash, may be somebody's trap
    }

    /// <summary>The length and eight bytes each from the start, the middle and the end, which may overlap: all there is of most names.</summary>
    private readonly struct Print
    {
        /// <summary>How long a name may be so that no byte is left out.</summary>
        internal const int MaxLength = 3 * sizeof(ulong);

        private readonly ulong start;
        private readonly ulong middle;
        private readonly ulong end;
        private readonly int length;

        internal Print(ReadOnlySpan<byte> utf8Name)
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
                ulong hash = ((start ^ (ulong)length) * 0x9E3779B97F4A7C15) ^ BitOperations.RotateLeft(middle * 0xC2B2AE3D27D4EB4F, 21) ^ BitOperations.RotateLeft(end * 0x165667B19E3779F9, 42);
                return (uint)((hash * 0x9E3779B97F4A7C15) >> 32);
            }
        }

        internal bool IsOf(in Print other) => ((start ^ other.start) | (middle ^ other.middle) | (end ^ other.end) | (uint)(length ^ other.length)) == 0;
    }
}
