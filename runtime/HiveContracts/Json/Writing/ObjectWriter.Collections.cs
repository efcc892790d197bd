using System.Diagnostics.CodeAnalysis;

namespace HiveContracts.Support;

public readonly ref partial struct ObjectWriter
{
    /// <summary>Writes a list of values of a generated type.</summary>
    public void Write<T>(int property, ContractList<T>? values)
        where T : class, IContract<T>
    {
        if (TryBeginArray(property, values))
        {
            foreach (T value in values)
            {
                value.Write(writer);
            }

            writer.EndArray();
        }
    }

    /// <summary>Writes a list of values of a generated type. A single value that was read without an array is written without one.</summary>
    public void WriteListOrOne<T>(int property, ContractList<T>? values)
        where T : class, IContract<T>
    {
        if (values is [T value] && preserved is not null && preserved.HasSingleValue(property))
        {
            Write(property, value);
        }
        else
        {
            Write(property, values);
        }
    }

    /// <summary>Writes a list of strings.</summary>
    public void Write(int property, ContractList<string>? values)
    {
        if (TryBeginArray(property, values))
        {
            foreach (string value in values)
            {
                writer.Write(value);
            }

            writer.EndArray();
        }
    }

    /// <summary>Writes a list of numbers or other values. If it is the one that was read, it is written as it was read.</summary>
    public void WriteValues<T>(int property, ContractList<T>? values, ElementWriter<T> write)
    {
        if (!TryWriteOriginal(property, values))
        {
            WriteName(property).WriteList(values, write);
        }
    }

    /// <summary>Writes a list. A single value that was read without an array is written without one.</summary>
    public void WriteListOrOne<T>(int property, ContractList<T>? values, ElementWriter<T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (values is [T value] && preserved is not null && preserved.HasSingleValue(property) && !preserved.TryGetOriginalText(property, values, out _))
        {
            write(WriteName(property), value);
        }
        else
        {
            WriteValues(property, values, write);
        }
    }

    /// <summary>Writes an object whose property names are data. If it is the one that was read, it is written as it was read.</summary>
    public void WriteMap<T>(int property, ContractMap<T>? map, ElementWriter<T> write)
    {
        if (!TryWriteOriginal(property, map))
        {
            WriteName(property).WriteMap(map, write);
        }
    }

    /// <summary>Writes a list or map as it was read, or what a null member is written as; false if it has to be written element by element.</summary>
    private bool TryWriteOriginal(int property, [NotNullWhen(false)] object? value)
    {
        if (value is null)
        {
            WriteNull(property);
            return true;
        }

        if (preserved is null || !preserved.TryGetOriginalText(property, value, out ReadOnlySpan<byte> json))
        {
            return false;
        }

        WriteName(property).WriteJson(json);
        return true;
    }

    /// <summary>Begins an array; for a list that is null, writes what a null member is written as, and returns false.</summary>
    private bool TryBeginArray(int property, [NotNullWhen(true)] object? values)
    {
        if (values is null)
        {
            WriteNull(property);
            return false;
        }

        WriteName(property);
        writer.BeginArray();
        return true;
    }
}
