using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;

namespace HiveContracts.Support;

/// <summary>The properties that the schema defines for one generated type. It learns the order in which documents have them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PropertyNames
{
    // The first order is learned from the first documents, and kept. Documents of other orders do not replace it, unless they come so often.
    private const int MaxLearned = 64;
    private const int MaxOthers = 1 << 10;

    private readonly string[] names;

    private readonly KnownProperty[] known;

    // Bit sets of the names' first characters and lengths, modulo 64: most unknown names differ from all known ones in one or the other.
    private readonly ulong firstCharacters;
    private readonly ulong lengths;

    private readonly bool hasEscapes;

    // The property that followed each property in the first documents, at its index plus one; at 0, the first property. Null if none did.
    // Threads may overwrite each other: it is a prediction only.
    private readonly KnownProperty?[] successors;

    // The same for the last documents of another order.
    private readonly KnownProperty?[] otherSuccessors;
    private int learnedCount;
    private int otherCount;

    /// <summary>Creates an instance from the type's name and the properties' names, in the order in which documents are expected to have them.</summary>
    public PropertyNames(string type, string[] names)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(names);
        Type = type;
        this.names = names;
        known = new KnownProperty[names.Length];
        successors = new KnownProperty?[names.Length + 1];
        otherSuccessors = new KnownProperty?[names.Length + 1];
        for (int property = 0; property < names.Length; property++)
        {
            byte[] expected = [.. JsonWriter.Quote(names[property]), (byte)':'];
            known[property] = successors[property] = otherSuccessors[property] = new KnownProperty(property, new ExpectedBytes(expected));
            hasEscapes |= expected.AsSpan().Contains((byte)'\\');
            firstCharacters |= 1UL << expected[1];
            lengths |= 1UL << expected.Length;
        }
    }

    /// <summary>The name of a property.</summary>
    public string this[int property] => names[property];

    /// <summary>The name of the type that has the properties.</summary>
    internal string Type { get; }

    internal int Count => names.Length;

    /// <summary>Returns the names of some properties.</summary>
    internal string[] NamesOf(ReadOnlySpan<int> properties)
    {
        string[] result = new string[properties.Length];
        for (int index = 0; index < result.Length; index++)
        {
            result[index] = names[properties[index]];
        }

        return result;
    }

    /// <summary>Returns a property's name in quotes, followed by a colon.</summary>
    internal ReadOnlySpan<byte> ExpectedBytes(int property) => known[property].ExpectedBytes.Bytes;

    /// <summary>Returns the length of a property's name, including the quotes and the colon.</summary>
    internal int ExpectedLength(int property) => known[property].ExpectedBytes.Length;

    /// <summary>Returns the index of a name, or -1.</summary>
    internal int IndexOf(string name) => Array.IndexOf(names, name);

    /// <summary>Predicts the property after another one, or the first for -1: by the schema's order, until documents have another one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal KnownProperty? PredictNext(int property)
    {
        KnownProperty?[] all = successors;
        int index = property + 1;
        return (uint)index < (uint)all.Length ? all[index] : null;
    }

    /// <summary>Predicts the property after another one in documents of another order.</summary>
    internal KnownProperty? PredictOther(int property) => otherSuccessors[property + 1];

    /// <summary>Records that a document has a property after another one, or first for -1, which was not predicted.</summary>
    internal void RecordNext(int property, int previous)
    {
        // Until something was learned, the successor is that of the schema.
        int index = previous + 1;
        if (learnedCount < MaxLearned && successors[index] == (index < known.Length ? known[index] : null))
        {
            learnedCount++;
            successors[index] = known[property];
            return;
        }

        otherSuccessors[index] = known[property];
        RecordOther(property, previous);
    }

    /// <summary>Records that a document has a property after another one as <see cref="PredictOther"/> predicted.</summary>
    internal void RecordOther(int property, int previous)
    {
        // After many documents of other orders, the next ones replace the first order.
        if (++otherCount > MaxOthers)
        {
            (successors[previous + 1], otherSuccessors[previous + 1]) = (known[property], successors[previous + 1]);
            otherCount = otherCount > MaxOthers + MaxLearned ? 0 : otherCount;
        }
    }

    /// <summary>Finds the property whose expected bytes a text starts with. The search starts at the likely property.</summary>
    /// <returns>The property's index, or -1 if the name is unknown, or is written in another way than expected.</returns>
    internal int FindExpectedName(ReadOnlySpan<byte> text, int likely)
    {
        if (text.Length < 2 || (firstCharacters & (1UL << text[1])) == 0)
        {
            return -1;
        }

        for (int property = likely; property < known.Length; property++)
        {
            if (known[property].ExpectedBytes.IsPrefixOf(text))
            {
                return property;
            }
        }

        for (int property = Math.Min(likely, known.Length) - 1; property >= 0; property--)
        {
            if (known[property].ExpectedBytes.IsPrefixOf(text))
            {
                return property;
            }
        }

        return -1;
    }

    /// <summary>Returns the index of a name that has no escapes, or -1.</summary>
    internal int IndexOf(ReadOnlySpan<byte> utf8Name)
    {
        bool mayBeKnown = (lengths & (1UL << (utf8Name.Length + 3))) != 0;
        for (int property = 0; mayBeKnown && property < known.Length; property++)
        {
            ReadOnlySpan<byte> expected = known[property].ExpectedBytes.Bytes;
            if (expected.Length == utf8Name.Length + 3 && expected.Slice(1, utf8Name.Length).SequenceEqual(utf8Name))
            {
                return property;
            }
        }

        // A name that the writer escapes is in the table with its escapes, which the document does not have.
        return hasEscapes && utf8Name.ContainsAnyExceptInRange((byte)' ', (byte)'~') ? IndexOf(Encoding.UTF8.GetString(utf8Name)) : -1;
    }

    /// <summary>A property, and its name in quotes, followed by a colon.</summary>
    internal sealed class KnownProperty(int index, ExpectedBytes expectedBytes)
    {
        private readonly ExpectedBytes expectedBytes = expectedBytes;

        internal int Index => index;

        internal ref readonly ExpectedBytes ExpectedBytes => ref expectedBytes;
    }
}
