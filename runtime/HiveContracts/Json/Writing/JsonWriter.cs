using System.Buffers;
using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace HiveContracts.Support;

/// <summary>
/// Writes minified JSON into pooled memory, for generated code. Strings are escaped only where RFC 8259 requires it. Raw JSON is not
/// checked, because the reader has checked it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class JsonWriter : IDisposable
{
    // Longer than any formatted number.
    private const int MaxNumberLength = 64;

    private readonly bool isLenient;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int length;
    private bool needsComma;

    /// <summary>Creates a writer.</summary>
    /// <param name="isLenient">
    /// Whether values without a JSON form are written as something else rather than refused: for texts that people read, and for comparisons.
    /// </param>
    internal JsonWriter(bool isLenient = false) => this.isLenient = isLenient;

    /// <inheritdoc cref="JsonWriter(bool)" path="/param[@name='isLenient']"/>
    internal bool IsLenient => isLenient;

    /// <summary>The JSON that has been written so far.</summary>
    internal ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    /// <summary>Returns the memory to the pool.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        length = 0;
    }

    /// <summary>Begins an object. The result writes its properties and ends it.</summary>
    public ObjectWriter BeginObject(PropertyNames names, PreservedProperties? preserved)
    {
        WriteStart((byte)'{');
        return new ObjectWriter(this, names, preserved);
    }

    /// <summary>Begins a document that is no object. The result writes its value.</summary>
    public ObjectWriter BeginValue(PreservedProperties? preserved) => new(this, null, preserved);

    /// <summary>Writes any JSON value.</summary>
    public void Write(JsonValue value) => WriteJson(value.IsDefined ? value.Raw : "null"u8);

    /// <summary>Writes the value that was read instead of an object; false if there is none.</summary>
    public bool TryWriteOther(PreservedProperties? preserved)
    {
        if (preserved is null || !preserved.TryGetNonObject(out ReadOnlySpan<byte> json))
        {
            return false;
        }

        WriteJson(json);
        return true;
    }

    /// <summary>Writes a value of a generated type.</summary>
    public void Write<T>(IContract<T> value)
        where T : IContract<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        value.Write(this);
    }

    /// <summary>Writes an integer.</summary>
    public void Write(long value)
    {
        Span<char> text = stackalloc char[MaxNumberLength];
        value.TryFormat(text, out int written, default, CultureInfo.InvariantCulture);
        WriteNumber(text[..written]);
    }

    /// <summary>Writes a number.</summary>
    /// <exception cref="ArgumentException">The value is infinite or not a number.</exception>
    public void Write(double value)
    {
        if (!double.IsFinite(value))
        {
            if (isLenient)
            {
                Write(value.ToString(CultureInfo.InvariantCulture));
                return;
            }

            string message = string.Create(CultureInfo.InvariantCulture, $"Expected a finite number, found {value}, which JSON cannot represent.");
            throw new ArgumentException(message, nameof(value));
        }

        Span<byte> output = GetSpan(DoubleWriter.MaxLength + 1);
        int written = WriteComma(output);
        length += written + DoubleWriter.Write(value, output[written..]);
    }

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Write(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a file as Base64.</summary>
    /// <exception cref="NotSupportedException">The content is not in memory.</exception>
    internal void Write(MediaFile file)
    {
        if (isLenient && file.Identity is { } identity)
        {
            Write(identity);
            return;
        }

        ReadOnlySpan<byte> bytes = file.Bytes.Span;
        Span<byte> output = GetSpan(Base64.GetMaxEncodedToUtf8Length(bytes.Length) + 3);
        int offset = WriteComma(output);
        output[offset++] = (byte)'"';
        Base64.EncodeToUtf8(bytes, output[offset..], out _, out int written);
        output[offset + written] = (byte)'"';
        length += offset + written + 1;
    }

    /// <summary>Writes JSON of a document without checking it. A value of several lines is written on one, as JSON lines need it.</summary>
    internal void WriteJson(ReadOnlySpan<byte> json)
    {
        if (json.ContainsAny((byte)'\n', (byte)'\r'))
        {
            WriteMinified(json);
        }
        else
        {
            WriteRaw(json);
        }
    }

    /// <summary>Writes JSON without changing or checking it.</summary>
    internal void WriteRaw(ReadOnlySpan<byte> json)
    {
        Span<byte> output = GetSpan(json.Length + 1);
        int offset = WriteComma(output);
        json.CopyTo(output[offset..]);
        length += offset + json.Length;
    }

    /// <summary>Writes a property name that is quoted and followed by a colon already.</summary>
    internal void WritePropertyName(ReadOnlySpan<byte> quotedName)
    {
        WriteRaw(quotedName);
        needsComma = false;
    }

    /// <summary>Writes a property name.</summary>
    internal void WritePropertyName(string name)
    {
        Write(name);
        GetSpan(1)[0] = (byte)':';
        length++;
        needsComma = false;
    }

    internal void BeginObject() => WriteStart((byte)'{');

    internal void BeginArray() => WriteStart((byte)'[');

    internal void EndArray() => WriteEnd((byte)']');

    internal void EndObject() => WriteEnd((byte)'}');

    /// <summary>Returns the JSON string of a text, including the quotes.</summary>
    internal static byte[] Quote(string text)
    {
        using var writer = new JsonWriter();
        writer.Write(text);
        return writer.Written.ToArray();
    }

    /// <summary>Writes JSON without the white space between its tokens.</summary>
    private void WriteMinified(ReadOnlySpan<byte> json)
    {
        Span<byte> output = GetSpan(json.Length + 1);
        int written = WriteComma(output);
        bool isInString = false;
        for (int i = 0; i < json.Length; i++)
        {
            byte next = json[i];
            if (!isInString && next is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            {
                continue;
            }

            output[written++] = next;
            if (isInString && next == '\\')
            {
                output[written++] = json[++i]; // an escaped quote does not end the string
            }
            else if (next == '"')
            {
                isInString = !isInString;
            }
        }

        length += written;
    }

    // Numbers are formatted as UTF-16: a NativeAOT app contains the code for it in any case.
    private void WriteNumber(ReadOnlySpan<char> text)
    {
        Span<byte> output = GetSpan(text.Length + 1);
        int offset = WriteComma(output);
        Ascii.FromUtf16(text, output[offset..], out int written);
        length += offset + written;
    }

    private void WriteStart(byte bracket)
    {
        Span<byte> output = GetSpan(2);
        int offset = WriteComma(output);
        output[offset] = bracket;
        length += offset + 1;
        needsComma = false;
    }

    private void WriteEnd(byte bracket)
    {
        GetSpan(1)[0] = bracket;
        length++;
        needsComma = true;
    }

    /// <summary>Writes the comma before a value, if it needs one.</summary>
    /// <returns>The number of bytes written, which the caller adds to the length.</returns>
    private int WriteComma(Span<byte> output)
    {
        if (!needsComma)
        {
            needsComma = true;
            return 0;
        }

        output[0] = (byte)',';
        return 1;
    }

    /// <summary>Returns memory of at least a size after what has been written.</summary>
    private Span<byte> GetSpan(int minSize)
    {
        if (buffer.Length - length < minSize)
        {
            Grow(minSize);
        }

        return buffer.AsSpan(length);
    }

    private void Grow(int minSize)
    {
        long size = length + (long)minSize;
        if (size > Array.MaxLength)
        {
            throw new InvalidOperationException($"Expected a document of at most {Array.MaxLength} bytes, found a longer one.");
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(size, buffer.Length * 2L)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
