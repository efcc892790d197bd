using System.Text;

namespace HiveContracts.Generator.Emit;

/// <summary>Writes lines of C#, indented by the blocks that are open. Lines end in <c>\n</c> on every platform.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Append(' ', depth * 4).Append(line);
        }

        text.Append('\n');
    }

    /// <summary>Writes several lines, as they stand in a raw string.</summary>
    public void Lines(string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            Line(line.TrimEnd('\r'));
        }
    }

    /// <summary>Writes a line and opens a block below it; disposing closes the block.</summary>
    public Block Open(string header)
    {
        Line(header);
        Line("{");
        depth++;
        return new Block(this, "}");
    }

    /// <summary>The same for a block that ends in more than a brace.</summary>
    public Block Open(string header, string end)
    {
        Open(header);
        return new Block(this, end);
    }

    /// <summary>A doc comment's summary. The text may hold anything; it becomes one line, escaped.</summary>
    public void Summary(string summary) => Line($"/// <summary>{Doc(summary)}</summary>");

    public override string ToString() => text.ToString();

    /// <summary>A text as XML content on one line.</summary>
    public static string Doc(string text) => string
        .Join(" ", new string([.. text.Select(static c => char.IsControl(c) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' ? ' ' : c)]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A text as a C# string literal.</summary>
    public static string Literal(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>An open block.</summary>
    internal readonly struct Block(CodeWriter code, string end) : IDisposable
    {
        public void Dispose()
        {
            code.depth--;
            code.Line(end);
        }
    }
}
