using System.ComponentModel;
using System.Text.Json;

namespace HiveContracts.Support;

/// <summary>The known properties of one generated type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PropertyNames
{
    private readonly string[] names;
    private readonly JsonEncodedText[] encoded;

    /// <summary>Takes the names in the schema's order, which is the order in which documents are expected to have them.</summary>
    public PropertyNames(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        this.names = names;
        encoded = Array.ConvertAll(names, static name => JsonEncodedText.Encode(name, JsonPrinter.WriterOptions.Encoder));
    }

    /// <summary>The name of a property.</summary>
    public string this[int property] => names[property];

    internal int Count => names.Length;

    internal int IndexOf(string name) => Array.IndexOf(names, name);

    internal JsonEncodedText Encoded(int property) => encoded[property];

    /// <summary>Compares with the expected property first: documents of one origin keep one order.</summary>
    internal int IndexOf(in Utf8JsonReader reader, int expected)
    {
        if ((uint)expected < (uint)names.Length && reader.ValueTextEquals(names[expected]))
        {
            return expected;
        }

        for (int property = 0; property < names.Length; property++)
        {
            if (property != expected && reader.ValueTextEquals(names[property]))
            {
                return property;
            }
        }

        return -1;
    }
}
