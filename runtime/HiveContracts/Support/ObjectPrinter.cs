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
public readonly ref struct ObjectPrinter
{
    private readonly JsonPrinter printer;
    private readonly PropertyNames names;
    private readonly PropertyNotes? notes;

    internal ObjectPrinter(JsonPrinter printer, PropertyNames names, PropertyNotes? notes)
    {
        this.printer = printer;
        this.names = names;
        this.notes = notes;
    }

    /// <summary>Writes what was read and has no member, and closes the object.</summary>
    public void EndObject()
    {
        notes?.WriteUnknown(printer);
        printer.EndObject();
    }

    /// <summary>Writes a string; as a number where it was read from one, and still is one.</summary>
    public void Write(int property, string? value)
    {
        if (value is null)
        {
            WriteNull(property);
        }
        else if (notes is not null && notes.IsOtherType(property) && WireFormat.IsNumber(value))
        {
            printer.Name(names.Token(property));
            printer.Raw(Encoding.UTF8.GetBytes(value));
        }
        else
        {
            printer.Name(names.Token(property));
            printer.Write(value);
        }
    }

    /// <summary>Writes a boolean.</summary>
    public void Write(int property, bool? value)
    {
        if (value is { } boolean)
        {
            printer.Name(names.Token(property));
            printer.Write(boolean);
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
        else if (IsSpelled(property, out ReadOnlySpan<byte> json) && JsonNumber.Read(json).TryInt64(out long read) && read == integer)
        {
            WriteSpelling(property, json);
        }
        else
        {
            printer.Name(names.Token(property));
            printer.Write(integer);
        }
    }

    /// <summary>Writes a number in the shortest form that reads back the same.</summary>
    public void Write(int property, double? value)
    {
        if (value is { } number)
        {
            printer.Name(names.Token(property));
            printer.Write(number);
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
        else if (IsSpelled(property, out ReadOnlySpan<byte> json) && WireFormat.TryDecimal(json, out decimal read) && read == number)
        {
            WriteSpelling(property, json);
        }
        else if (notes is not null && notes.IsOtherType(property))
        {
            printer.Name(names.Token(property));
            printer.Write(number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            printer.Name(names.Token(property));
            printer.Write(number);
        }
    }

    /// <summary>Writes a date and time, in the spelling in which it was read.</summary>
    public void Write(int property, DateTimeOffset? value)
    {
        if (value is not { } time)
        {
            WriteNull(property);
        }
        else if (IsSpelled(property, out ReadOnlySpan<byte> json) && WireFormat.TryDateTimeOffset(new JsonScanner(json).ReadString(), out DateTimeOffset read) && read.EqualsExact(time))
        {
            WriteSpelling(property, json);
        }
        else
        {
            printer.Name(names.Token(property));
            printer.Write(WireFormat.Text(time));
        }
    }

    /// <summary>Writes a date.</summary>
    public void Write(int property, DateOnly? value) => Write(property, value is { } date ? WireFormat.Text(date) : null);

    /// <summary>Writes a URI as it was read or given.</summary>
    public void Write(int property, LazyUri value) => Write(property, value.Text);

    /// <summary>Writes a URI as it was given.</summary>
    public void Write(int property, Uri? value) => Write(property, value?.OriginalString);

    /// <summary>Writes any JSON value.</summary>
    public void Write(int property, JsonValue? value)
    {
        if (value is { IsDefined: true } any)
        {
            printer.Name(names.Token(property));
            printer.Raw(any.Raw);
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
            printer.Name(names.Token(property));
            printer.WriteBase64(value.Bytes.Span);
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
            printer.Name(names.Token(property));
            value.Write(printer);
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

        printer.Name(names.Token(property));
        printer.BeginArray();
        foreach (T value in values)
        {
            value.Write(printer);
        }

        printer.EndArray();
    }

    /// <summary>Writes a list of values of a generated type; where one stood in its place, that one.</summary>
    public void WriteListOrOne<T>(int property, ContractList<T>? values)
        where T : class, IContract<T>
    {
        if (values is [T one] && notes is not null && notes.IsOne(property))
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

        printer.Name(names.Token(property));
        printer.BeginArray();
        foreach (string value in values)
        {
            printer.Write(value);
        }

        printer.EndArray();
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

        printer.Name(names.Token(property));
        printer.BeginArray();
        foreach (T value in values)
        {
            write(printer, value);
        }

        printer.EndArray();
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

        printer.Name(names.Token(property));
        printer.BeginObject();
        foreach ((string name, T value) in map)
        {
            printer.Name(name);
            write(printer, value);
        }

        printer.EndObject();
    }

    /// <summary>Writes class scores, where there is an array of them.</summary>
    public void Write(int property, ClassScoreRow scores)
    {
        if (scores.IsPresent)
        {
            printer.Name(names.Token(property));
            scores.Write(printer);
        }
        else
        {
            WriteNull(property);
        }
    }

    private void WriteNull(int property)
    {
        if (notes is not null && notes.TryForNull(property, out ReadOnlySpan<byte> json))
        {
            printer.Name(names.Token(property));
            printer.Raw(json);
        }
    }

    /// <summary>How a value was spelled that was read; a member that was changed since is written anew.</summary>
    private bool IsSpelled(int property, out ReadOnlySpan<byte> json)
    {
        json = default;
        return notes is not null && notes.TrySpelling(property, out json);
    }

    private void WriteSpelling(int property, ReadOnlySpan<byte> json)
    {
        printer.Name(names.Token(property));
        printer.Raw(json);
    }
}
