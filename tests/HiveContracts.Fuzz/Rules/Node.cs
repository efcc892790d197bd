using System.Text;

namespace HiveContracts.Fuzz;

internal enum NodeKind
{
    Null,
    True,
    False,
    Number,
    Text,
    Array,
    Object,
}

/// <summary>A JSON value as System.Text.Json reads it, with its place in the document.</summary>
internal sealed class Node(byte[] document, NodeKind kind, int start)
{
    public NodeKind Kind => kind;

    public int Start => start;

    /// <summary>Gets or sets the offset after the value.</summary>
    public int End { get; set; }

    /// <summary>Gets or sets the text of a string; null if it has a surrogate without its pair, which only escapes can write.</summary>
    public string? Text { get; set; }

    /// <summary>Gets the elements of an array.</summary>
    public List<Node> Items { get; } = kind is NodeKind.Array ? [] : None;

    /// <summary>Gets the properties of an object.</summary>
    public List<NodeProperty> Properties { get; } = kind is NodeKind.Object ? [] : NoProperties;

    public ReadOnlySpan<byte> Raw => document.AsSpan(start, End - start);

    public string RawText => Encoding.UTF8.GetString(Raw);

    /// <summary>Gets whether a name or a text in the value has a surrogate without its pair.</summary>
    public bool HasLoneSurrogate => (kind is NodeKind.Text && Text is null) || Items.Exists(static item => item.HasLoneSurrogate)
        || Properties.Exists(static property => property.Name is null || property.Value.HasLoneSurrogate);

    private static List<Node> None { get; } = [];

    private static List<NodeProperty> NoProperties { get; } = [];
}

/// <summary>A property: its name, null if it has a lone surrogate; where the name starts; and the value.</summary>
internal sealed record NodeProperty(string? Name, int Start, Node Value);
