using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>
/// Finds the <c>oneOf</c>s and <c>anyOf</c>s that become unions. Their choices are objects with types of their own, distinguished by a required property:
/// with a different constant in each, or present in only one.
/// </summary>
internal sealed class DiscriminatedUnions(ContractContext context)
{
    private readonly Dictionary<SchemaNode, Union?> known = [];

    public bool Has(SchemaNode node) => Find(node) is not null;

    /// <summary>Reads a union.</summary>
    /// <param name="node">Its schema.</param>
    /// <param name="name">The name of its type.</param>
    /// <param name="validationKey">The key of the schema that validates it.</param>
    /// <param name="nameOf">Reads a case that is written inside the union; returns the name of its type.</param>
    public UnionModel Read(SchemaNode node, string name, string? validationKey, Func<SchemaNode, string> nameOf)
    {
        Union union = Find(node)!;
        return new UnionModel
        {
            Name = name,
            Origin = context.OriginOf(node),
            Discriminator = union.Discriminator,
            Cases = union.Cases
                .Select(one => new UnionCaseModel(one.Node.Definition is { } definition ? context.NameOf(definition) : nameOf(one.Node), one.Marks))
                .ToEquatableArray(),
            HasUnionAttribute = context.Options.HasUnionAttribute,
            ValidationKey = validationKey,
        };
    }

    private Union? Find(SchemaNode node)
    {
        if (!known.TryGetValue(node, out Union? found))
        {
            found = known[node] = Create(node);
        }

        return found;
    }

    private Union? Create(SchemaNode node)
    {
        bool isPlain = node.Properties.Count == 0
            && !node.Json.Properties.Any(static keyword => keyword.Name is "properties" or "$ref" or "required" or "allOf" or "x-form");
        IReadOnlyList<SchemaNode> choices = node.OneOf.Count > 0 ? node.OneOf : node.AnyOf;
        if (!isPlain || node.Types is not (JsonTypes.None or JsonTypes.Object) || (node.Json.Has("oneOf") && node.Json.Has("anyOf")) || choices.Count < 2)
        {
            return null;
        }

        var cases = new List<SchemaNode>();
        foreach (SchemaNode choice in choices)
        {
            SchemaNode actual = Alternatives.Meant(choice).Actual;
            if (!IsObject(actual) || cases.Contains(actual) || !TakesObjectsOnly(actual))
            {
                return null;
            }

            cases.Add(actual);
        }

        // With validation on, a document may have a property that its case does not know, unless the case is closed.
        bool areOwnPropertiesReliable = !context.IsValidated || cases.TrueForAll(static one => one.IsClosed);
        return ByDiscriminator(cases) ?? (areOwnPropertiesReliable ? ByOwnProperty(cases) : null);
    }

    /// <summary>Whether a schema becomes a record: a definition, or an object that is written inside the union.</summary>
    private static bool IsObject(SchemaNode node) => node.Definition is { } definition
        ? ValueReader.IsRecord(definition)
        : ValueReader.IsObject(node) && !node.IsMap && node.Properties.Count > 0;

    private static Union? ByDiscriminator(List<SchemaNode> cases)
    {
        foreach (string name in RequiredOf(cases[0]))
        {
            List<EquatableArray<string>> marks = [.. cases.Select(one => RequiredOf(one).Contains(name) ? ConstantsOf(one, name) : [])];
            List<string> all = [.. marks.SelectMany(static values => values)];
            if (marks.TrueForAll(static values => values.Count > 0) && all.Distinct().Count() == all.Count)
            {
                return new Union(name, CasesOf(cases, marks));
            }
        }

        return null;
    }

    private static Union? ByOwnProperty(List<SchemaNode> cases)
    {
        List<string?> names = [.. cases.Select(one => RequiredOf(one).FirstOrDefault(name => IsOwn(name, one)))];
        return names.Contains(null) ? null : new Union(null, CasesOf(cases, names.ConvertAll(static name => new[] { name! }.ToEquatableArray())));

        bool IsOwn(string name, SchemaNode owner) => cases.TrueForAll(one => one == owner || !one.Properties.Any(property => property.Name == name));
    }

    private static List<(SchemaNode Node, EquatableArray<string> Marks)> CasesOf(List<SchemaNode> cases, List<EquatableArray<string>> marks) =>
        [.. cases.Zip(marks, static (node, values) => (node, values))];

    private bool TakesObjectsOnly(SchemaNode node) => node.Types is JsonTypes.Object || (!context.IsValidated && node.Types is JsonTypes.None);

    private static IEnumerable<string> RequiredOf(SchemaNode node) => node.Required.Select(static name => name.AsString()).OfType<string>();

    /// <summary>The strings, integers and booleans that a property may be, as JSON; empty if it may be something else.</summary>
    private static EquatableArray<string> ConstantsOf(SchemaNode node, string name)
    {
        JsonObject? property = node.Properties.FirstOrDefault(known => known.Name == name)?.Node.Actual.Json;
        IReadOnlyList<JsonNode> values = property?["const"] is { } constant ? [constant] : property?["enum"]?.AsArray() ?? [];
        return values.All(static value => value is JsonString or JsonBoolean or JsonNumber { IsWhole: true })
            ? values.Select(static value => value.ToString()!).Distinct().ToEquatableArray()
            : [];
    }

    private sealed record Union(string? Discriminator, List<(SchemaNode Node, EquatableArray<string> Marks)> Cases);
}
