using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace HiveContracts.Generator.Tests;

/// <summary>A text and the place in it that a diagnostic must point to.</summary>
internal sealed class MarkedText
{
    private readonly TextSpan span;
    private readonly bool isPosition;

    private MarkedText(string text, TextSpan span, bool isPosition) => (Text, this.span, this.isPosition) = (text, span, isPosition);

    /// <summary>Gets the text without the markup.</summary>
    public string Text { get; }

    /// <summary>
    /// Parses Roslyn's test markup: <c>[|...|]</c> marks a span, <c>$$</c> a position, of which no end is checked. A lone <c>[</c> can only be
    /// marked by a position, since <c>[|[|]</c> opens two spans.
    /// </summary>
    public static MarkedText Parse(string markup)
    {
        TestFileMarkupParser.GetPositionAndSpans(markup, out string text, out int? position, out System.Collections.Immutable.ImmutableArray<TextSpan> spans);
        return position is { } start ? new(text, new TextSpan(start, 0), isPosition: true) : new(text, Assert.Single(spans), isPosition: false);
    }

    /// <summary>Asserts that a diagnostic points to the marked place of the file with this text, by line and column.</summary>
    public void AssertIsMarked(Diagnostic diagnostic, string path)
    {
        LinePositionSpan expected = SourceText.From(Text).Lines.GetLinePositionSpan(span);
        FileLinePositionSpan actual = diagnostic.Location.GetLineSpan();
        Assert.Equal((path, expected.Start), (actual.Path, actual.StartLinePosition));
        if (!isPosition)
        {
            Assert.Equal(expected.End, actual.EndLinePosition);
        }
    }
}
