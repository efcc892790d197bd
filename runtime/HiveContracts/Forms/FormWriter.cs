using System.ComponentModel;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace HiveContracts.Support;

/// <summary>Writes a form: <c>multipart/form-data</c> if it has a file, <c>application/x-www-form-urlencoded</c> otherwise.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FormWriter
{
    private readonly List<KeyValuePair<string, string>> fields = [];
    private readonly List<KeyValuePair<string, MediaFile>> files = [];

    /// <summary>Adds a string, unless it is null.</summary>
    /// <exception cref="ArgumentException">The string has an unpaired surrogate, which UTF-8 cannot express.</exception>
    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            fields.Add(new(name, Guard.IsUnicode(value)
                ? value
                : throw new ArgumentException($"Expected valid Unicode in form field '{name}', found an unpaired surrogate.", nameof(value))));
        }
    }

    /// <summary>Adds a URI, unless it is null.</summary>
    public void Add(string name, Uri? value) => Add(name, value?.OriginalString);

    /// <summary>Adds any JSON value as text, unless it is null.</summary>
    public void Add(string name, JsonValue? value) => Add(name, value?.ToString());

    /// <summary>Adds a value of a generated type as JSON, unless it is null.</summary>
    public void Add<T>(string name, T? value)
        where T : class, IContract<T> => Add(name, value is null ? null : Encoding.UTF8.GetString(Contract.ToUtf8Bytes(value)));

    /// <summary>Adds an integer, unless it is null.</summary>
    public void Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a number, unless it is null.</summary>
    public void Add(string name, double? value)
    {
        if (value is { } number)
        {
            using var writer = new JsonWriter();
            writer.Write(number);
            Add(name, Encoding.UTF8.GetString(writer.Written));
        }
    }

    /// <summary>Adds a decimal number, unless it is null.</summary>
    public void Add(string name, decimal? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a date and time, unless it is null.</summary>
    public void Add(string name, DateTimeOffset? value) => Add(name, value is { } time ? Iso8601.Format(time) : null);

    /// <summary>Adds a date, unless it is null.</summary>
    public void Add(string name, DateOnly? value) => Add(name, value is { } date ? Iso8601.Format(date) : null);

    /// <summary>Adds <c>true</c> or <c>false</c>, unless the value is null.</summary>
    public void Add(string name, bool? value) => Add(name, value is { } boolean ? (boolean ? "true" : "false") : null);

    /// <summary>Adds what was read and has no member.</summary>
    /// <exception cref="InvalidOperationException">
    /// A value was read that its member cannot hold, and the member was not set since. A form without the value would say less than the JSON.
    /// </exception>
    public void AddPreserved(PreservedProperties? preserved, PropertyNames names)
    {
        foreach ((string name, ReadOnlyMemory<byte> json) in preserved?.GetInvalid(names) ?? [])
        {
            if (fields.TrueForAll(field => field.Key != name))
            {
                throw new InvalidOperationException(
                    $"Expected a valid value of '{name}', found {Excerpt.Of(json.Span)}. Set the member before the form is sent.");
            }
        }

        foreach ((string name, ReadOnlyMemory<byte> json) in preserved?.GetUnknown() ?? [])
        {
            JsonValue value = JsonValue.Parse(json.Span);
            Add(name, value.Element.ValueKind is System.Text.Json.JsonValueKind.String ? value.Element.GetString() : value.ToString());
        }
    }

    /// <summary>Adds a file, unless it is null.</summary>
    public void Add(string name, MediaFile? value)
    {
        if (value is not null)
        {
            files.Add(new(name, value));
        }
    }

    /// <summary>Returns the form.</summary>
    public HttpContent ToContent()
    {
        if (files.Count == 0)
        {
            return new FormUrlEncodedContent(fields);
        }

        string boundary = "------------------------" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(11));
        var form = new MultipartContent("form-data", boundary) { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        form.Headers.Remove("Content-Type");
        form.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=" + boundary); // without quotes, as other clients send it
        foreach ((string name, MediaFile file) in files)
        {
            var part = new StreamContent(file.Open());
            Add(form, part, $"form-data; name=\"{Quote(name)}\"; filename=\"{Quote(file.FileName)}\"");
            part.Headers.ContentType = MediaTypeHeaderValue.Parse(file.ContentType);
        }

        foreach ((string name, string value) in fields)
        {
            var part = new StringContent(value, Encoding.UTF8);
            part.Headers.ContentType = null;
            Add(form, part, $"form-data; name=\"{Quote(name)}\"");
        }

        return form;
    }

    private static void Add(MultipartContent form, HttpContent part, string disposition)
    {
        part.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        form.Add(part);
    }

    /// <summary>Escapes a name as the multipart encoding of the WHATWG does: names are UTF-8, and quotes and line breaks are escaped.</summary>
    private static string Quote(string name) => name
        .Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
