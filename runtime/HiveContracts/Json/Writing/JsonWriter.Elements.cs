using System.Globalization;

namespace HiveContracts.Support;

public sealed partial class JsonWriter
{
    /// <summary>Writes a list.</summary>
    public void WriteList<T>(ContractList<T> values, ElementWriter<T> write)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(write);
        BeginArray();
        foreach (T value in values)
        {
            write(this, value);
        }

        EndArray();
    }

    /// <summary>Writes an object whose property names are data.</summary>
    public void WriteMap<T>(ContractMap<T> map, ElementWriter<T> write)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(write);
        BeginObject();
        foreach ((string name, T value) in map)
        {
            WritePropertyName(name);
            write(this, value);
        }

        EndObject();
    }

    /// <summary>Writes an element, or null.</summary>
    public void WriteNullable<T>(T? value, ElementWriter<T> write)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(write);
        if (value is null)
        {
            WriteRaw("null"u8);
        }
        else
        {
            write(this, value);
        }
    }

    /// <inheritdoc cref="WriteNullable{T}(T, ElementWriter{T})"/>
    public void WriteNullable<T>(T? value, ElementWriter<T> write)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(write);
        if (value is { } element)
        {
            write(this, element);
        }
        else
        {
            WriteRaw("null"u8);
        }
    }

    /// <summary>Writes a decimal number.</summary>
    public void Write(decimal value)
    {
        Span<char> text = stackalloc char[MaxNumberLength];
        value.TryFormat(text, out int written, default, CultureInfo.InvariantCulture);
        WriteNumber(text[..written]);
    }

    /// <summary>Writes a date and time.</summary>
    public void Write(DateTimeOffset value) => Write(Iso8601.Format(value));

    /// <summary>Writes a date.</summary>
    public void Write(DateOnly value) => Write(Iso8601.Format(value));

    /// <summary>Writes a URI as it was read or assigned.</summary>
    public void Write(Uri value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Write(value.OriginalString);
    }
}
