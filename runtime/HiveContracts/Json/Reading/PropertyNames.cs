using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;

namespace HiveContracts.Support;

/// <summary>The known properties of one generated type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PropertyNames
{
    private readonly string[] names;

    private readonly KnownProperty[] known;

    // Which letters names start with, and how long they are, by the lowest six bits: most names that are not known differ in one or the other.
    private readonly ulong letters;
    private readonly ulong lengths;

    private readonly bool hasEscapes;

    // By a property that came, or -1 for none, counted from one: which came next where it was last seen, null where none did. Threads may overwrite each other: it is a guess.
    private readonly KnownProperty?[] successors;

    /// <summary>Takes the type's name, and the properties' in the schema's order, which is the order in which documents are expected to have them.</summary>
    public PropertyNames(string type, string[] names)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(names);
        Type = type;
        this.names = names;
        known = new KnownProperty[names.Length];
        successors = new KnownProperty?[names.Length + 1];
        for (int property = 0; property < names.Length; property++)
        {
            byte[] token = [.. JsonWriter.Quote(names[property]), (byte)':'];
            known[property] = successors[property] = new KnownProperty(property, new ExpectedBytes(token));
            hasEscapes |= token.AsSpan().Contains((byte)'\\');
            letters |= 1UL << token[1];
            lengths |= 1UL << token.Length;
        }
    }

    /// <summary>The name of a property.</summary>
    public string this[int property] => names[property];

    /// <summary>The name of the type that has the properties.</summary>
    internal string Type { get; }

    internal int Count => names.Length;

    /// <summary>A name in its quotes, with the colon.</summary>
    internal ReadOnlySpan<byte> ExpectedBytes(int property) => known[property].ExpectedBytes.Bytes;

    internal int IndexOf(string name) => Array.IndexOf(names, name);

    /// <summary>The property that is likely to come after another, or first after -1: in the schema's order until documents show theirs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal KnownProperty? PredictNext(int property)
    {
        KnownProperty?[] all = successors;
        int index = property + 1;
        return (uint)index < (uint)all.Length ? all[index] : null;
    }

    /// <summary>Says which property came after another.</summary>
    internal void RecordNext(int property, int after) => successors[after + 1] = known[property];

    /// <summary>Finds the name that a document goes on with, the ones behind the expected first; -1 where it is none, or is spelled otherwise.</summary>
    internal int FindToken(int expected, ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || (letters & (1UL << text[1])) == 0)
        {
            return -1;
        }

        for (int property = expected + 1; property < known.Length; property++)
        {
            if (known[property].ExpectedBytes.IsPrefixOf(text))
            {
                return property;
            }
        }

        for (int property = Math.Min(expected, known.Length) - 1; property >= 0; property--)
        {
            if (known[property].ExpectedBytes.IsPrefixOf(text))
            {
                return property;
            }
        }

        return -1;
    }

    /// <summary>How long a name is with its quotes and the colon.</summary>
    internal int TokenLength(int property) => known[property].ExpectedBytes.Length;

    /// <summary>Finds a name that has no escapes.</summary>
    internal int IndexOf(ReadOnlySpan<byte> utf8Name)
    {
        bool mayBeKnown = (lengths & (1UL << (utf8Name.Length + 3))) != 0;
        for (int property = 0; mayBeKnown && property < known.Length; property++)
        {
            ReadOnlySpan<byte> token = known[property].ExpectedBytes.Bytes;
            if (token.Length == utf8Name.Length + 3 && token.Slice(1, utf8Name.Length).SequenceEqual(utf8Name))
            {
                return property;
            }
        }

        // A name that must be escaped in JSON is not in the document as it is in the table.
        return hasEscapes && utf8Name.ContainsAnyExceptInRange((byte)' ', (byte)'~') ? IndexOf(Encoding.UTF8.GetString(utf8Name)) : -1;
    }

    /// <summary>A property, and its name in double quotes with the colon that follows.</summary>
    internal sealed class KnownProperty(int index, ExpectedBytes token)
    {
        private readonly ExpectedBytes token = token;

        internal int Index => index;

        internal ref readonly ExpectedBytes ExpectedBytes => ref token;
    }
}
