using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace HiveContracts.Fuzz;

/// <summary>Decides with System.Text.Json which documents are JSON. Its differences from our reader are stated here and nowhere else.</summary>
internal static class NodeReader
{
    private const int MaxDepth = 64;

    /// <summary>Reads a document; null if it is not JSON.</summary>
    public static Node? Read(byte[] document)
    {
        // System.Text.Json leaves a byte order mark to its callers, and does not look into strings before somebody asks for them.
        int start = document.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        if (!Utf8.IsValid(document))
        {
            return null;
        }

        var reader = new Utf8JsonReader(document.AsSpan(start), new JsonReaderOptions { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Disallow });
        try
        {
            if (!reader.Read())
            {
                return null;
            }

            Node root = ReadValue(ref reader, document, start);
            return reader.Read() ? null : root;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Node ReadValue(ref Utf8JsonReader reader, byte[] document, int origin)
    {
        int start = origin + (int)reader.TokenStartIndex;
        var node = new Node(document, KindOf(reader.TokenType), start);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                {
                    node.Items.Add(ReadValue(ref reader, document, origin));
                }

                break;
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
                {
                    string? name = TextOf(ref reader);
                    int nameStart = origin + (int)reader.TokenStartIndex;
                    reader.Read();
                    node.Properties.Add(new NodeProperty(name, nameStart, ReadValue(ref reader, document, origin)));
                }

                break;
            case JsonTokenType.String:
                node.Text = TextOf(ref reader);
                break;
        }

        node.End = origin + (int)reader.BytesConsumed;
        return node;
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static NodeKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => NodeKind.Object,
        JsonTokenType.StartArray => NodeKind.Array,
        JsonTokenType.String => NodeKind.Text,
        JsonTokenType.Number => NodeKind.Number,
        JsonTokenType.True => NodeKind.True,
        JsonTokenType.False => NodeKind.False,
        _ => NodeKind.Null,
    };
}
