using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace HiveContracts;

/// <summary>
/// A process-wide cache of short ASCII strings that documents repeat: a model's name, its version, "SUCCESS". Longer strings, mostly identifiers, hashes and
/// texts, are not cached. The cache has a fixed size of sets of two slots. A new string goes to the second slot, and to the first one when it is read again.
/// So a string that comes once does not replace one that documents repeat.
/// </summary>
internal static class StringCache
{
    private const int SetCountBits = 10;
    private const int ChunkLength = sizeof(ulong);
    private const int MaxLength = 3 * ChunkLength;

    private static readonly string?[] FirstSlots = new string?[1 << SetCountBits];
    private static readonly string?[] SecondSlots = new string?[1 << SetCountBits];

    /// <summary>Returns the string of ASCII bytes.</summary>
    internal static string GetOrCreate(ReadOnlySpan<byte> ascii)
    {
        if (ascii.Length is 0 or > MaxLength)
        {
            return Create(ascii);
        }

        uint set = SetOf(ascii);
        string? cached = FirstSlots[set];
        return cached is not null && IsEqual(ascii, cached) ? cached : GetOrCreateSecond(ascii, set);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string GetOrCreateSecond(ReadOnlySpan<byte> ascii, uint set)
    {
        string? cached = SecondSlots[set];
        if (cached is null || !IsEqual(ascii, cached))
        {
            return SecondSlots[set] = Create(ascii);
        }

        // Threads that do this at the same time may lose a string, and no more.
        SecondSlots[set] = FirstSlots[set];
        return FirstSlots[set] = cached;
    }

    /// <summary>Compares three chunks of eight bytes, which overlap if there are fewer than 24.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsEqual(ReadOnlySpan<byte> ascii, string text)
    {
        if (ascii.Length != text.Length || ascii.Length < ChunkLength)
        {
            return Ascii.Equals(ascii, text);
        }

        int middle = (ascii.Length - ChunkLength) / 2;
        return (Difference(ascii, text, 0) | Difference(ascii, text, middle) | Difference(ascii, text, ascii.Length - ChunkLength)) == Vector128<ushort>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Difference(ReadOnlySpan<byte> ascii, ReadOnlySpan<char> text, int index) =>
        Vector128.WidenLower(Vector128.CreateScalar(MemoryMarshal.Read<ulong>(ascii[index..])).AsByte())
        ^ Vector128.Create(MemoryMarshal.Cast<char, ushort>(text[index..]));

    private static string Create(ReadOnlySpan<byte> ascii)
    {
        int size = Vector128<byte>.Count;
        if (ascii.Length < size)
        {
            return ascii.IsEmpty ? "" : Encoding.Latin1.GetString(ascii); // unlike ASCII, Latin-1 needs no validation
        }

        // The string is written before anyone else can see it, as string.Create does, whose delegate costs more than the copy.
        // The last 16 bytes may overlap the ones before. The span is as long as the string and is bounds-checked.
        string text = new('\0', ascii.Length);
        Span<ushort> units = MemoryMarshal.CreateSpan(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan())), text.Length);
        int last = ascii.Length - size;
        for (int index = 0; index < last; index += size)
        {
            Widen(ascii, units, index);
        }

        Widen(ascii, units, last);
        return text;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(ReadOnlySpan<byte> ascii, Span<ushort> units, int index)
    {
        (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(Vector128.Create(ascii[index..]));
        lower.CopyTo(units[index..]);
        upper.CopyTo(units[(index + Vector128<ushort>.Count)..]);
    }

    /// <summary>Hashes the bytes to a set's index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint SetOf(ReadOnlySpan<byte> ascii)
    {
        ulong hash = (ulong)ascii.Length;
        if (ascii.Length >= ChunkLength)
        {
            // The same three chunks as in IsEqual.
            hash = (hash ^ MemoryMarshal.Read<ulong>(ascii)) * 0x9E3779B97F4A7C15;
            hash = (hash ^ MemoryMarshal.Read<ulong>(ascii[((ascii.Length - ChunkLength) / 2)..])) * 0x9E3779B97F4A7C15;
            hash ^= MemoryMarshal.Read<ulong>(ascii[^ChunkLength..]);
        }
        else
        {
            foreach (byte value in ascii)
            {
                hash = (hash << 8 | hash >> 56) ^ value;
            }
        }

        return (uint)((hash * 0x9E3779B97F4A7C15) >> (64 - SetCountBits));
    }
}
