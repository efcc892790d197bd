using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads <c>x-flatten</c> and <c>x-is</c>: members that say what stands at the end of a way through other members.</summary>
internal sealed class PathReader(IReadOnlyList<ObjectModel> objects, DiagnosticBag diagnostics)
{
    public ObjectModel Read(ObjectModel model, JObject schema)
    {
        var names = new NameTable(diagnostics, ReservedNames.MembersOf(schema).Concat(NamesIn(model)), model.Name);
        return model with
        {
            Flattened = Members(schema, "x-flatten").Select(member => ReadFlatten(model, member, names)).OfType<FlattenModel>().ToEquatableArray(),
            Predicates = Members(schema, "x-is").Select(member => ReadFlag(model, member, names)).ToEquatableArray(),
        };
    }

    /// <summary>The names of all members that properties have.</summary>
    private static IEnumerable<string> NamesIn(ObjectModel model) => model.Properties
        .SelectMany(static property => property.Variants.Prepend(property))
        .SelectMany(ConvertedAccessor.NamesOf)
        .Concat(model.Cases.SelectMany(index => new[] { "From" + model.Properties[index].Name, "TryGet" + model.Properties[index].Name }));

    private static IEnumerable<JProperty> Members(JObject schema, string keyword) => (schema[keyword] as JObject)?.Properties() ?? [];

    private FlattenModel? ReadFlatten(ObjectModel model, JProperty member, NameTable names)
    {
        string name = Identifiers.Pascal(member.Name);
        names.Take(name, member.Name, member);
        if (Follow(model, member.Value) is [{ Kind: ValueKind.ObjectList }, .., { Kind: ValueKind.ObjectList, TypeName: { } typeName }] path && AreObjects(path.Skip(1).Take(path.Count - 2)))
        {
            return new FlattenModel { Name = name, Pointer = (string)member.Value!, Path = NamesOf(path), TypeName = typeName };
        }

        diagnostics.Add(
            Descriptors.BadValue, JsonFile.PositionOf(member.Value), member.Name, "the names from a list of objects to a list of objects inside them, such as /status/response/output");
        return null;
    }

    private PredicateModel ReadFlag(ObjectModel model, JProperty member, NameTable names)
    {
        string name = "Is" + Identifiers.Pascal(member.Name);
        names.Take(name, member.Name, member);
        IEnumerable<JToken> conditions = member.Value is JArray several ? several : [member.Value];
        return new PredicateModel(name, conditions.Select(condition => ReadCondition(model, member, condition)).OfType<ConditionModel>().ToEquatableArray());
    }

    private ConditionModel? ReadCondition(ObjectModel model, JProperty member, JToken condition)
    {
        if (condition is JObject { Count: 2 } content
            && content["property"] is { } pointer
            && content["values"] is JArray { Count: > 0 } values && values.All(static value => value.Type is JTokenType.String or JTokenType.Null)
            && Follow(model, pointer) is [.., { } last] path && (last.Kind.IsString() || last.Kind is ValueKind.Text or ValueKind.Enum)
            && AreObjects(path.Take(path.Count - 1).Skip(path[0].Kind is ValueKind.ObjectList ? 1 : 0)))
        {
            return new ConditionModel
            {
                Pointer = (string)pointer!,
                Path = NamesOf(path),
                IsOfAll = path[0].Kind is ValueKind.ObjectList,
                Values = values.Select(static value => (string?)value).OfType<string>().ToEquatableArray(),
                IncludesNull = values.Any(static value => value.Type is JTokenType.Null),
            };
        }

        diagnostics.Add(
            Descriptors.BadValue, JsonFile.PositionOf(member), member.Name, "{ \"property\": the names from here to a string, such as /status/code, \"values\": [strings or null] }, or an array of such");
        return null;
    }

    private static bool AreObjects(IEnumerable<PropertyModel> properties) => properties.All(static property => property.Kind is ValueKind.Object);

    /// <summary>The members on the way; the string of an enum is one further.</summary>
    private static EquatableArray<string> NamesOf(IEnumerable<PropertyModel> path) => path.SelectMany(static property => property switch
    {
        { Kind: ValueKind.Enum, IsRequiredMember: true } => new[] { property.Name + ".Name" },
        { Kind: ValueKind.Enum } => [property.Name, "Name"],
        _ => [property.Name],
    }).ToEquatableArray();

    /// <summary>The properties on the way; null where one is missing.</summary>
    private List<PropertyModel>? Follow(ObjectModel from, JToken pointer)
    {
        if (pointer.Type is not JTokenType.String)
        {
            return null;
        }

        var path = new List<PropertyModel>();
        ObjectModel? at = from;
        foreach (string step in ((string)pointer!).Split('/').Skip(1))
        {
            PropertyModel? next = at?.Properties.SelectMany(static property => property.Variants.Prepend(property)).FirstOrDefault(property => property.JsonName == step);
            if (next is null)
            {
                return null;
            }

            if (at!.Cases.Any(index => at.Properties[index] == next))
            {
                return null; // one of several: there is no member of that name
            }

            path.Add(next);
            at = objects.FirstOrDefault(candidate => candidate.Name == next.TypeName);
        }

        return path;
    }
}
