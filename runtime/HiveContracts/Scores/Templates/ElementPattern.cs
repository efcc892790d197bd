using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace HiveContracts;

/// <summary>
/// How the elements of a class array are spelled but for their class and their score: of documents whose classes come in ever another order,
/// that is what repeats. What differs in a byte is read token by token.
/// </summary>
internal sealed class ElementPattern
{
    private readonly ExpectedBytes before;
    private readonly ExpectedBytes between;
    private readonly ExpectedBytes behind;

    private ElementPattern(ReadOnlySpan<byte> before, ReadOnlySpan<byte> between, ReadOnlySpan<byte> behind)
    {
        this.before = new ExpectedBytes(before);
        this.between = new ExpectedBytes(between);
        this.behind = new ExpectedBytes(behind);
    }

    /// <summary>How many bytes stand behind the score.</summary>
    internal int Behind => behind.Length;

    /// <summary>The pattern of an element, which may be the one that is known.</summary>
    internal static ElementPattern Learn(ReadOnlySpan<byte> json, int name, int nameEnd, int number, int numberEnd, ElementPattern? known)
    {
        ReadOnlySpan<byte> before = json[..(name + 1)];
        ReadOnlySpan<byte> between = json[(nameEnd - 1)..number];
        ReadOnlySpan<byte> behind = json[numberEnd..];
        return known is not null && before.SequenceEqual(known.before.Bytes) && between.SequenceEqual(known.between.Bytes) && behind.SequenceEqual(known.behind.Bytes)
            ? known
            : new ElementPattern(before, between, behind);
    }

    /// <summary>Reads an array of elements that are spelled so, and have the classes of a layout in whatever order.</summary>
    /// <param name="document">The document.</param>
    /// <param name="at">Where in it the array would start.</param>
    /// <param name="layout">The layout, which is shuffled.</param>
    /// <param name="row">Takes the scores by column, and behind them the columns by their order.</param>
    /// <returns>Where in the document the array ends; 0 where it is another one.</returns>
    internal int ReadRow(ReadOnlySpan<byte> document, int at, ClassLayout layout, Span<double> row)
    {
        if ((uint)at >= (uint)document.Length || document[at] != '[')
        {
            return 0;
        }

        Span<double> scores = row[..layout.Count];
        row[layout.Count..].Clear();
        Span<byte> order = MemoryMarshal.AsBytes(row[layout.Count..]);
        scores.Fill(ClassScoreRow.NoScore);
        at = Utf8Scan.SkipWhiteSpace(document, at + 1);
        for (int index = 0; ; index++)
        {
            if (!TryRead(document, ref at, out ClassName? name, out double score, out _)
                || layout.ColumnOf(name) is not (>= 0 and int column) || !double.IsNaN(scores[column]))
            {
                return 0; // also where a class comes twice
            }

            scores[column] = score;
            order[index] = (byte)column;
            at = Utf8Scan.SkipWhiteSpace(document, at);
            bool isLast = index == scores.Length - 1;
            if ((uint)at >= (uint)document.Length || document[at] != (isLast ? ']' : ','))
            {
                return 0;
            }

            if (isLast)
            {
                return at + 1;
            }

            at = Utf8Scan.SkipWhiteSpace(document, at + 1);
        }
    }

    /// <summary>Reads an element that is spelled so; nothing is consumed where it is not.</summary>
    internal bool TryRead(ReadOnlySpan<byte> document, ref int position, [NotNullWhen(true)] out ClassName? name, out double score, out int length)
    {
        name = null;
        score = 0;
        length = 0;
        int at = position;
        if (!before.IsAt(document[at..]))
        {
            return false;
        }

        at += before.Length;
        ReadOnlySpan<byte> spelled = document[at..];
        spelled = spelled[..Utf8Scan.LengthOfPlainName(spelled)];
        at += spelled.Length;
        if (!between.IsAt(document[at..]))
        {
            return false;
        }

        at += between.Length;
        length = DoubleReader.Read(document, at, out score);
        at += length;
        if (length == 0 || !double.IsFinite(score) || !behind.IsAt(document[at..]))
        {
            return false;
        }

        name = ClassName.Of(spelled);
        position = at + behind.Length;
        return true;
    }
}
