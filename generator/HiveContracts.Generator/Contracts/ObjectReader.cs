using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;
using HiveContracts.Generator.Validation;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads object schemas into models, with the objects, unions and enums inside them.</summary>
internal sealed class ObjectReader
{
    private readonly ContractContext context;
    private readonly DiscriminatedUnions unionReader;
    private readonly ValidatorBuilder? validator;
    private readonly PropertyReader propertyReader;
    private readonly List<ObjectModel> objects = [];
    private readonly List<UnionModel> unions = [];
    public ObjectReader(ContractContext context, DiscriminatedUnions unionReader, ValidatorBuilder? validator)
    {
        this.context = context;
        this.unionReader = unionReader;
        this.validator = validator;
        propertyReader = new PropertyReader(context, this, unionReader);
        Enums = new EnumTypes(context);
    }

    public IReadOnlyList<ObjectModel> Objects => objects;

    public IReadOnlyList<UnionModel> Unions => unions;

    /// <summary>The enums found so far.</summary>
    public EnumTypes Enums { get; }

    /// <summary>Reads the root of a file that is no object, as the member of a record.</summary>
    public PropertyModel ReadRoot(SchemaNode node) => propertyReader.ReadRoot(node);

    public void ReadUnion(SchemaNode node, string name) => unions.Add(unionReader.Read(node, name, validator?.KeyOf(node), ReadInline));

    /// <summary>Reads a union inside an object; returns the name of its type.</summary>
    public string ReadInlineUnion(SchemaNode node)
    {
        // Equal unions are one type.
        UnionModel union = unionReader.Read(node, "", null, ReadInline);
        if (unions.Find(other => other.IsInline && other.Discriminator == union.Discriminator && other.Cases.Equals(union.Cases)) is { } known
            && validator is null)
        {
            return known.Name;
        }

        string name = context.Names.AddInline(node, out bool isNew);
        if (isNew)
        {
            unions.Add(union with { Name = name, IsInline = true, ValidationKey = validator?.KeyOf(node) });
        }

        return name;
    }

    /// <summary>Reads an object inside another one; returns the name of its type.</summary>
    public string ReadInline(SchemaNode node)
    {
        // An allOf may lead to the same object several times, or back to it.
        string name = context.Names.AddInline(node, out bool isNew);
        if (isNew)
        {
            Read(node, name);
        }

        return name;
    }

    public void Read(SchemaNode node, string name)
    {
        // With validation on, a schema without a type allows any JSON, and so does a root that lists several types.
        // Without validation, a root without a type does too, unless it has required members, which other values lack.
        bool takesAnyJson = context.IsValidated
            ? node.Types is JsonTypes.None || (node.Role is SchemaRole.Root && node.Json["type"] is JsonArray)
            : node.Types is JsonTypes.None && node.Role is SchemaRole.Root && node.Required.Count == 0 && !node.Json.Has("x-form") && !node.Json.Has("oneOf");
        List<PropertyModel> properties = [.. node.Properties.Select(property => propertyReader.Read(property, node))];
        EquatableArray<int> cases = new RequiredChoices(context, node, properties).ReadCases(name);
        if (takesAnyJson || (cases.Count > 0 && node.Json.Has("required")))
        {
            // Not every value of the type is an object; and a one-of has no other required properties.
            properties = [.. properties.Select(static property => property with { IsRequired = false })];
        }

        properties = new MemberNames(context, node, name).Give(properties, cases);
        properties = [.. properties.Select((property, index) => cases.Contains(index) ? property : Constants.ApplyTo(property, node.Properties[index].Node))];
        var named = new NamedProperties(context, node, properties);
        bool isForm = node.Json.Has("x-form") && FitsForm(node, properties);
        bool hasUnionCases = HasUnionCases(properties, cases);
        objects.Add(new ObjectModel
        {
            Name = name,
            Origin = context.OriginOf(node),
            Properties = properties.Select((property, index) => isForm || cases.Contains(index) ? property : Lazy(property)).ToEquatableArray(),
            Cases = cases,
            HasUnionCases = hasUnionCases,
            HasUnionAttribute = hasUnionCases && context.Options.HasUnionAttribute,
            AtLeastOne = new RequiredChoices(context, node, properties).ReadAtLeastOne(),
            StringForm = named.ReadStringForm(),
            IsForm = isForm,
            AnswerType = ReadAnswer(node),
            TaskId = named.ReadTaskId(),
            ValidationKey = validator?.KeyOf(node),
            TakesAnyJson = takesAnyJson,
        });
        named.CheckRequired();
        CheckConflicts(node);
    }

    /// <summary>Makes a URI lazy, which is parsed when its member is read. A URI that is required or has certain schemes is parsed with the document.</summary>
    private static PropertyModel Lazy(PropertyModel property) => property with
    {
        IsLazy = property is { Kind: ValueKind.Uri, IsRequiredMember: false, Value.Schemes.Count: 0 },
        Variants = property.Variants.Select(Lazy).ToEquatableArray(),
    };

    /// <summary>Whether the type of a value identifies the case, as C# unions require.</summary>
    private static bool HasUnionCases(List<PropertyModel> properties, EquatableArray<int> cases) =>
        cases.Count > 0 && cases.Select(index => properties[index].Value.DotNetType).Distinct().Count() == cases.Count;

    private string? ReadAnswer(SchemaNode node)
    {
        if (node.Json.Property("x-answer") is not { } answer)
        {
            return null;
        }

        if (!node.Json.Has("x-form"))
        {
            context.Report(Descriptors.BadValue, answer.Position, "x-answer", "is allowed only next to x-form");
            return null;
        }

        if (context.Tree.TargetOf(answer)?.Definition is { } definition && ValueReader.IsRecord(definition))
        {
            return context.NameOf(definition);
        }

        context.Report(Descriptors.BadValue, answer.Value.Position, "x-answer", "must refer to a file or a definition that is an object");
        return null;
    }

    /// <summary>Returns whether a form can contain all properties; reports those that it cannot.</summary>
    private bool FitsForm(SchemaNode node, List<PropertyModel> properties)
    {
        List<SchemaProperty> unfit =
        [
            .. properties.Zip(node.Properties, static (property, place) => (property, place))
                .Where(static pair => !pair.property.Value.Info.FitsForm || pair.property.Variants.Count > 0)
                .Select(static pair => pair.place),
        ];
        foreach (SchemaProperty property in unfit)
        {
            context.Report(Descriptors.BadValue, property.Position, property.Name, "must be a string, a number, a boolean, an object or a file in a form");
        }

        return unfit.Count == 0;
    }

    private void CheckConflicts(SchemaNode node)
    {
        foreach (string name in node.Conflicts)
        {
            context.ReportUntranslated(node.Json.Property("allOf")!.Position, "allOf", $" for '{name}', which it defines in more than one way");
        }
    }
}
