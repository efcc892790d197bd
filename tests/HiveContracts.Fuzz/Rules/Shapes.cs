using System.Text;
using System.Text.Json;

namespace HiveContracts.Fuzz;

/// <summary>Reads the shapes from the files of the default schema: apart from the generator, and only as far as that schema goes.</summary>
internal sealed class Shapes
{
    private static readonly Shapes Schema = new();

    private readonly Dictionary<string, JsonElement> files = [];
    private readonly Dictionary<string, Shape> shapes = [];

    private Shapes()
    {
        foreach (string name in Resources.Names("schema/"))
        {
            using JsonDocument document = JsonDocument.Parse(Resources.Read(name));
            files.Add(name["schema/".Length..], document.RootElement.Clone());
        }
    }

    public static Shape Callback { get; } = Schema.Root("callback.schema.json");

    public static Shape Fragment { get; } = Schema.Definition("callback.schema.json", "TaskFragment");

    public static Shape Response { get; } = Schema.Definition("callback.schema.json", "TaskResponse");

    public static Shape Error { get; } = Schema.Root("error.schema.json");

    public static Shape Acknowledgement { get; } = Schema.Root("acknowledgement.schema.json");

    public static Shape Submission { get; } = Schema.Root("submission.schema.json");

    /// <summary>Gets the shape of an element of a class array.</summary>
    public static Shape Score { get; } = Schema.ClassScore();

    /// <summary>Gets the classes of all vocabularies, by vocabulary.</summary>
    public static string[][] Classes { get; } = [.. Schema.files["vocabularies.schema.json"].GetProperty("definitions").EnumerateObject()
        .Select(static definition => ClassesOf(definition.Value.GetProperty("x-vocabulary")))];

    private static string[] ClassesOf(JsonElement vocabulary)
    {
        IEnumerable<JsonElement> lists = vocabulary.TryGetProperty("heads", out JsonElement heads)
            ? heads.EnumerateObject().SelectMany(static head => head.Value.EnumerateObject().Select(static list => list.Value))
            : [];
        lists = vocabulary.TryGetProperty("classes", out JsonElement classes) ? lists.Append(classes) : lists;
        return [.. lists.SelectMany(static list => list.EnumerateArray()).Select(static name => name.GetString()!).Distinct()];
    }

    private Shape Root(string file) => Read(file, files[file].GetProperty("title").GetString()!, files[file]);

    private Shape Definition(string file, string name) => Read(file, name, files[file].GetProperty("definitions").GetProperty(name));

    private Shape ClassScore()
    {
        JsonElement list = files["classes.schema.json"].GetProperty("definitions").GetProperty("ClassScores");
        return Read("classes.schema.json", "ClassScore", list.GetProperty("items"));
    }

    private Shape Read(string file, string name, JsonElement schema)
    {
        if (shapes.TryGetValue(name, out Shape? known))
        {
            return known;
        }

        var shape = new Shape(name);
        shapes.Add(name, shape);
        foreach (JsonProperty property in schema.GetProperty("properties").EnumerateObject())
        {
            shape.Add(ReadProperty(file, property.Name, property.Name, property.Value));
        }

        if (schema.TryGetProperty("required", out JsonElement required))
        {
            shape.Required.AddRange(required.EnumerateArray().Select(static item => item.GetString()!));
        }

        if (schema.TryGetProperty("anyOf", out JsonElement choices))
        {
            shape.RequiredAny.AddRange(choices.EnumerateArray().Select(static item => item.GetProperty("required")[0].GetString()!));
        }

        shape.StringForm = schema.TryGetProperty("x-string-form", out JsonElement form) ? form.GetString() : null;
        return shape;
    }

    private PropertyShape ReadProperty(string file, string name, string memberName, JsonElement schema)
    {
        if (schema.TryGetProperty("title", out JsonElement title))
        {
            memberName = title.GetString()!;
        }

        if (schema.TryGetProperty("anyOf", out JsonElement choices))
        {
            PropertyShape[] variants = [.. choices.EnumerateArray().Select(choice => ReadProperty(file, name, name, choice))];
            return variants is [{ Kind: ValueKind.Objects, Object: { } element }, { Kind: ValueKind.Object, Object: { } one }] && element == one
                ? Property(name, memberName, ValueKind.ObjectsOrOne, element)
                : new PropertyShape { Name = name, Member = "", Kind = ValueKind.Choice, Variants = variants };
        }

        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            string target = reference.GetString()!;
            string targetFile = target[..target.IndexOf('#', StringComparison.Ordinal)] is { Length: > 0 } other ? other : file;
            string definition = target[(target.LastIndexOf('/') + 1)..];
            return definition == "ClassScores"
                ? Property(name, memberName, ValueKind.Scores)
                : Property(name, memberName, ValueKind.Object, Definition(targetFile, definition));
        }

        string[] types = !schema.TryGetProperty("type", out JsonElement type) ? []
            : type.ValueKind is JsonValueKind.String ? [type.GetString()!]
            : [.. type.EnumerateArray().Select(static item => item.GetString()!).Where(static item => item != "null")];
        string? format = schema.TryGetProperty("format", out JsonElement value) ? value.GetString() : null;
        if (types is ["array"])
        {
            JsonElement items = schema.GetProperty("items");
            return items.TryGetProperty("$ref", out _)
                ? Property(name, memberName, ValueKind.Objects, ReadProperty(file, name, name, items).Object)
                : Property(name, memberName, items.TryGetProperty("type", out _) ? ValueKind.Texts : ValueKind.Values);
        }

        return Property(name, memberName, (types, format) switch
        {
            ([], _) => ValueKind.Any,
            (_, "decimal") => ValueKind.Decimal,
            (["string", _], _) => ValueKind.TextOrNumber,
            (["string"], "date-time") => ValueKind.DateTime,
            (["string"], "uri") => ValueKind.Uri,
            (["string"], "uuid") => ValueKind.Uuid,
            (["string"], _) => ValueKind.Text,
            (["integer"], "int32") => ValueKind.Int32,
            (["integer"], _) => ValueKind.Int64,
            (["number"], _) => ValueKind.Double,
            (["boolean"], _) => ValueKind.Boolean,
            _ => throw new InvalidOperationException($"The rules have no kind for '{name}' of {file}: add one to {nameof(ValueKind)}."),
        });
    }

    private static PropertyShape Property(string name, string memberName, ValueKind kind, Shape? shape = null) =>
        new() { Name = name, Member = MemberOf(memberName), Kind = kind, Object = shape };

    private static string MemberOf(string name)
    {
        var member = new StringBuilder();
        foreach (string word in name.Split('_', StringSplitOptions.RemoveEmptyEntries))
        {
            member.Append(char.ToUpperInvariant(word[0])).Append(word.AsSpan(1));
        }

        return member.ToString();
    }
}
