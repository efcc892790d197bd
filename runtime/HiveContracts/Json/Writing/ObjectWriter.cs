using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace HiveContracts.Support;

/// <summary>
/// Writes the properties of one object, each by the index of its name. A null member is not written,
/// unless a null (or a value that did not fit) was read there.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ObjectWriter
{
    private readonly JsonWriter writer;
    private readonly PropertyNames names;
    private readonly PreservedProperties? preserved;

    internal ObjectWriter(JsonWriter writer, PropertyNames names, PreservedProperties? preserved)
    {
        this.writer = writer;
        this.names = names;
        this.preserved = preserved;
    }

    /// <summary>Writes what was read and has no member, and closes the object.</summary>
    public void EndObject()
    {
        preserved?.WriteUnknown(writer);
        writer.EndObject();
    }

    /// <summary>Writes a string; as a number where it was read from one, and still is one.</summary>
    public void Write(int property, string? value)
    {
        if (value is null)
        {
            WriteNull(property);
        }
        else if (preserved is not null && preserved.IsOtherType(property) && JsonNumber.IsValid(value))
        {
            writer.Name(names.ExpectedBytes(property));
            writer.Raw(Encoding.UTF8.GetBytes(value));
        }
        else
        {
            writer.Name(names.ExpectedBytes(property));
            writer.Write(value);
        }
    }

    /// <summary>Writes a boolean.</summary>
    public void Write(int property, bool? value)
    {
        if (value is { } boolean)
        {
            writer.Name(names.ExpectedBytes(property));
            writer.Write(boolean);
        }
        else
        {
            WriteNull(property);
        }
    }

    /// <summary>Writes an integer.</summary>
    public void Write(int property, long? value)
    {
        if (value is not { } integer)
        {
            WriteNull(property);
        }
        else if (IsSpelled(property, out ReadOnlySpan<byte> json) && JsonNumber.Read(json).TryGetInt64(out long read) && read == integer)
        {
            WriteSpelling(property, json);
        }
        else
        {
            writer.Name(names.ExpectedBytes(property));
            writer.Write(integer);
        }
    }

    /// <summary>Writes a number in the shortest form that reads back the same.</summary>
    public void Write(int property, double? value)
    {
        if (value is { } number)
        {
            writer.Name(names.ExpectedBytes(property));
            writer.Write(number);
        }
        else
        {
            WriteNull(property);
        }
    }

    /// <summary>Writes a decimal number, as a string where it was read from one.</summary>
    public void Write(int property, decimal? value)
    {
        if (value is not { } number)
        {
            WriteNull(property);
        }
        else if (IsSpelled(property, out ReadOnlySpan<byte> json) && DecimalText.TryParse(json, out decimal read) && read == number)
        {
            WriteSpelling(property, json);
        }
        else if (preserved is not null && preserved.IsOtherType(property))
        {
            writer.Name(names.ExpectedBytes(property));
            writer.Write(number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            writer.Name(names.ExpectedBytes(property));
            writer.Write(number);
        }
    }

    /// <summary>Writes a date and time, in the spelling in which it was read.</summary>
    public void Write(int property, DateTimeOffset? value)
    {
        if (value is not { } time)
        {
            WriteNull(property);
        }
        else if (IsSpelled(property, out ReadOnlySpan<byte> json) && Iso8601.TryReadDateTime(new JsonReader(json).ReadString(), out DateTimeOffset read) && read.EqualsExact(time))
        {
            WriteSpelling(property, json);
        }
        else
        {
            writer.Name(names.ExpectedBytes(property));
            writer.Write(Iso8601.Format(time));
        }
    }

    /// <summary>Writes a date.</summary>
    public void Write(int property, DateOnly? value) => Write(property, value is { } date ? Iso8601.Format(date) : null);

    /// <summary>Writes a URI as it was read or given.</summary>
    public void Write(int property, LazyUri value) => Write(property, value.Text);

    /// <summary>Writes a URI as it was given.</summary>
    public void Write(int property, Uri? value) => Write(property, value?.OriginalString);

    /// <summary>Writes any JSON value.</summary>
    public void Write(int property, JsonValue? value)
    {
        if (value is { IsDefined: true } any)
        {
            writer.Name(names.ExpectedBytes(property));
            writer.Raw(any.Raw);
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
            writer.Name(names.ExpectedBytes(property));
            writer.WriteBase64(value.Bytes.Span);
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
            writer.Name(names.ExpectedBytes(property));
            value.Write(writer);
        }
    }

    /// <summary>Writes a list of values of a generated type.</summary>
    public void Write<T>(int property, ContractList<T>? values)
        where T : class, IContract<T>
    {
        if (values is null)
        {
            WriteNull(property);
            return;
        }

        writer.Name(names.ExpectedBytes(property));
        writer.BeginArray();
        foreach (T value in values)
        {
            value.Write(writer);
        }

        writer.EndArray();
    }

    /// <summary>Writes a list of values of a generated type; where one stood in its place, that one.</summary>
    public void WriteListOrOne<T>(int property, ContractList<T>? values)
        where T : class, IContract<T>
    {
        if (values is [T one] && preserved is not null && preserved.IsOne(property))
        {
            Write(property, one);
        }
        else
        {
            Write(property, values);
        }
    }

    /// <summary>Writes a list of strings.</summary>
    public void Write(int property, ContractList<string>? values)
    {
        if (values is null)
        {
            WriteNull(property);
            return;
        }

        writer.Name(names.ExpectedBytes(property));
        writer.BeginArray();
        foreach (string value in values)
        {
            writer.Write(value);
        }

        writer.EndArray();
    }

    /// <summary>Writes a list of numbers or other values.</summary>
    public void WriteValues<T>(int property, ContractList<T>? values, ElementWriter<T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (values is null)
        {
            WriteNull(property);
            return;
        }

        writer.Name(names.ExpectedBytes(property));
        writer.BeginArray();
        foreach (T value in values)
        {
            write(writer, value);
        }

        writer.EndArray();
    }

    /// <summary>Writes an object whose property names are data.</summary>
    public void WriteMap<T>(int property, ContractMap<T>? map, ElementWriter<T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (map is null)
        {
            WriteNull(property);
            return;
        }

        writer.Name(names.ExpectedBytes(property));
        writer.BeginObject();
        foreach ((string name, T value) in map)
        {
            writer.Name(name);
            write(writer, value);
        }

        writer.EndObject();
    }

    /// <summary>Writes the name of a property, and returns the writer for its value.</summary>
    internal JsonWriter WriteName(int property)
    {
        writer.Name(names.ExpectedBytes(property));
        return writer;
    }

    /// <summary>Writes the null or the unfit value that was read for a property, if there was one.</summary>
    internal void WriteNull(int property)
    {
        if (preserved is not null && preserved.TryForNull(property, out ReadOnlySpan<byte> json))
        {
            writer.Name(names.ExpectedBytes(property));
            writer.Raw(json);
        }
    }

    /// <summary>How a value was spelled that was read; a member that was changed since is written anew.</summary>
    private bool IsSpelled(int property, out ReadOnlySpan<byte> json)
    {
        json = default;
        return preserved is not null && preserved.TrySpelling(property, out json);
    }

    private void WriteSpelling(int property, ReadOnlySpan<byte> json)
    {
        writer.Name(names.ExpectedBytes(property));
        writer.Raw(json);
    }
}
