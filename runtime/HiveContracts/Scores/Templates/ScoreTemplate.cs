using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HiveContracts;

/// <summary>
/// A piece of JSON without its numbers: the literal bytes before, between and after them. In class arrays these bytes repeat from frame to
/// frame. A row with the same bytes is valid JSON, as the first one was, so only its numbers are read. A row that differs in one byte is
/// read element by element, or by its pattern.
/// </summary>
internal sealed class ScoreTemplate
{
    // A larger template is not worth its memory, or may be hostile input.
    private const int MaxLength = 1 << 16;

    // All literal bytes, and for each number and the end: the index after the literal before it.
    private readonly byte[] literals;
    private readonly int[] literalEnds;

    private ScoreTemplate(byte[] literals, int[] literalEnds, int length)
    {
        this.literals = literals;
        this.literalEnds = literalEnds;
        Length = length;
    }

    /// <summary>The count of numbers.</summary>
    internal int Count => literalEnds.Length - 1;

    /// <summary>The length of the JSON that the template was learned from, in bytes.</summary>
    internal int Length { get; }

    /// <summary>The memory that the template takes, in bytes.</summary>
    internal int ByteCount => literals.Length + (sizeof(int) * literalEnds.Length);

    /// <summary>Creates a template of JSON, given the ranges of the numbers in it; null if the JSON is too long.</summary>
    internal static ScoreTemplate? Learn(ReadOnlySpan<byte> json, ReadOnlySpan<(int Start, int End)> numbers)
    {
        if (json.Length > MaxLength)
        {
            return null;
        }

        byte[] literals = new byte[json.Length];
        int[] literalEnds = new int[numbers.Length + 1];
        int start = 0;
        int length = 0;
        for (int i = 0; i <= numbers.Length; i++)
        {
            ReadOnlySpan<byte> literal = i < numbers.Length ? json[start..numbers[i].Start] : json[start..];
            literal.CopyTo(literals.AsSpan(length));
            length += literal.Length;
            literalEnds[i] = length;
            start = i < numbers.Length ? numbers[i].End : json.Length;
        }

        return new ScoreTemplate(literals.AsSpan(0, length).ToArray(), literalEnds, json.Length);
    }

    /// <summary>Whether JSON starts with the first literal.</summary>
    internal bool MatchesStart(ReadOnlySpan<byte> json) => json.StartsWith(literals.AsSpan(0, literalEnds[0]));

    /// <summary>Reads the numbers of JSON that matches the template.</summary>
    /// <param name="document">The document.</param>
    /// <param name="offset">The offset at which the JSON would start.</param>
    /// <param name="numbers">Receives all <see cref="Count"/> numbers.</param>
    /// <returns>The offset after the JSON; 0 if the document does not match.</returns>
    internal int Read(ReadOnlySpan<byte> document, int offset, Span<double> numbers)
    {
        int[] ends = literalEnds;
        ReadOnlySpan<byte> bytes = literals;
        int start = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            int literalLength = ends[i] - start;
            double number = 0;
            int length = 0;
            if (offset >= ScoreReader.Lookbehind && offset <= document.Length - ScoreReader.Lookahead - literalLength)
            {
                // Unchecked access that is in bounds: of the document by the condition above, which covers literal and number;
                // of the literals by the way they were built.
                ref byte text = ref MemoryMarshal.GetReference(document);
                if (!IsEqual(ref Unsafe.Add(ref text, offset), ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), start), literalLength))
                {
                    return 0;
                }

                offset += literalLength;
                length = ScoreReader.ReadUnchecked(ref text, offset, out number);
            }
            else if (document[offset..].StartsWith(bytes.Slice(start, literalLength)))
            {
                offset += literalLength;
            }
            else
            {
                return 0;
            }

            if (length == 0)
            {
                length = DoubleReader.Read(document[offset..], out number);
                if (length == 0 || !double.IsFinite(number))
                {
                    return 0;
                }
            }

            numbers[i] = number;
            offset += length;
            start += literalLength;
        }

        return document[offset..].StartsWith(bytes[start..]) ? offset + bytes.Length - start : 0;
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

        // Ends with four vectors that may overlap, for any length: cheaper than to count the vectors that are needed.
        int last = length - size;
        int index = 0;
        for (; index < last - (3 * size); index += size)
        {
            if (Vector128.LoadUnsafe(ref left, (nuint)index) != Vector128.LoadUnsafe(ref right, (nuint)index))
            {
                return false;
            }
        }

        Vector128<byte> difference = Difference(ref left, ref right, index)
            | Difference(ref left, ref right, Math.Min(index + size, last))
            | Difference(ref left, ref right, Math.Min(index + (2 * size), last))
            | Difference(ref left, ref right, last);
        return difference == Vector128<byte>.Zero;
    }

    /// <summary>The same, with two vectors of twice the size at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsEqualWide(ref byte left, ref byte right, int length)
    {
        int last = length - Vector256<byte>.Count;
        int index = 0;
        for (; index < last - Vector256<byte>.Count; index += Vector256<byte>.Count)
        {
            if (Vector256.LoadUnsafe(ref left, (nuint)index) != Vector256.LoadUnsafe(ref right, (nuint)index))
            {
                return false;
            }
        }

        return ((Vector256.LoadUnsafe(ref left, (nuint)index) ^ Vector256.LoadUnsafe(ref right, (nuint)index))
            | (Vector256.LoadUnsafe(ref left, (nuint)last) ^ Vector256.LoadUnsafe(ref right, (nuint)last))) == Vector256<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Difference(ref byte left, ref byte right, int index) =>
        Vector128.LoadUnsafe(ref left, (nuint)index) ^ Vector128.LoadUnsafe(ref right, (nuint)index);
}
