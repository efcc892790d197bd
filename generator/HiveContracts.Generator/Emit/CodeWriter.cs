using System.Text;

namespace HiveContracts.Generator.Emit;

/// <summary>Writes lines of C#, indented by the open blocks. Lines end in <c>\n</c> on every platform. Blocks do not start or end with a blank line.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;
    private bool isBlankPending;
    private bool isBlockStart = true;

    /// <summary>Writes a line; an empty one separates what is before it from what is after it.</summary>
    public void Line(string line = "")
    {
        if (line.Length == 0)
        {
            isBlankPending = !isBlockStart;
            return;
        }

        if (isBlankPending)
        {
            text.Append('\n');
        }

        text.Append(' ', depth * 4).Append(line).Append('\n');
        isBlankPending = isBlockStart = false;
    }

    /// <summary>Writes the lines of a raw string.</summary>
    public void Lines(string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            Line(line.TrimEnd('\r'));
        }
    }

    /// <summary>Writes a line and opens a block below it. Disposing closes the block.</summary>
    public Block Open(string header, string end = "}")
    {
        Line(header);
        Line("{");
        depth++;
        isBlockStart = true;
        return new Block(this, end);
    }

    /// <summary>Writes the summary of a doc comment.</summary>
    /// <param name="description">Text from the schema, which is escaped.</param>
    /// <param name="otherwise">XML content that takes the place of an empty description.</param>
    public void Summary(string description, string otherwise) => Line($"/// <summary>{(description.Length > 0 ? Doc(description) : otherwise)}</summary>");

    public override string ToString() => text.ToString();

    /// <summary>A text as XML content on one line.</summary>
    public static string Doc(string text)
    {
        string plain = new([.. text.Select(static c => char.IsControl(c) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' ? ' ' : c)]);
        string line = string.Join(" ", plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }

    /// <summary>A text as a C# string literal.</summary>
    public static string Literal(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>Texts as C# string literals, separated by commas.</summary>
    public static string Literals(IEnumerable<string> texts) => string.Join(", ", texts.Select(Literal));

    private void Close(string end)
    {
        depth--;
        isBlankPending = isBlockStart = false;
        Line(end);
    }

    /// <summary>An open block.</summary>
    internal readonly struct Block(CodeWriter code, string end) : IDisposable
    {
        public void Dispose() => code.Close(end);
    }
}
