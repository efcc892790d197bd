using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;
using HiveContracts.Generator.Validation;
using NJsonSchema;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads object schemas into models, those written inside others included.</summary>
internal sealed class ObjectReader
{
    private readonly List<ObjectModel> models = [];
    private readonly List<UnionModel> found = [];
    private readonly List<EnumModel> enums = [];
    private readonly DiscriminatedUnions choices;
    private readonly PropertyReader properties;
    private readonly SchemaGraph graph;
    private readonly NameTable typeNames;
    private readonly DiagnosticBag diagnostics;
    private readonly bool hasUnions;
    private readonly RulesBundle? rules;
    private readonly Func<string, string, TypeOrigin> origin;

    public ObjectReader(SchemaGraph graph, NameTable typeNames, DiagnosticBag diagnostics, bool hasUnions, RulesBundle? rules, DiscriminatedUnions choices, Func<string, string, TypeOrigin> origin)
    {
        this.graph = graph;
        this.typeNames = typeNames;
        this.diagnostics = diagnostics;
        this.hasUnions = hasUnions;
        this.rules = rules;
        this.choices = choices;
        this.origin = origin;
        properties = new PropertyReader(graph, this, choices, diagnostics);
    }

    /// <summary>The models read so far.</summary>
    public IReadOnlyList<ObjectModel> Models => models;

    /// <summary>The choices read so far.</summary>
    public IReadOnlyList<UnionModel> Choices => found;

    /// <summary>The <c>enum</c>s met so far, of which types may be made.</summary>
    public IReadOnlyList<EnumModel> Enums => enums;

    /// <summary>Reads an <c>enum</c>.</summary>
    public void ReadEnum(EquatableArray<EnumValueModel> values, string name, string summary, string source) =>
        enums.Add(new EnumModel { Name = name, Origin = origin(summary, source), Values = values });

    /// <summary>Reads a choice between objects.</summary>
    public void ReadChoice(JObject token, string name, string summary, string source) =>
        found.Add(choices.Read(token, name, origin(summary, source), hasUnions, rules?.KeyOf(token)));

    /// <summary>Reads a choice between objects that stands inside an object.</summary>
    public void ReadInlineChoice(JObject token, string name, string summary, string source)
    {
        typeNames.Take(name, name, token);
        ReadChoice(token, name, summary, source);
    }

    /// <summary>Reads an object schema that stands inside another.</summary>
    public void ReadInline(JsonSchema schema, JObject token, string name, string source)
    {
        typeNames.Take(name, name, token);
        Read(schema, token, name, source);
    }

    public void Read(JsonSchema schema, JObject token, string name, string source)
    {
        var memberNames = new NameTable(diagnostics, ReservedNames.MembersOf(token), name);
        var members = new List<PropertyModel>();
        string pointer = source + (source.Contains('#') ? "" : "#");
        foreach (JProperty property in (token["properties"] as JObject)?.Properties() ?? [])
        {
            if (property.Value is JObject content)
            {
                PropertyModel model = properties.Read(schema.Properties[property.Name], content, property.Name, name, $"{pointer}/properties/{property.Name}");
                members.Add(model);
                foreach (string member in model.Variants.Prepend(model).SelectMany(ConvertedAccessor.NamesOf))
                {
                    memberNames.Take(member, property.Name, property);
                }
            }
        }

        // Documents are held to the letter where validation is on: a root that need not be an object takes whatever else its schema allows.
        bool takesAnything = rules is not null && (!token.ContainsKey("type") || (token.Parent is null && token["type"] is JArray));
        var combinations = new RequiredChoices(token, members, diagnostics, name => ValueReader.IsNullable(schema.Properties[name]));
        EquatableArray<int> cases = combinations.ReadCases(name);
        foreach (PropertyModel one in cases.Select(index => members[index]))
        {
            memberNames.Take("From" + one.Name, one.JsonName, token["oneOf"]!);
            memberNames.Take("TryGet" + one.Name, one.JsonName, token["oneOf"]!);
        }

        if (takesAnything)
        {
            // What is required of an object is not of other values, which the type takes, too; validation knows when.
            for (int i = 0; i < members.Count; i++)
            {
                members[i] = members[i] with { IsRequired = false };
            }
        }

        bool isForm = token.ContainsKey("x-form");
        models.Add(new ObjectModel
        {
            Name = name,
            Origin = origin(schema.Description ?? "", source),
            Properties = members.Select((member, index) => isForm || cases.Contains(index) ? member : Lazy(member)).ToEquatableArray(),
            Cases = cases,
            IsUnion = hasUnions,
            AtLeastOne = combinations.Read("anyOf"),
            StringForm = combinations.ReadStringForm(),
            IsForm = isForm,
            AnswerType = ReadAnswer(token),
            TaskId = combinations.ReadTaskId(),
            RulesKey = rules?.KeyOf(token),
            TakesAnything = takesAnything,
        });
        combinations.CheckRequired();
        combinations.CheckForm();
    }

    /// <summary>The property, whose URI need not be looked at where nothing is demanded of it.</summary>
    private static PropertyModel Lazy(PropertyModel property) => property with
    {
        IsLazy = property is { Kind: ValueKind.Uri, IsRequiredMember: false, Schemes.Count: 0 },
        Variants = property.Variants.Select(Lazy).ToEquatableArray(),
    };

    private string? ReadAnswer(JObject token)
    {
        if (token["x-answer"] is not { } reference)
        {
            return null;
        }

        if (!token.ContainsKey("x-form"))
        {
            diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(reference.Parent!), "x-answer", "no such keyword but beside x-form");
            return null;
        }

        if (graph.FindObject(reference) is { } answer)
        {
            return answer.Name;
        }

        diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(reference), "x-answer", "a reference, as of $ref, to a file or a definition that is an object");
        return null;
    }
}
