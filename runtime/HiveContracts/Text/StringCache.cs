using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace HiveContracts;

/// <summary>
/// Short strings that were read before: a model's name, its version, "SUCCESS". Documents repeat them, and one that was made already need not be made again.
/// Longer ones, which are mostly identifiers, hashes and texts, are made each time. What is kept is bounded, and a new string takes an old one's place.
/// </summary>
internal static class StringCache
{
    private const int Places = 1 << 10;
    private const int Piece = sizeof(ulong);
    private const int MaxLength = 3 * Piece;

    private static readonly string?[] Known = new string?[Places];

    /// <summary>The string of some ASCII.</summary>
    internal static string Of(ReadOnlySpan<byte> ascii)
    {
        if (ascii.Length is 0 or > MaxLength)
        {
            return Make(ascii);
        }

        ref string? known = ref Known[Hash(ascii)];
        string? found = known;
        if (found is not null && IsEqual(ascii, found))
        {
            return found;
        }

        return known = Make(ascii);
    }

    /// <summary>Compares up to three pieces of eight, which overlap where the length is no multiple of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsEqual(ReadOnlySpan<byte> ascii, string text)
    {
        if (ascii.Length != text.Length || ascii.Length < Piece)
        {
            return Ascii.Equals(ascii, text);
        }

        int middle = (ascii.Length - Piece) / 2;
        return (Difference(ascii, text, 0) | Difference(ascii, text, middle) | Difference(ascii, text, ascii.Length - Piece)) == Vector128<ushort>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Difference(ReadOnlySpan<byte> ascii, ReadOnlySpan<char> text, int at) =>
        Vector128.WidenLower(Vector128.CreateScalar(MemoryMarshal.Read<ulong>(ascii[at..])).AsByte()) ^ Vector128.Create(MemoryMarshal.Cast<char, ushort>(text[at..]));

    private static string Make(ReadOnlySpan<byte> ascii)
    {
        int size = Vector128<byte>.Count;
        if (ascii.Length < size)
        {
            return ascii.IsEmpty ? "" : Encoding.Latin1.GetString(ascii); // ASCII is Latin-1 without a check
        }

        // Written to while nobody else has it, as string.Create does, whose delegate costs more than the copy. Sixteen at a time, of which the last
        // may overlap those before; the span is as long as the string, and its bounds are checked.
        string text = new('\0', ascii.Length);
        Span<ushort> units = MemoryMarshal.CreateSpan(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan())), text.Length);
        int last = ascii.Length - size;
        for (int at = 0; at < last; at += size)
        {
            Widen(ascii, units, at);
        }

        Widen(ascii, units, last);
        return text;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(ReadOnlySpan<byte> ascii, Span<ushort> units, int at)
    {
        (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(Vector128.Create(ascii[at..]));
        lower.CopyTo(units[at..]);
        upper.CopyTo(units[(at + Vector128<ushort>.Count)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(ReadOnlySpan<byte> ascii)
    {
        ulong hash = (ulong)ascii.Length;
        if (ascii.Length >= sizeof(ulong))
        {
            // Overlapping where the length is no multiple of eight.
            hash = (hash ^ MemoryMarshal.Read<ulong>(ascii)) * 0x9E3779B97F4A7C15;
            hash = (hash ^ MemoryMarshal.Read<ulong>(ascii[((ascii.Length - sizeof(ulong)) / 2)..])) * 0x9E3779B97F4A7C15;
            hash ^= MemoryMarshal.Read<ulong>(ascii[^sizeof(ulong)..]);
        }
        else
        {
            foreach (byte value in ascii)
            {
                hash = (hash << 8 | hash >> 56) ^ value;
            }
        }

        return (uint)((hash * 0x9E3779B97F4A7C15) >> 54);
    }
}
