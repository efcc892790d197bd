using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HiveContracts.Support;

/// <summary>Reads a generated type from the fields and files of a form.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FormReader
{
    private readonly PropertyNames names;
    private readonly string?[] texts;
    private readonly MediaFile?[] files;

    /// <summary>Creates a reader. Fields that are not among the names are preserved.</summary>
    /// <exception cref="ContractException">A known field or file occurs twice, or a file has an unknown name.</exception>
    public FormReader(PropertyNames names, IEnumerable<KeyValuePair<string, string>> fields, IEnumerable<KeyValuePair<string, MediaFile>>? files)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(fields);
        this.names = names;
        texts = new string?[names.Count];
        this.files = new MediaFile?[names.Count];
        PreservedProperties? preserved = null;
        foreach ((string name, string text) in fields)
        {
            if (!Guard.IsUnicode(name) || !Guard.IsUnicode(text))
            {
                throw Failure(Excerpt.Of(name), "valid Unicode", "an unpaired surrogate");
            }

            if (names.IndexOf(name) is >= 0 and int property)
            {
                texts[property] = texts[property] is null ? text : throw Failure(name, "one value", "two");
            }
            else
            {
                byte[] utf8Name = Encoding.UTF8.GetBytes(name);
                byte[] json = Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(text)}\"");
                PreservedProperties.AddUnknown(ref preserved, [.. utf8Name, .. json], utf8Name.Length, json.Length);
            }
        }

        Preserved = preserved;
        foreach ((string name, MediaFile file) in files ?? [])
        {
            int property = names.IndexOf(name);
            if (property < 0)
            {
                string shown = Excerpt.Of(name);
                throw ContractException.InForm("$." + shown, $"Unexpected file '{shown}' in the form.");
            }

            this.files[property] = this.files[property] is null ? file : throw Failure(name, "one file", "two");
        }
    }

    /// <summary>The fields that have no member.</summary>
    public PreservedProperties? Preserved { get; }

    /// <summary>Returns the property that the form has of several mutually exclusive ones.</summary>
    /// <exception cref="ContractException">The form has none of the properties, or more than one.</exception>
    public int Choose(ReadOnlySpan<int> choices)
    {
        List<int> found = [];
        foreach (int property in choices)
        {
            if (texts[property] is not null || files[property] is not null)
            {
                found.Add(property);
            }
        }

        if (found.Count == 1)
        {
            return found[0];
        }

        string foundNames = found.Count == 0 ? "none" : string.Join(" and ", found.Select(property => $"'{names[property]}'"));
        throw ContractException.InForm("$", $"Expected exactly one of '{string.Join("', '", names.NamesOf(choices))}', found {foundNames}.");
    }

    /// <summary>Returns a required value.</summary>
    /// <exception cref="ContractException">The form does not have it.</exception>
    public T Require<T>(int property, T? value)
        where T : class => value ?? throw (texts[property] is null ? Failure(names[property], "a value") : Failure(names[property], "a file", "text"));

    /// <summary>Returns a required value.</summary>
    /// <exception cref="ContractException">The form does not have it.</exception>
    public T Require<T>(int property, T? value)
        where T : struct => value ?? throw Failure(names[property], "a value");

    /// <summary>Reads a string of at least <paramref name="minLength"/> characters.</summary>
    public string? ReadString(int property, int minLength = 0)
    {
        if (texts[property] is not { } text)
        {
            return null;
        }

        int length = Guard.CountCharacters(text);
        if (length < minLength)
        {
            string expected = string.Create(CultureInfo.InvariantCulture, $"at least {minLength} character(s)");
            throw Failure(names[property], expected, length.ToString(CultureInfo.InvariantCulture));
        }

        return text;
    }

    /// <summary>Reads an absolute URI that has one of the schemes, or any scheme if none are given.</summary>
    public Uri? ReadUri(int property, params string[] schemes) => texts[property] is not { } text ? null
        : Guard.TryReadUri(text, schemes, out Uri? value) ? value
        : throw Failure(names[property], Guard.DescribeUri(schemes));

    /// <summary>Reads a date and time.</summary>
    public DateTimeOffset? ReadDateTimeOffset(int property) => texts[property] is not { } text ? null
        : Iso8601.TryReadDateTime(text, out DateTimeOffset value) ? value
        : throw Failure(names[property], "a date and time");

    /// <summary>Reads a date.</summary>
    public DateOnly? ReadDateOnly(int property) => texts[property] is not { } text ? null
        : Iso8601.TryReadDate(text, out DateOnly value) ? value
        : throw Failure(names[property], "a date");

    /// <summary>Returns a file.</summary>
    public MediaFile? ReadMediaFile(int property) => files[property];

    /// <summary>Reads a value of another type from JSON: a number, a boolean or an object.</summary>
    public T? ReadJson<T>(int property, Func<JsonElement, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (texts[property] is not { } text)
        {
            return default;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return read(document.RootElement.Clone());
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw Failure(names[property], "JSON of the right type", inner: exception);
        }
    }

    /// <summary>Reads a value of a generated type from JSON.</summary>
    public T? ReadObject<T>(int property)
        where T : class, IContract<T>
    {
        try
        {
            return texts[property] is { } text ? Contract.Parse<T>(Encoding.UTF8.GetBytes(text)) : null;
        }
        catch (ContractException exception)
        {
            throw ContractException.InForm("$." + names[property], $"Invalid JSON object in form field '{names[property]}': {exception.Message}", exception);
        }
    }

    private static ContractException Failure(string name, string expected, string? found = null, Exception? inner = null) =>
        ContractException.InForm("$." + name, $"Expected {expected} in form field '{name}'{(found is null ? "" : $", found {found}")}.", inner);
}
