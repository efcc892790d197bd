using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace HiveContracts.Support;

/// <summary>Makes System.Text.Json read and write <see cref="AdditionalProperties"/> as an object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AdditionalPropertiesConverter : ValueConverter<AdditionalProperties>
{
    private static readonly PropertyNames NoNames = new(nameof(AdditionalProperties), []);

    private protected override AdditionalProperties Parse(ReadOnlySpan<byte> utf8Json)
    {
        JsonReader reader = ReaderOf(utf8Json);
        PreservedProperties? preserved = null;
        reader.BeginObject();
        while (reader.NextProperty(out string name))
        {
            byte[] utf8Name = Encoding.UTF8.GetBytes(name);
            ReadOnlySpan<byte> json = reader.RawValue();
            PreservedProperties.AddUnknown(ref preserved, [.. utf8Name, .. json], utf8Name.Length, json.Length);
        }

        return new AdditionalProperties(preserved, NoNames);
    }

    private protected override void WriteValue(JsonWriter writer, AdditionalProperties value) => value.WriteTo(writer);
}
