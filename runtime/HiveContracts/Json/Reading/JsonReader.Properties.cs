using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace HiveContracts.Support;

public ref partial struct JsonReader
{
    private const int OtherOrderSample = 64;

    /// <summary>Moves to the next property of the current object that is known and not null. Unknown properties and nulls on the way are preserved.</summary>
    /// <param name="names">The known properties.</param>
    /// <param name="previous">The index of the property before, or -1 for the first.</param>
    /// <param name="preserved">The object's preserved properties.</param>
    /// <returns>The property's index in <paramref name="names"/>, or -1 at the end of the object, which the reader leaves.</returns>
    public int NextProperty(PropertyNames names, int previous, ref PreservedProperties? preserved)
    {
        // Documents from one source keep one order of properties and one style of white space. So the predicted name, with quotes and colon, is compared first.
        // Everything else is left to a method that is not inlined, so that this one calls none.
        ReadOnlySpan<byte> text = document;
        int index = position;
        if (!isFirst)
        {
            char next = ByteAt(text, index);
            if (next == '}')
            {
                position = index + 1;
                depth--;
                return -1;
            }

            if (next != ',')
            {
                return NextPropertySlow(names, previous, ref preserved);
            }

            index++;
        }

        index = Utf8Scan.SkipIndentation(text, index);
        if (names?.PredictNext(previous) is { } likely && likely.ExpectedBytes.CanCompareAt(text, index)
            && likely.ExpectedBytes.DifferenceAt(text, index) == Vector128<byte>.Zero)
        {
            index = Utf8Scan.SkipSpace(text, index + likely.ExpectedBytes.Length);
            if ((uint)index < (uint)text.Length && text[index] is > (byte)' ' and not (byte)'n' && (preserved is null || !preserved.MayContain(likely.Index)))
            {
                isFirst = false;
                position = index;
                return likely.Index;
            }
        }

        return NextPropertySlow(names, previous, ref preserved);
    }

    /// <summary>Does the same for names of any length and any white space, and preserves nulls.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int NextPropertySlow(PropertyNames? names, int previous, ref PreservedProperties? preserved)
    {
        ArgumentNullException.ThrowIfNull(names);
        ReadOnlySpan<byte> text = document;
        while (true)
        {
            int index = Utf8Scan.SkipWhiteSpace(text, position);
            if (!isFirst)
            {
                if (ByteAt(text, index) != ',')
                {
                    break;
                }

                index = Utf8Scan.SkipWhiteSpace(text, index + 1);
            }

            if (names.PredictNext(previous) is not { } likely || !likely.ExpectedBytes.IsPrefixOf(text[index..]))
            {
                likely = names.PredictOther(previous);
                if (likely is null || !likely.ExpectedBytes.IsPrefixOf(text[index..]))
                {
                    break;
                }

                // A sample is enough, and spares threads that would all write the same count.
                if (index % OtherOrderSample == 0)
                {
                    names.RecordOther(likely.Index, previous);
                }
            }

            isFirst = false;
            position = Utf8Scan.SkipWhiteSpace(text, index + likely.ExpectedBytes.Length);
            if (HasTypedValue(likely.Index, ref preserved))
            {
                return likely.Index;
            }

            previous = likely.Index;
        }

        return NextPropertyUnpredicted(names, previous, ref preserved);
    }

    /// <summary>Does the same for properties in any order, and preserves unknown ones.</summary>
    private int NextPropertyUnpredicted(PropertyNames names, int previous, ref PreservedProperties? preserved)
    {
        while (MoveToNextItem('}'))
        {
            int property = ReadPropertyName(names, previous + 1, out ReadOnlySpan<byte> unknownName);
            if (property < 0)
            {
                int start = position;
                Skip();
                int nameStart = OffsetOf(unknownName);
                if (nameStart < start)
                {
                    PreservedProperties.AddUnknown(ref preserved, document[nameStart..position], unknownName.Length, position - start);
                }
                else
                {
                    // The name was unescaped and is not in the document.
                    PreservedProperties.AddUnknown(ref preserved, [.. unknownName, .. document[start..position]], unknownName.Length, position - start);
                }

                ReportUnknown(names.Type, unknownName);
                continue;
            }

            names.RecordNext(property, previous);
            previous = property;
            if (HasTypedValue(property, ref preserved))
            {
                return property;
            }
        }

        return -1;
    }

    /// <summary>Tells the observer of a property that the schema does not know, and remembers it for the frames that have the same text.</summary>
    private readonly void ReportUnknown(string type, ReadOnlySpan<byte> unknownName)
    {
        if (DriftObserver.Current is { } observer)
        {
            string name = Encoding.UTF8.GetString(unknownName);
            observer.OnUnknownProperty(type, name);
            scoring.UnknownProperties?.Add((type, name));
        }
    }

    /// <summary>Moves to the next property of the current object, whatever its name and value.</summary>
    /// <param name="name">The property's name.</param>
    /// <param name="isChecked">Whether an unpaired surrogate in the name is an error.</param>
    /// <returns>False at the end of the object, which the reader leaves.</returns>
    internal bool NextProperty(out string name, bool isChecked = true)
    {
        if (!MoveToNextItem('}'))
        {
            name = "";
            return false;
        }

        name = isChecked ? ReadString() : ReadUncheckedString();
        SkipColon();
        return true;
    }

    /// <summary>Returns whether the property's value is for its member to read. A null is preserved and skipped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasTypedValue(int property, ref PreservedProperties? preserved)
    {
        if (Next != 'n')
        {
            PreservedProperties.Remove(ref preserved, property);
            return true;
        }

        SkipLiteral("null"u8);
        PreservedProperties.AddNull(ref preserved, property);
        return false;
    }

    /// <summary>Reads a property's name and the colon after it.</summary>
    /// <param name="names">The known names.</param>
    /// <param name="likely">The property that is tried first.</param>
    /// <param name="unknownName">The name without quotes; empty if it is written as expected.</param>
    /// <returns>The property's index, or -1 if the name is unknown.</returns>
    private int ReadPropertyName(PropertyNames names, int likely, out ReadOnlySpan<byte> unknownName)
    {
        unknownName = default;
        int property = names.FindExpectedName(document[position..], likely);
        if (property >= 0)
        {
            position += names.ExpectedLength(property);
            SkipWhiteSpace();
            return property;
        }

        int start = position;
        if (SkipString())
        {
            unknownName = document[(start + 1)..(position - 1)];
            SkipColon();
            return names.IndexOf(unknownName);
        }

        string name = Unescape(document[start..position]);
        unknownName = Encoding.UTF8.GetBytes(name);
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
}
