using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HiveContracts;

/// <summary>
/// A piece of JSON but for its numbers: what stands before, between and behind them. In class arrays that repeats from frame to frame, so that a row
/// that has the same bytes there need not be read token by token; it was, once. What differs in a byte is read the long way.
/// </summary>
internal sealed class ScoreTemplate
{
    // Larger ones are not worth keeping, or somebody's trap.
    private const int MaxLength = 1 << 16;

    private readonly byte[] gaps;
    private readonly int[] ends;

    private ScoreTemplate(byte[] gaps, int[] ends, int length)
    {
        this.gaps = gaps;
        this.ends = ends;
        Length = length;
    }

    /// <summary>How many numbers there are.</summary>
    internal int Count => ends.Length - 1;

    /// <summary>How long the JSON was that it was learned from.</summary>
    internal int Length { get; }

    /// <summary>Makes a template of some JSON, and of where its numbers stand in it.</summary>
    internal static ScoreTemplate? Learn(ReadOnlySpan<byte> json, ReadOnlySpan<(int Start, int End)> numbers)
    {
        if (json.Length > MaxLength)
        {
            return null;
        }

        byte[] gaps = new byte[json.Length];
        int[] ends = new int[numbers.Length + 1];
        int from = 0;
        int length = 0;
        for (int i = 0; i <= numbers.Length; i++)
        {
            ReadOnlySpan<byte> gap = i < numbers.Length ? json[from..numbers[i].Start] : json[from..];
            gap.CopyTo(gaps.AsSpan(length));
            length += gap.Length;
            ends[i] = length;
            from = i < numbers.Length ? numbers[i].End : json.Length;
        }

        return new ScoreTemplate(gaps.AsSpan(0, length).ToArray(), ends, json.Length);
    }

    /// <summary>Whether a text starts as the template does.</summary>
    internal bool Starts(ReadOnlySpan<byte> text) => text.StartsWith(gaps.AsSpan(0, ends[0]));

    /// <summary>Reads the numbers of a document that goes on as the template does.</summary>
    /// <param name="document">The document.</param>
    /// <param name="at">Where in it the template would start.</param>
    /// <param name="numbers">Takes the numbers, all of them.</param>
    /// <returns>Where in the document the template ends; 0 where the document differs.</returns>
    internal int Read(ReadOnlySpan<byte> document, int at, Span<double> numbers)
    {
        int[] known = ends;
        ReadOnlySpan<byte> bytes = gaps;
        int from = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            int gap = known[i] - from;
            double number = 0;
            int length = 0;
            if (at >= DoubleReader.ScoreBefore && at <= document.Length - DoubleReader.ScoreBehind - gap)
            {
                // Unchecked, and in bounds: the gap's end by what the line above says of the document, and by how the gaps were made;
                // the number's bytes by the same line.
                ref byte text = ref MemoryMarshal.GetReference(document);
                if (!IsEqual(ref Unsafe.Add(ref text, at), ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), from), gap))
                {
                    return 0;
                }

                at += gap;
                length = DoubleReader.ReadScore(ref text, at, out number);
            }
            else if (document[at..].StartsWith(bytes.Slice(from, gap)))
            {
                at += gap;
            }
            else
            {
                return 0;
            }

            if (length == 0)
            {
                length = DoubleReader.Read(document[at..], out number);
                if (length == 0 || !double.IsFinite(number))
                {
                    return 0;
                }
            }

            numbers[i] = number;
            at += length;
            from += gap;
        }

        return document[at..].StartsWith(bytes[from..]) ? at + bytes.Length - from : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsEqual(ref byte left, ref byte right, int length)
    {
        int size = Vector128<byte>.Count;
        if (length < size)
        {
            return MemoryMarshal.CreateReadOnlySpan(ref left, length).SequenceEqual(MemoryMarshal.CreateReadOnlySpan(ref right, length));
        }

        if (Vector256.IsHardwareAccelerated && length >= Vector256<byte>.Count)
        {
            return IsEqualWide(ref left, ref right, length);
        }

        // Four pieces that overlap, whatever the length: cheaper than to find out how many it takes.
        int last = length - size;
        int at = 0;
        for (; at < last - (3 * size); at += size)
        {
            if (Vector128.LoadUnsafe(ref left, (nuint)at) != Vector128.LoadUnsafe(ref right, (nuint)at))
            {
                return false;
            }
        }

        Vector128<byte> difference = Difference(ref left, ref right, at) | Difference(ref left, ref right, Math.Min(at + size, last))
            | Difference(ref left, ref right, Math.Min(at + (2 * size), last)) | Difference(ref left, ref right, last);
        return difference == Vector128<byte>.Zero;
    }

    /// <summary>The same with two pieces of twice the size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsEqualWide(ref byte left, ref byte right, int length)
    {
        int last = length - Vector256<byte>.Count;
        int at = 0;
        for (; at < last - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            if (Vector256.LoadUnsafe(ref left, (nuint)at) != Vector256.LoadUnsafe(ref right, (nuint)at))
            {
                return false;
            }
        }

        return ((Vector256.LoadUnsafe(ref left, (nuint)at) ^ Vector256.LoadUnsafe(ref right, (nuint)at))
            | (Vector256.LoadUnsafe(ref left, (nuint)last) ^ Vector256.LoadUnsafe(ref right, (nuint)last))) == Vector256<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Difference(ref byte left, ref byte right, int at) =>
        Vector128.LoadUnsafe(ref left, (nuint)at) ^ Vector128.LoadUnsafe(ref right, (nuint)at);
}
