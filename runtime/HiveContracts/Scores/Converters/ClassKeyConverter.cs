using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HiveContracts.Support;

/// <summary>A generated key type, which finds its classes by name.</summary>
/// <typeparam name="TSelf">The generated type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IParsableKey<TSelf> : IClassKey
    where TSelf : struct, IParsableKey<TSelf>
{
    /// <summary>Finds a class by its name in JSON.</summary>
    static abstract bool TryParse(string name, out TSelf key);
}

/// <summary>Makes System.Text.Json read and write a class as its name. <c>default</c>, which is not a class, is null.</summary>
/// <typeparam name="T">The generated type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClassKeyConverter<T> : JsonConverter<T>
    where T : struct, IParsableKey<T>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not the name of a class of the vocabulary.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => default,
            JsonTokenType.String => Find(reader.GetString()!),
            _ => throw new JsonException($"Expected the name of a class of {T.Vocabulary.Name}, found a {reader.TokenType} token."),
        };

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Find(reader.GetString()!);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.Index < 0)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(value.Name);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The key is <c>default</c>, which is not a class.</exception>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.Index < 0)
        {
            throw new JsonException($"Expected a class of {T.Vocabulary.Name} as a property name, found default.");
        }

        writer.WritePropertyName(value.Name);
    }

    private static T Find(string name) =>
        T.TryParse(name, out T key) ? key : throw new JsonException($"Expected the name of a class of {T.Vocabulary.Name}, found '{Excerpt.Of(name)}'.");
}
