using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace HiveContracts.Support;

/// <summary>
/// Writes the properties of one object, by the index of their name. A null member is left out, unless a null, or a value that the member's type cannot hold,
/// was read.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref partial struct ObjectWriter
{
    private readonly JsonWriter writer;
    private readonly PropertyNames? names; // null if the value is the whole document
    private readonly PreservedProperties? preserved;

    internal ObjectWriter(JsonWriter writer, PropertyNames? names, PreservedProperties? preserved)
    {
        this.writer = writer;
        this.names = names;
        this.preserved = preserved;
    }

    /// <summary>Writes the properties that were read and have no member, and ends the object.</summary>
    public void EndObject()
    {
        preserved?.WriteUnknown(writer);
        writer.EndObject();
    }

    /// <summary>Checks that a required member has a value.</summary>
    /// <exception cref="InvalidOperationException">The member is null.</exception>
    public void Require(int property, object? value) => Require(property, value is not null);

    /// <inheritdoc cref="Require(int, object?)"/>
    public void Require(int property, LazyUri value) => Require(property, value.Text is not null);

    /// <inheritdoc cref="Require(int, object?)"/>
    public void Require(int property, JsonValue value) => Require(property, value.IsDefined);

    /// <summary>Checks that a required member has a value.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public void Require(int property, bool isPresent)
    {
        if (!isPresent && !writer.IsLenient)
        {
            throw new InvalidOperationException($"Expected a value of '{names![property]}', which {names.Type} requires, found none.");
        }
    }

    /// <summary>Checks that one or more of some members have a value.</summary>
    /// <exception cref="InvalidOperationException">None has.</exception>
    public void RequireAny(ReadOnlySpan<int> properties, bool isPresent)
    {
        if (!isPresent && !writer.IsLenient)
        {
            throw new InvalidOperationException(
                $"Expected a value of at least one of '{string.Join("', '", names!.NamesOf(properties))}', of which {names.Type} requires one, found none.");
        }
    }

    /// <summary>Writes a string. It is written as a number if it was read from one and still is one.</summary>
    public void Write(int property, string? value)
    {
        if (value is null)
        {
            WriteNull(property);
        }
        else if (preserved is not null && preserved.HasOtherType(property) && JsonNumber.IsValid(value))
        {
            WriteRaw(property, Encoding.UTF8.GetBytes(value));
        }
        else
        {
            WriteName(property);
            writer.Write(value);
        }
    }

    /// <summary>Writes a boolean.</summary>
    public void Write(int property, bool? value)
    {
        if (value is { } boolean)
        {
            WriteName(property);
            writer.Write(boolean);
        }
        else
        {
            WriteNull(property);
        }
    }

    /// <summary>Writes an integer. If it still has the value that was read, it is written as it was read.</summary>
    public void Write(int property, long? value)
    {
        if (value is not { } integer)
        {
            WriteNull(property);
        }
        else if (TryGetOriginalText(property, out ReadOnlySpan<byte> json) && JsonNumber.Read(json).TryGetInt64(out long original) && original == integer)
        {
            WriteRaw(property, json);
        }
        else
        {
            WriteName(property);
            writer.Write(integer);
        }
    }

    /// <summary>Writes a number in its shortest form that is read back as the same number.</summary>
    public void Write(int property, double? value)
    {
        if (value is { } number)
        {
            WriteName(property);
            writer.Write(number);
        }
        else
        {
            WriteNull(property);
        }
    }

    /// <summary>Writes a decimal number. It is written as a string if it was read from one; if it still has the value that was read, as it was read.</summary>
    public void Write(int property, decimal? value)
    {
        if (value is not { } number)
        {
            WriteNull(property);
        }
        else if (TryGetOriginalText(property, out ReadOnlySpan<byte> json) && JsonReader.TryReadDecimal(json, out decimal original) && original == number)
        {
            WriteRaw(property, json);
        }
        else if (preserved is not null && preserved.HasOtherType(property))
        {
            WriteName(property);
            writer.Write(number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            WriteName(property);
            writer.Write(number);
        }
    }

    /// <summary>Writes a date and time. If it still has the value that was read, it is written as it was read.</summary>
    public void Write(int property, DateTimeOffset? value)
    {
        if (value is not { } time)
        {
            WriteNull(property);
        }
        else if (TryGetOriginalText(property, out ReadOnlySpan<byte> json)
            && Iso8601.TryReadDateTime(new JsonReader(json).ReadString(), out DateTimeOffset original) && original.EqualsExact(time))
        {
            WriteRaw(property, json);
        }
        else
        {
            WriteName(property);
            writer.Write(Iso8601.Format(time));
        }
    }

    /// <summary>Writes a date.</summary>
    public void Write(int property, DateOnly? value) => Write(property, value is { } date ? Iso8601.Format(date) : null);

    /// <summary>Writes a URI as it was read or assigned.</summary>
    public void Write(int property, LazyUri value) => Write(property, value.Text);

    /// <summary>Writes a URI as it was read or assigned.</summary>
    public void Write(int property, Uri? value) => Write(property, value?.OriginalString);

    /// <summary>Writes any JSON value.</summary>
    public void Write(int property, JsonValue? value)
    {
        if (value is { IsDefined: true } json)
        {
            WriteName(property).Write(json);
        }
        else
        {
            WriteNull(property);
        }
    }

    /// <summary>Writes a file as Base64.</summary>
    public void Write(int property, MediaFile? value)
    {
        if (value is null)
        {
            WriteNull(property);
        }
        else
        {
            WriteName(property);
            writer.Write(value);
        }
    }

    /// <summary>Writes a value of a generated type.</summary>
    public void Write<T>(int property, T? value)
        where T : class, IContract<T>
    {
        if (value is null)
        {
            WriteNull(property);
        }
        else
        {
            WriteName(property);
            value.Write(writer);
        }
    }

    /// <summary>Writes the name of a property; returns the writer for its value.</summary>
    internal JsonWriter WriteName(int property)
    {
        if (names is not null)
        {
            writer.WritePropertyName(names.ExpectedBytes(property));
        }

        return writer;
    }

    private void WriteRaw(int property, ReadOnlySpan<byte> json)
    {
        WriteName(property);
        writer.WriteRaw(json);
    }

    /// <summary>Writes a member that is null: the null or the invalid value that was read, or nothing.</summary>
    internal void WriteNull(int property)
    {
        if (preserved is not null && preserved.TryGetNullOrInvalidValue(property, out ReadOnlySpan<byte> json))
        {
            WriteName(property).WriteJson(json);
        }
        else if (names is null)
        {
            writer.Write(default(JsonValue));
        }
    }

    /// <summary>Gets the JSON that a value was read from, if the writer would write it in another way. The member may have been changed since.</summary>
    private bool TryGetOriginalText(int property, out ReadOnlySpan<byte> json)
    {
        json = default;
        return preserved is not null && preserved.TryGetOriginalText(property, out json);
    }
}
