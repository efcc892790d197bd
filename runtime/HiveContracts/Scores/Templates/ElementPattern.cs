using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace HiveContracts;

/// <summary>
/// The bytes of a class array's element without its class and score. These bytes repeat even in documents whose classes come in another
/// order each time. An element that differs in one byte is read token by token.
/// </summary>
internal sealed class ElementPattern
{
    // Indentation is shorter. Longer white space may be hostile input.
    private const int MaxLength = 1024;

    private readonly ExpectedBytes beforeClass;
    private readonly ExpectedBytes beforeScore;
    private readonly ExpectedBytes afterScore;

    private ElementPattern(ReadOnlySpan<byte> beforeClass, ReadOnlySpan<byte> beforeScore, ReadOnlySpan<byte> afterScore)
    {
        this.beforeClass = new ExpectedBytes(beforeClass);
        this.beforeScore = new ExpectedBytes(beforeScore);
        this.afterScore = new ExpectedBytes(afterScore);
    }

    /// <summary>The number of bytes after the score.</summary>
    internal int LengthAfterScore => afterScore.Length;

    /// <summary>The memory that the pattern takes, in bytes.</summary>
    internal int ByteCount => 512 + beforeClass.Length + beforeScore.Length + afterScore.Length;

    /// <summary>Returns the pattern of an element: the existing one, if it is the same; null if it is too long.</summary>
    /// <param name="json">The element.</param>
    /// <param name="name">The range of the class in it, quotes included.</param>
    /// <param name="number">The range of the score in it, after the class.</param>
    /// <param name="existing">The pattern of the element before, if there is one.</param>
    internal static ElementPattern? Learn(ReadOnlySpan<byte> json, (int Start, int End) name, (int Start, int End) number, ElementPattern? existing)
    {
        ReadOnlySpan<byte> beforeClass = json[..(name.Start + 1)];
        ReadOnlySpan<byte> beforeScore = json[(name.End - 1)..number.Start];
        ReadOnlySpan<byte> afterScore = json[number.End..];
        if (beforeClass.Length + beforeScore.Length + afterScore.Length > MaxLength)
        {
            return null;
        }

        return existing is not null
            && beforeClass.SequenceEqual(existing.beforeClass.Bytes)
            && beforeScore.SequenceEqual(existing.beforeScore.Bytes)
            && afterScore.SequenceEqual(existing.afterScore.Bytes)
            ? existing
            : new ElementPattern(beforeClass, beforeScore, afterScore);
    }

    /// <summary>Reads an array whose elements match the pattern, and which has the classes of a layout in any order.</summary>
    /// <param name="document">The document.</param>
    /// <param name="offset">The offset at which the array would start.</param>
    /// <param name="layout">The layout, which is shuffled.</param>
    /// <param name="row">Receives the scores by column, followed by the column of each element.</param>
    /// <returns>The offset after the array; 0 if the document does not match.</returns>
    internal int ReadRow(ReadOnlySpan<byte> document, int offset, ClassLayout layout, Span<double> row)
    {
        if ((uint)offset >= (uint)document.Length || document[offset] != '[')
        {
            return 0;
        }

        Span<double> scores = row[..layout.Count];
        row[layout.Count..].Clear();
        Span<byte> columns = MemoryMarshal.AsBytes(row[layout.Count..]);
        scores.Fill(ScoreScale.NoScore);
        offset = Utf8Scan.SkipWhiteSpace(document, offset + 1);
        for (int index = 0; ; index++)
        {
            if (!TryRead(document, ref offset, out ReadOnlySpan<byte> utf8Name, out double score, out _)
                || layout.ShuffledColumnOf(utf8Name) is not (>= 0 and int column) || !double.IsNaN(scores[column]))
            {
                return 0; // no match, or another class, or a class that occurs twice
            }

            scores[column] = score;
            columns[index] = (byte)column;
            offset = Utf8Scan.SkipWhiteSpace(document, offset);
            bool isLast = index == scores.Length - 1;
            if ((uint)offset >= (uint)document.Length || document[offset] != (isLast ? ']' : ','))
            {
                return 0;
            }

            if (isLast)
            {
                return offset + 1;
            }

            offset = Utf8Scan.SkipWhiteSpace(document, offset + 1);
        }
    }

    /// <summary>Reads an element that matches the pattern; consumes nothing if it does not match.</summary>
    /// <param name="document">The document.</param>
    /// <param name="position">The offset of the element; moved to its end.</param>
    /// <param name="name">The class.</param>
    /// <param name="score">The score, a finite number.</param>
    /// <param name="scoreLength">The number of bytes of the score.</param>
    internal bool TryRead(ReadOnlySpan<byte> document, ref int position, [NotNullWhen(true)] out ClassName? name, out double score, out int scoreLength)
    {
        if (!TryRead(document, ref position, out ReadOnlySpan<byte> utf8Name, out score, out scoreLength))
        {
            name = null;
            return false;
        }

        name = ClassName.Intern(utf8Name);
        return true;
    }

    private bool TryRead(ReadOnlySpan<byte> document, ref int position, out ReadOnlySpan<byte> utf8Name, out double score, out int scoreLength)
    {
        utf8Name = default;
        score = 0;
        scoreLength = 0;
        int offset = position;
        if (!beforeClass.IsPrefixOf(document[offset..]))
        {
            return false;
        }

        offset += beforeClass.Length;
        utf8Name = document[offset..];
        utf8Name = utf8Name[..Utf8Scan.CountPlainInName(utf8Name)];
        offset += utf8Name.Length;
        if (!beforeScore.IsPrefixOf(document[offset..]))
        {
            return false;
        }

        offset += beforeScore.Length;
        scoreLength = ScoreReader.Read(document, offset, out score);
        offset += scoreLength;
        if (scoreLength == 0 || !double.IsFinite(score) || !afterScore.IsPrefixOf(document[offset..]))
        {
            return false;
        }

        position = offset + afterScore.Length;
        return true;
    }
}
