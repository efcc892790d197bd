using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads <c>x-flatten</c> and <c>x-is</c>: members whose value is at the end of a path through other members.</summary>
internal sealed class PathReader(IReadOnlyList<ObjectModel> objects, DiagnosticBag diagnostics)
{
    private const string ExpectedPath = "must be a path from a list of objects to a list of objects inside them, such as /status/response/output";

    private const string ExpectedCondition =
        "must be { \"property\": a path from here to a string, such as /status/code, \"values\": [strings or null] }, or an array of these";

    public ObjectModel Read(ObjectModel model, SchemaNode node)
    {
        var names = NameTable.Inside(model.Name, [.. ReservedNames.MembersOf(node), .. NamesIn(model)], diagnostics);
        return model with
        {
            Flattened = Members(node, "x-flatten").Select(member => ReadFlatten(model, member, names)).OfType<FlattenModel>().ToEquatableArray(),
            Predicates = Members(node, "x-is").Select(member => ReadPredicate(model, member, names)).OfType<PredicateModel>().ToEquatableArray(),
        };
    }

    private static IEnumerable<string> NamesIn(ObjectModel model) => model.Properties
        .SelectMany(static property => property.WithVariants)
        .SelectMany(static member => member.MemberNames)
        .Concat(model.Cases.SelectMany(index => model.Properties[index].CaseMemberNames));

    private static IEnumerable<JsonProperty> Members(SchemaNode node, string keyword) => node.Json[keyword]?.AsProperties() ?? [];

    private FlattenModel? ReadFlatten(ObjectModel model, JsonProperty member, NameTable names)
    {
        string name = names.Add(WantedName.Of(member.Name, member.Position));
        List<PropertyModel>? path = Follow(model, member.Value);
        if (path is { Count: >= 2 } && IsListOfObjects(path[0]) && IsListOfObjects(path[^1]) && AreObjects(path.Skip(1).Take(path.Count - 2)))
        {
            return new FlattenModel { Name = name, Pointer = member.Value.AsString()!, Path = NamesOf(path), TypeName = path[^1].Value.Element!.TypeName! };
        }

        diagnostics.Add(Descriptors.BadValue, member.Value.Position, member.Name, ExpectedPath);
        return null;
    }

    private PredicateModel? ReadPredicate(ObjectModel model, JsonProperty member, NameTable names)
    {
        string name = names.Add(new WantedName("Is" + Identifiers.Pascal(member.Name), member.Name, member.Position));
        IReadOnlyList<JsonNode> nodes = member.Value is JsonArray several ? several.Items : [member.Value];
        EquatableArray<ConditionModel> conditions = nodes.Select(node => ReadCondition(model, member, node)).OfType<ConditionModel>().ToEquatableArray();
        return conditions.Count > 0 && conditions.Count == nodes.Count ? new PredicateModel(name, conditions) : null;
    }

    private ConditionModel? ReadCondition(ObjectModel model, JsonProperty member, JsonNode condition)
    {
        if (condition is JsonObject { Properties.Count: 2 } content
            && content["property"] is { } pointer
            && content["values"] is JsonArray { Items.Count: > 0 } values && values.Items.All(static value => value is JsonString or JsonNull)
            && Follow(model, pointer) is [.., { } last] path && (last.Value.Info.IsString || last.Kind is ValueKind.Text or ValueKind.Enum)
            && AreObjects(path.Take(path.Count - 1).Skip(IsListOfObjects(path[0]) ? 1 : 0)))
        {
            return new ConditionModel
            {
                Pointer = pointer.AsString()!,
                Path = NamesOf(path),
                IsOfAllElements = IsListOfObjects(path[0]),
                Values = values.Items.Select(static value => value.AsString()).OfType<string>().ToEquatableArray(),
                IncludesNull = values.Items.Any(static value => value is JsonNull),
            };
        }

        diagnostics.Add(Descriptors.BadValue, member.Position, member.Name, ExpectedCondition);
        return null;
    }

    private static bool IsListOfObjects(PropertyModel property) => property.Value.IsListOf(ValueKind.Object);

    private static bool AreObjects(IEnumerable<PropertyModel> properties) => properties.All(static property => property.Kind is ValueKind.Object);

    /// <summary>The members on a path. The string of an enum is one member further.</summary>
    private static EquatableArray<string> NamesOf(IEnumerable<PropertyModel> path) => path.SelectMany(static property => property switch
    {
        { Kind: ValueKind.Enum, IsRequiredMember: true } => new[] { property.Name + ".Name" },
        { Kind: ValueKind.Enum } => [property.Name, "Name"],
        _ => [property.Name],
    }).ToEquatableArray();

    /// <summary>The properties on a path; null if one is missing.</summary>
    private List<PropertyModel>? Follow(ObjectModel from, JsonNode pointer)
    {
        if (pointer.AsString() is not { } text || JsonPointer.Tokens(text) is not { } tokens)
        {
            return null;
        }

        var path = new List<PropertyModel>();
        ObjectModel? current = from;
        foreach (string token in tokens)
        {
            PropertyModel? next = current?.Properties.FirstOrDefault(property => property.JsonName == token);
            if (next is null || current!.Cases.Any(index => current.Properties[index] == next))
            {
                return null; // a case of a one-of has no member
            }

            path.Add(next);
            string? typeName = next.Value.Element?.TypeName ?? next.TypeName;
            current = objects.FirstOrDefault(candidate => candidate.Name == typeName);
        }

        return path;
    }
}
