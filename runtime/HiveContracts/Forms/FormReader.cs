using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HiveContracts.Support;

/// <summary>Reads a generated type back from the fields and files of a form.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FormReader
{
    private readonly PropertyNames names;
    private readonly string?[] texts;
    private readonly MediaFile?[] files;

    /// <summary>Takes the form.</summary>
    /// <exception cref="ContractException">A known field or file comes twice, or a file has another name.</exception>
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
            if (names.IndexOf(name) is >= 0 and int property)
            {
                texts[property] = texts[property] is null ? text : throw Failure(name, "one value, not two,");
            }
            else
            {
                byte[] utf8Name = Encoding.UTF8.GetBytes(name);
                byte[] json = Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(text)}\"");
                PreservedProperties.AddUnknown(ref preserved, [.. utf8Name, .. json], utf8Name.Length, json.Length);
            }
        }

        Notes = preserved;
        foreach ((string name, MediaFile file) in files ?? [])
        {
            int property = names.IndexOf(name);
            if (property < 0)
            {
                throw ContractException.InForm("$." + name, $"Expected no file part '{name}'.");
            }

            this.files[property] = this.files[property] is null ? file : throw Failure(name, "one file, not two,");
        }
    }

    /// <summary>The fields that no member shows.</summary>
    public PreservedProperties? Notes { get; }

    /// <summary>Finds the one of several exclusive properties that is there.</summary>
    public int Choose(string allowed, params int[] properties)
    {
        int[] found = Array.FindAll(properties, property => texts[property] is not null || files[property] is not null);
        return found.Length == 1
            ? found[0]
            : throw ContractException.InForm("$", $"Expected exactly one of {allowed}, found {(found.Length == 0 ? "none" : string.Join(" and ", found.Select(property => names[property])))}.");
    }

    /// <summary>A value that has to be there.</summary>
    public T Require<T>(int property, T? value)
        where T : class => value ?? throw Failure(names[property], texts[property] is null ? "a value" : "a file, not a text,");

    /// <summary>A value that has to be there.</summary>
    public T Require<T>(int property, T? value)
        where T : struct => value ?? throw Failure(names[property], "a value");

    /// <summary>A text field.</summary>
    public string? ReadString(int property, int minLength = 0) => texts[property] is not { } text || Guard.CountCharacters(text) >= minLength
        ? texts[property]
        : throw Failure(names[property], string.Create(CultureInfo.InvariantCulture, $"at least {minLength} character(s)"));

    /// <summary>A URI.</summary>
    public Uri? ReadUri(int property, params string[] schemes) => texts[property] is not { } text ? null
        : Guard.TryReadUri(text, schemes, out Uri? value) ? value
        : throw Failure(names[property], $"an absolute {string.Join(" or ", schemes)} URL");

    /// <summary>A date and time.</summary>
    public DateTimeOffset? ReadDateTimeOffset(int property) => texts[property] is not { } text ? null
        : Iso8601.TryReadDateTime(text, out DateTimeOffset value) ? value
        : throw Failure(names[property], "a date and time");

    /// <summary>A date.</summary>
    public DateOnly? ReadDateOnly(int property) => texts[property] is not { } text ? null
        : Iso8601.TryReadDate(text, out DateOnly value) ? value
        : throw Failure(names[property], "a date");

    /// <summary>A file.</summary>
    public MediaFile? ReadMediaFile(int property) => files[property];

    /// <summary>A value of another type, spelled as JSON: a number, a boolean, an object.</summary>
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
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException)
        {
            throw Failure(names[property], "JSON that fits", problem);
        }
    }

    /// <summary>A value of a generated type, spelled as JSON.</summary>
    public T? ReadObject<T>(int property)
        where T : class, IContract<T>
    {
        try
        {
            return texts[property] is { } text ? Contract.Parse<T>(Encoding.UTF8.GetBytes(text)) : null;
        }
        catch (ContractException problem)
        {
            throw Failure(names[property], "the JSON of an object: " + problem.Message, problem);
        }
    }

    private static ContractException Failure(string name, string expected, Exception? inner = null) => ContractException.InForm("$." + name, $"Expected {expected} in the form's field '{name}'.", inner);
}
