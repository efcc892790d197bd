using System.Diagnostics.CodeAnalysis;

namespace HiveContracts.Support;

/// <summary>
/// How the elements of a class array are spelled but for their class and their score: of documents whose classes come in ever another order,
/// that is what repeats. What differs in a byte is read token by token.
/// </summary>
internal sealed class ElementPattern
{
    private readonly byte[] before;
    private readonly byte[] between;
    private readonly byte[] behind;

    private ElementPattern(ReadOnlySpan<byte> before, ReadOnlySpan<byte> between, ReadOnlySpan<byte> behind)
    {
        this.before = before.ToArray();
        this.between = between.ToArray();
        this.behind = behind.ToArray();
    }

    /// <summary>How many bytes stand behind the score.</summary>
    internal int Behind => behind.Length;

    /// <summary>The pattern of an element, which may be the one that is known.</summary>
    internal static ElementPattern Learn(ReadOnlySpan<byte> json, int name, int nameEnd, int number, int numberEnd, ElementPattern? known)
    {
        ReadOnlySpan<byte> before = json[..(name + 1)];
        ReadOnlySpan<byte> between = json[(nameEnd - 1)..number];
        ReadOnlySpan<byte> behind = json[numberEnd..];
        return known is not null && before.SequenceEqual(known.before) && between.SequenceEqual(known.between) && behind.SequenceEqual(known.behind)
            ? known
            : new ElementPattern(before, between, behind);
    }

    /// <summary>Reads an element that is spelled so; nothing is consumed where it is not.</summary>
    internal bool TryRead(ReadOnlySpan<byte> document, ref int position, [NotNullWhen(true)] out ClassName? name, out double score, out int length)
    {
        name = null;
        score = 0;
        length = 0;
        ReadOnlySpan<byte> text = document[position..];
        if (!text.StartsWith(before))
        {
            return false;
        }

        text = text[before.Length..];
        int nameLength = JsonText.LengthOfPlain(text);
        ReadOnlySpan<byte> spelled = text[..nameLength];
        text = text[nameLength..];
        if (!text.StartsWith(between))
        {
            return false;
        }

        text = text[between.Length..];
        length = NumberReader.Read(document, document.Length - text.Length, out score);
        if (length == 0 || !double.IsFinite(score) || !text[length..].StartsWith(behind))
        {
            return false;
        }

        name = ClassName.Of(spelled);
        position = document.Length - text.Length + length + behind.Length;
        return true;
    }
}
