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

    public UnionModel Read(SchemaNode node, string name, string? validationKey)
    {
        Union union = Find(node)!;
        return new UnionModel
        {
            Name = name,
            Origin = context.OriginOf(node),
            Discriminator = union.Discriminator,
            Cases = union.Cases.Select(one => new UnionCaseModel(context.NameOf(one.Definition), one.Mark)).ToEquatableArray(),
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

        var cases = new List<Definition>();
        foreach (SchemaNode choice in choices)
        {
            if (choice.Target?.Definition is not { } definition
                || !ValueReader.IsRecord(definition) || cases.Contains(definition) || !TakesObjectsOnly(definition.Node))
            {
                return null;
            }

            cases.Add(definition);
        }

        // With validation on, a document may have a property that its case does not know, unless the case is closed.
        bool areOwnPropertiesReliable = !context.IsValidated || cases.TrueForAll(static definition => definition.Node.IsClosed);
        return ByDiscriminator(cases) ?? (areOwnPropertiesReliable ? ByOwnProperty(cases) : null);
    }

    private static Union? ByDiscriminator(List<Definition> cases)
    {
        foreach (string name in RequiredOf(cases[0]))
        {
            List<string?> values = [.. cases.Select(definition => RequiredOf(definition).Contains(name) ? ConstantOf(definition, name) : null)];
            if (values.All(static value => value is not null) && values.Distinct().Count() == cases.Count)
            {
                return new Union(name, CasesOf(cases, values));
            }
        }

        return null;
    }

    private static Union? ByOwnProperty(List<Definition> cases)
    {
        List<string?> names = [.. cases.Select(definition => RequiredOf(definition).FirstOrDefault(name => IsOwn(name, definition)))];
        return names.Contains(null) ? null : new Union(null, CasesOf(cases, names));

        bool IsOwn(string name, Definition owner) => cases.TrueForAll(definition => definition == owner || !HasProperty(definition, name));
    }

    private static List<(Definition Definition, string Mark)> CasesOf(List<Definition> cases, List<string?> marks) =>
        [.. cases.Zip(marks, static (definition, mark) => (definition, mark!))];

    private static bool HasProperty(Definition definition, string name) => definition.Node.Properties.Any(property => property.Name == name);

    private bool TakesObjectsOnly(SchemaNode node) => node.Types is JsonTypes.Object || (!context.IsValidated && node.Types is JsonTypes.None);

    private static IEnumerable<string> RequiredOf(Definition definition) => definition.Node.Required.Select(static name => name.AsString()).OfType<string>();

    /// <summary>The only string, integer or boolean that a property may be, as JSON.</summary>
    private static string? ConstantOf(Definition definition, string name)
    {
        JsonObject? property = definition.Node.Properties.FirstOrDefault(known => known.Name == name)?.Node.Json;
        JsonNode? constant = property?["const"] ?? (property?["enum"] is JsonArray { Items: [{ } only] } ? only : null);
        return constant is JsonString or JsonBoolean or JsonNumber { IsWhole: true } ? constant.ToString() : null;
    }

    private sealed record Union(string? Discriminator, List<(Definition Definition, string Mark)> Cases);
}
