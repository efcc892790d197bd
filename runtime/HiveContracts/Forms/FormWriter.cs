using System.ComponentModel;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace HiveContracts.Support;

/// <summary>Makes the body of a form: multipart when there is a file in it, urlencoded otherwise.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FormWriter
{
    private readonly List<KeyValuePair<string, string>> fields = [];
    private readonly List<KeyValuePair<string, MediaFile>> files = [];

    /// <summary>Adds a text field, unless null.</summary>
    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            fields.Add(new(name, value));
        }
    }

    /// <summary>Adds a URL, unless null.</summary>
    public void Add(string name, Uri? value) => Add(name, value?.OriginalString);

    /// <summary>Adds a JSON value as text, unless null.</summary>
    public void Add(string name, JsonValue? value) => Add(name, value?.ToString());

    /// <summary>Adds a value of a generated type as its JSON, unless null.</summary>
    public void Add<T>(string name, T? value)
        where T : class, IContract<T> => Add(name, value is null ? null : Encoding.UTF8.GetString(Contract.ToUtf8Bytes(value)));

    /// <summary>Adds a number, unless null.</summary>
    public void Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a number, unless null.</summary>
    public void Add(string name, double? value) => Add(name, value?.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Adds a decimal number, unless null.</summary>
    public void Add(string name, decimal? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a date and time, unless null.</summary>
    public void Add(string name, DateTimeOffset? value) => Add(name, value is { } time ? Iso8601.Format(time) : null);

    /// <summary>Adds a date, unless null.</summary>
    public void Add(string name, DateOnly? value) => Add(name, value is { } date ? Iso8601.Format(date) : null);

    /// <summary>Adds <c>true</c> or <c>false</c>, unless null.</summary>
    public void Add(string name, bool? value) => Add(name, value is { } boolean ? (boolean ? "true" : "false") : null);

    /// <summary>Adds the fields that no member shows.</summary>
    public void AddUnknown(PreservedProperties? preserved)
    {
        foreach ((string name, byte[] json) in preserved?.Unknown() ?? [])
        {
            JsonValue value = JsonValue.Parse(json);
            Add(name, value.Element.ValueKind is System.Text.Json.JsonValueKind.String ? value.Element.GetString() : value.ToString());
        }
    }

    /// <summary>Adds a file, unless null.</summary>
    public void Add(string name, MediaFile? value)
    {
        if (value is not null)
        {
            files.Add(new(name, value));
        }
    }

    /// <summary>The form.</summary>
    public HttpContent ToContent()
    {
        if (files.Count == 0)
        {
            return new FormUrlEncodedContent(fields);
        }

        string boundary = "------------------------" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(11));
        var form = new MultipartContent("form-data", boundary) { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        form.Headers.Remove("Content-Type");
        form.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=" + boundary); // bare, as every other client sends it
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

    /// <summary>As the WHATWG's multipart encoding has it: names are UTF-8, and what would end them is escaped.</summary>
    private static string Quote(string name) => name
        .Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
