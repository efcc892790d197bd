using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace HiveContracts.Support;

/// <summary>The known properties of one generated type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PropertyNames
{
    private readonly string[] names;
    private readonly JsonEncodedText[] encoded;

    // In double quotes, and with the colon that follows.
    private readonly byte[][] tokens;

    /// <summary>Takes the names in the schema's order, which is the order in which documents are expected to have them.</summary>
    public PropertyNames(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        this.names = names;
        encoded = Array.ConvertAll(names, static name => JsonEncodedText.Encode(name, JsonPrinter.WriterOptions.Encoder));
        tokens = Array.ConvertAll(encoded, static name => (byte[])[(byte)'"', .. name.EncodedUtf8Bytes, (byte)'"', (byte)':']);
    }

    /// <summary>The name of a property.</summary>
    public string this[int property] => names[property];

    internal int Count => names.Length;

    internal JsonEncodedText Encoded(int property) => encoded[property];

    internal int IndexOf(string name) => Array.IndexOf(names, name);

    /// <summary>Whether a document goes on with a property's name and the colon, and how long they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsExpected(int property, ReadOnlySpan<byte> text, out int length)
    {
        byte[][] known = tokens;
        if ((uint)property < (uint)known.Length && text.StartsWith(known[property]))
        {
            length = known[property].Length;
            return true;
        }

        length = 0;
        return false;
    }

    /// <summary>Finds the name that a document goes on with, the ones behind the expected first; -1 where it is none, or is spelled otherwise.</summary>
    internal int FindToken(int expected, ReadOnlySpan<byte> text)
    {
        byte[][] known = tokens;
        for (int property = expected + 1; property < known.Length; property++)
        {
            if (text.StartsWith(known[property]))
            {
                return property;
            }
        }

        for (int property = Math.Min(expected, known.Length) - 1; property >= 0; property--)
        {
            if (text.StartsWith(known[property]))
            {
                return property;
            }
        }

        return -1;
    }

    /// <summary>How long a name is with its quotes and the colon.</summary>
    internal int TokenLength(int property) => tokens[property].Length;

    /// <summary>Finds a name that has no escapes.</summary>
    internal int IndexOf(ReadOnlySpan<byte> utf8Name)
    {
        for (int property = 0; property < tokens.Length; property++)
        {
            byte[] token = tokens[property];
            if (token.Length == utf8Name.Length + 3 && token.AsSpan(1, utf8Name.Length).SequenceEqual(utf8Name))
            {
                return property;
            }
        }

        // A name that must be escaped in JSON is not in the document as it is in the table.
        return utf8Name.ContainsAnyExceptInRange((byte)' ', (byte)'~') ? IndexOf(Encoding.UTF8.GetString(utf8Name)) : -1;
    }
}
