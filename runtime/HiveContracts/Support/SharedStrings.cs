using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace HiveContracts.Support;

/// <summary>
/// Short strings that were read before: a model's name, its version, "SUCCESS". Documents repeat them, and one that was made already need not be made again.
/// Longer ones, which are mostly identifiers, hashes and texts, are made each time. What is kept is bounded, and a new string takes an old one's place.
/// </summary>
internal static class SharedStrings
{
    private const int Places = 1 << 10;
    private const int MaxLength = 24;

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
        if (found is not null && Ascii.Equals(ascii, found))
        {
            return found;
        }

        return known = Make(ascii);
    }

    private static string Make(ReadOnlySpan<byte> ascii) => ascii.IsEmpty ? "" : Encoding.Latin1.GetString(ascii); // ASCII is Latin-1 without a check

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
