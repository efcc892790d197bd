using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace HiveContracts.Support;

/// <summary>
/// A forward-only reader of one JSON document, for generated code. It accepts exactly the JSON of RFC 8259.
/// A <c>Read</c> method is called with the reader at the start of a value that is not null, and leaves it after the value.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct JsonReader
{
    /// <summary>The maximum depth of nested objects and arrays: the default of System.Text.Json.</summary>
    internal const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> document;
    private int position;
    private int depth;

    // Whether an object or array has just been entered, so that no comma precedes its first item.
    private bool isFirst;

    // The worst spelling of the elements that were read since the list or map of a property began.
    private Spelling spelling;

    // The only use of Scores in Json: what was learned from the document's class arrays so far. The parts of the reader in that room,
    // JsonReader.Scores.cs and JsonReader.Frames.cs, use it. It is here so that all fields of the struct are declared in one place.
    private ScoreReadingState scoring;

    internal JsonReader(ReadOnlySpan<byte> document)
    {
        this.document = document;
        position = LengthOfByteOrderMark(document);
    }

    /// <summary>Creates a reader that is at the start of a value of the document.</summary>
    internal JsonReader(ReadOnlySpan<byte> document, int position)
    {
        this.document = document;
        this.position = position;
    }

    /// <summary>Whether the next value is an object.</summary>
    public readonly bool IsObject => Next == '{';

    /// <summary>Whether the next value is an array.</summary>
    public readonly bool IsArray => Next == '[';

    /// <summary>Whether the next value is a string.</summary>
    public readonly bool IsString => Next == '"';

    /// <summary>Whether the next value is a number.</summary>
    public readonly bool IsNumber => Next is '-' or (>= '0' and <= '9');

    /// <summary>Whether the next value is <c>true</c> or <c>false</c>.</summary>
    public readonly bool IsBoolean => Next is 't' or 'f';

    /// <summary>Whether the next value is <c>null</c>.</summary>
    internal readonly bool IsNull => Next == 'n';

    /// <summary>The offset of the next byte in the document.</summary>
    internal readonly int Position => position;

    /// <summary>The next byte; 0, which valid JSON never contains, at the end.</summary>
    private readonly char Next
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ByteAt(document, position);
    }

    internal static int LengthOfByteOrderMark(ReadOnlySpan<byte> document) => document.StartsWith("\uFEFF"u8) ? 3 : 0;

    /// <summary>Moves to the document's value.</summary>
    internal void Begin() => SkipWhiteSpace();

    /// <summary>Checks that the document ends here.</summary>
    internal void End()
    {
        SkipWhiteSpace();
        if (position < document.Length)
        {
            throw Malformed("the end of the document");
        }
    }

    /// <summary>Enters an object.</summary>
    public void BeginObject() => Enter('{', "an object");

    /// <summary>Enters an array.</summary>
    public void BeginArray() => Enter('[', "an array");

    /// <summary>Moves to the next element of the current array, which may be null.</summary>
    /// <returns>False at the end of the array, which the reader leaves.</returns>
    public bool NextElement() => MoveToNextItem(']');

    /// <summary>Reads any value.</summary>
    /// <returns>The value's bytes in the document.</returns>
    internal ReadOnlySpan<byte> RawValue()
    {
        int start = position;
        Skip();
        return document[start..position];
    }

    /// <summary>Returns a part of the document.</summary>
    internal readonly ReadOnlySpan<byte> Slice(Range range) => document[range];

    private void Enter(char bracket, string expected)
    {
        if (Next != bracket)
        {
            throw Unexpected(expected);
        }

        if (++depth > MaxDepth)
        {
            throw TooDeep();
        }

        position++;
        isFirst = true;
    }

    /// <summary>Moves to the next item of the current object or array.</summary>
    /// <returns>False at the end, which the reader leaves.</returns>
    private bool MoveToNextItem(char end)
    {
        char next = Next;
        if (next <= ' ')
        {
            SkipWhiteSpace();
            next = Next;
        }

        if (next == end)
        {
            position++;
            depth--;
            isFirst = false;
            return false;
        }

        if (isFirst)
        {
            isFirst = false;
        }
        else
        {
            if (next != ',')
            {
                throw Malformed(end == '}' ? "',' or '}'" : "',' or ']'");
            }

            position++;
            SkipWhiteSpace();
        }

        if (end == '}' && Next != '"')
        {
            throw Malformed("a property name in double quotes");
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipWhiteSpace() => position = Utf8Scan.SkipWhiteSpace(document, position);
}
