using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace HiveContracts.Support;

/// <summary>
/// What generated readers read from: a forward-only view of one JSON document, strict by RFC 8259.
/// A <c>Read</c> method is called with the reader at the start of a value that is not null, and consumes it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct JsonReader
{
    /// <summary>How deep objects and arrays may lie in each other, as System.Text.Json has it by default.</summary>
    internal const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> document;
    private int position;
    private int depth;

    // Whether an object or array has just been entered, so that no comma comes before what is next in it.
    private bool isFirst;

    // The only use of Scores in Json: what was learned from the document's class arrays so far. The parts of the reader in that room,
    // JsonReader.Scores.cs and JsonReader.Frames.cs, use it. It is here so that all fields of the struct are declared in one place.
    private ScoreReadingState scoring;

    internal JsonReader(ReadOnlySpan<byte> document)
    {
        this.document = document;
        position = LengthOfByteOrderMark(document);
    }

    /// <summary>A reader with a value of the document at hand.</summary>
    internal JsonReader(ReadOnlySpan<byte> document, int position)
    {
        this.document = document;
        this.position = position;
    }

    /// <summary>Whether the value at hand is an object.</summary>
    public readonly bool IsObject => Next == '{';

    /// <summary>Whether the value at hand is an array.</summary>
    public readonly bool IsArray => Next == '[';

    /// <summary>Whether the value at hand is a string.</summary>
    public readonly bool IsString => Next == '"';

    /// <summary>Whether the value at hand is a number.</summary>
    public readonly bool IsNumber => Next is '-' or (>= '0' and <= '9');

    /// <summary>Whether the value at hand is true or false.</summary>
    public readonly bool IsBoolean => Next is 't' or 'f';

    /// <summary>Whether the value at hand is null.</summary>
    internal readonly bool IsNull => Next == 'n';

    /// <summary>Where the reader is, in bytes from the document's start.</summary>
    internal readonly int Position => position;

    /// <summary>The byte at hand; 0, which no JSON has, at the end.</summary>
    private readonly char Next
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => At(document, position);
    }

    internal static int LengthOfByteOrderMark(ReadOnlySpan<byte> document) => document.StartsWith("\uFEFF"u8) ? 3 : 0;

    /// <summary>Goes to the document's value.</summary>
    internal void Begin() => SkipWhiteSpace();

    /// <summary>Demands that the document ends here.</summary>
    internal void End()
    {
        SkipWhiteSpace();
        if (position < document.Length)
        {
            throw Malformed("the end of the document");
        }
    }

    /// <summary>Enters the object at hand.</summary>
    public void BeginObject() => Enter('{', "an object");

    /// <summary>
    /// Goes to the next property of the object at hand that is known and not null. Unknown properties and nulls are noted on the way.
    /// </summary>
    /// <param name="names">The known properties, in the order in which they are likely to come.</param>
    /// <param name="previous">The property before; -1 for the first.</param>
    /// <param name="preserved">Takes what the typed members cannot hold.</param>
    /// <returns>The property's index in <paramref name="names"/>; -1 at the object's end.</returns>
    public int NextProperty(PropertyNames names, int previous, ref PreservedProperties? preserved)
    {
        // Documents of one origin keep one order, and are indented evenly or not at all: the name that is expected is compared first, quotes and colon included.
        // What else there may be is left to a method of its own, so that this one calls none.
        ReadOnlySpan<byte> text = document;
        int at = position;
        if (!isFirst)
        {
            char next = At(text, at);
            if (next == '}')
            {
                position = at + 1;
                depth--;
                return -1;
            }

            if (next != ',')
            {
                return NextPropertyApart(names, previous, ref preserved);
            }

            at++;
        }

        at = Utf8Scan.SkipIndentation(text, at);
        if (names?.PredictNext(previous) is { } likely && likely.ExpectedBytes.CanCompareAt(text, at)
            && likely.ExpectedBytes.DifferenceAt(text, at) == Vector128<byte>.Zero)
        {
            at = Utf8Scan.SkipSpace(text, at + likely.ExpectedBytes.Length);
            if ((uint)at < (uint)text.Length && text[at] is > (byte)' ' and not (byte)'n' && (preserved is null || !preserved.MaySayOf(likely.Index)))
            {
                isFirst = false;
                position = at;
                return likely.Index;
            }
        }

        return NextPropertyApart(names, previous, ref preserved);
    }

    /// <summary>The same, with any white space, long names, and what is noted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int NextPropertyApart(PropertyNames? names, int previous, ref PreservedProperties? preserved)
    {
        ArgumentNullException.ThrowIfNull(names);
        ReadOnlySpan<byte> text = document;
        while (true)
        {
            int at = Utf8Scan.SkipWhiteSpace(text, position);
            if (!isFirst)
            {
                if (At(text, at) != ',')
                {
                    break;
                }

                at = Utf8Scan.SkipWhiteSpace(text, at + 1);
            }

            if (names.PredictNext(previous) is not { } likely || !likely.ExpectedBytes.IsPrefixOf(text[at..]))
            {
                break;
            }

            isFirst = false;
            position = Utf8Scan.SkipWhiteSpace(text, at + likely.ExpectedBytes.Length);
            if (IsTyped(likely.Index, ref preserved))
            {
                return likely.Index;
            }

            previous = likely.Index;
        }

        return NextPropertyByName(names, previous, ref preserved);
    }

    private int NextPropertyByName(PropertyNames names, int previous, ref PreservedProperties? preserved)
    {
        while (More('}'))
        {
            int found = FindPropertyName(names, previous + 1, out ReadOnlySpan<byte> unknown);
            if (found < 0)
            {
                int start = position;
                Skip();
                int name = OffsetOf(unknown);
                if (name < start)
                {
                    PreservedProperties.AddUnknown(ref preserved, document[name..position], unknown.Length, position - start);
                }
                else
                {
                    PreservedProperties.AddUnknown(ref preserved, [.. unknown, .. document[start..position]], unknown.Length, position - start); // unescaped
                }

                DriftObserver.Current?.OnUnknownProperty(names.Type, Encoding.UTF8.GetString(unknown));
                continue;
            }

            names.RecordNext(found, previous);
            previous = found;
            if (IsTyped(found, ref preserved))
            {
                return found;
            }
        }

        return -1;
    }

    /// <summary>Whether there is a value for the property's member to read; a null is noted, and gone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsTyped(int property, ref PreservedProperties? preserved)
    {
        if (Next != 'n')
        {
            PreservedProperties.Forget(ref preserved, property);
            return true;
        }

        SkipWord("null"u8);
        PreservedProperties.AddNull(ref preserved, property);
        return false;
    }

    /// <summary>Goes to the next property of the object at hand, whatever its name and value.</summary>
    internal bool NextProperty(out string name)
    {
        if (!More('}'))
        {
            name = "";
            return false;
        }

        name = ReadString();
        SkipColon();
        return true;
    }

    /// <summary>Enters the array at hand.</summary>
    public void BeginArray() => Enter('[', "an array");

    /// <summary>Goes to the next element of the array at hand, null or not.</summary>
    /// <returns>False at the array's end.</returns>
    public bool NextElement() => More(']');

    /// <summary>The fault that a required property did not come, at the end of the object that lacks it.</summary>
    public readonly ContractException Missing(string expected) => ContractException.At(document, position - 1, $"Expected {expected} in the object that ends here.");

    /// <summary>Notes which of several exclusive properties came; a second one is an error.</summary>
    public readonly void Choose(PropertyNames names, int property, ref int chosen, string allowed)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (chosen >= 0 && chosen != property)
        {
            throw Failure($"Expected exactly one of {allowed}, found both {names[chosen]} and {names[property]}.");
        }

        chosen = property;
    }

    /// <summary>The bytes of the value at hand, exactly as they stand in the document, and checked.</summary>
    internal ReadOnlySpan<byte> RawValue()
    {
        int start = position;
        Skip();
        return document[start..position];
    }

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

    /// <summary>Goes to what is next in the object or array at hand; leaves it, and returns false, where that is its end.</summary>
    private bool More(char end)
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

    /// <summary>Reads a property's name and the colon behind it.</summary>
    /// <param name="names">The known names.</param>
    /// <param name="expected">The one that is likely.</param>
    /// <param name="unknown">The name, where it is none of them.</param>
    /// <returns>Which it is; negative where it is none.</returns>
    private int FindPropertyName(PropertyNames names, int expected, out ReadOnlySpan<byte> unknown)
    {
        unknown = default;
        int token = names.FindToken(expected, document[position..]);
        if (token >= 0)
        {
            position += names.TokenLength(token);
            SkipWhiteSpace();
            return token;
        }

        int start = position;
        if (SkipString())
        {
            unknown = document[(start + 1)..(position - 1)];
            SkipColon();
            return names.IndexOf(unknown);
        }

        string name = Unescape(document[start..position]);
        unknown = Encoding.UTF8.GetBytes(name);
        SkipColon();
        return names.IndexOf(name);
    }

    private void SkipColon()
    {
        SkipWhiteSpace();
        if (Next != ':')
        {
            throw Malformed("':'");
        }

        position++;
        SkipWhiteSpace();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipWhiteSpace() => position = Utf8Scan.SkipWhiteSpace(document, position);
}
