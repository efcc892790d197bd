using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace HiveContracts.Support;

/// <summary>The known properties of one generated type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PropertyNames
{
    private readonly string[] names;

    // In double quotes, and with the colon that follows.
    private readonly byte[][] tokens;

    // The first bytes of the tokens, and which of them count: most names are compared at one stroke.
    private readonly TokenStart[] starts;

    /// <summary>Takes the type's name, and the properties' in the schema's order, which is the order in which documents are expected to have them.</summary>
    public PropertyNames(string type, string[] names)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(names);
        Type = type;
        this.names = names;
        tokens = Array.ConvertAll(names, static name => (byte[])[.. JsonPrinter.Quote(name), (byte)':']);
        starts = Array.ConvertAll(tokens, static token => new TokenStart(token));
    }

    /// <summary>The name of a property.</summary>
    public string this[int property] => names[property];

    /// <summary>The name of the type that has the properties.</summary>
    internal string Type { get; }

    internal int Count => names.Length;

    /// <summary>A name in its quotes, with the colon.</summary>
    internal ReadOnlySpan<byte> Token(int property) => tokens[property];

    internal int IndexOf(string name) => Array.IndexOf(names, name);

    /// <summary>How long a property's name is with its quotes and the colon, where a document goes on with it; else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int LengthAt(int property, ReadOnlySpan<byte> text)
    {
        TokenStart[] known = starts;
        if ((uint)property >= (uint)known.Length)
        {
            return 0;
        }

        ref readonly TokenStart start = ref known[property];
        if (text.Length < Vector128<byte>.Count)
        {
            return text.StartsWith(tokens[property]) ? tokens[property].Length : 0;
        }

        if ((Vector128.Create(text) & start.Mask) != start.Bytes)
        {
            return 0;
        }

        int length = start.Length;
        return length <= Vector128<byte>.Count || text.StartsWith(tokens[property]) ? length : 0;
    }

    /// <summary>Finds the name that a document goes on with, the ones behind the expected first; -1 where it is none, or is spelled otherwise.</summary>
    internal int FindToken(int expected, ReadOnlySpan<byte> text)
    {
        for (int property = expected + 1; property < tokens.Length; property++)
        {
            if (LengthAt(property, text) > 0)
            {
                return property;
            }
        }

        for (int property = Math.Min(expected, tokens.Length) - 1; property >= 0; property--)
        {
            if (LengthAt(property, text) > 0)
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

    private readonly struct TokenStart
    {
        internal readonly Vector128<byte> Bytes;
        internal readonly Vector128<byte> Mask;
        internal readonly int Length;

        internal TokenStart(ReadOnlySpan<byte> token)
        {
            Span<byte> bytes = stackalloc byte[Vector128<byte>.Count];
            Span<byte> mask = stackalloc byte[Vector128<byte>.Count];
            bytes.Clear();
            mask.Clear();
            ReadOnlySpan<byte> start = token[..Math.Min(token.Length, bytes.Length)];
            start.CopyTo(bytes);
            mask[..start.Length].Fill(0xFF);
            Bytes = Vector128.Create<byte>(bytes);
            Mask = Vector128.Create<byte>(mask);
            Length = token.Length;
        }
    }
}
