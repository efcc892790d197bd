using System.Runtime.CompilerServices;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>A schema that a value may match, and the JSON type that it has then.</summary>
/// <param name="Node">The schema.</param>
/// <param name="Types">One type, or a string and a number.</param>
internal sealed record Alternative(SchemaNode Node, JsonTypes Types);

/// <summary>What a value may be: the choices of its schema, those inside them, and the types that each names.</summary>
internal sealed class Alternatives
{
    private const JsonTypes Numbers = JsonTypes.Integer | JsonTypes.Number;
    private const int MaxCount = 64;

    private readonly List<Alternative> items = [];
    private readonly HashSet<SchemaNode> open = [];
    private readonly DiscriminatedUnions unions;

    private Alternatives(DiscriminatedUnions unions) => this.unions = unions;

    /// <summary>The alternatives by their JSON types, in the order of the schema.</summary>
    public List<List<Alternative>> Groups { get; private set; } = [];

    /// <summary>Whether the schema does not say what the value may be.</summary>
    public bool IsUnknown { get; private set; }

    /// <summary>Whether null is among the values.</summary>
    public bool HasNull { get; private set; }

    public static Alternatives Of(SchemaNode node, DiscriminatedUnions unions)
    {
        var alternatives = new Alternatives(unions);
        alternatives.IsUnknown = !alternatives.Add(node) || alternatives.items.Count > MaxCount;
        alternatives.Groups = alternatives.IsUnknown ? [] : Group(alternatives.items);
        return alternatives;
    }

    /// <summary>The schema that another one means if it is only an <c>allOf</c> of one; otherwise the other one itself.</summary>
    public static SchemaNode Meant(SchemaNode node)
    {
        for (int depth = 0; depth < MaxCount; depth++)
        {
            SchemaNode actual = node.Actual;
            bool isAlias = actual.AllOf is [{ }] && actual.Definition is not { IsRoot: true } && !actual.Json.Properties.Any(static keyword => keyword.Name
                is "type" or "properties" or "required" or "items" or "additionalProperties" or "patternProperties" or "anyOf" or "oneOf" or "enum" or "const"
                or "format");
            if (!isAlias)
            {
                return node;
            }

            node = actual.AllOf[0];
        }

        return node;
    }

    private static List<List<Alternative>> Group(List<Alternative> items)
    {
        bool hasText = items.Exists(static item => item.Types.HasFlag(JsonTypes.String) && (item.Types & Numbers) != 0);
        return [.. items.GroupBy(item => KeyOf(item.Types, hasText)).Select(static group => group.ToList())];
    }

    private static JsonTypes KeyOf(JsonTypes types, bool hasText) =>
        (types & Numbers) != 0 || types.HasFlag(JsonTypes.String)
            ? hasText ? JsonTypes.String | JsonTypes.Number : types.HasFlag(JsonTypes.String) ? JsonTypes.String : JsonTypes.Number
            : types;

    /// <summary>Adds the alternatives of a schema; false if it does not say what its values may be.</summary>
    private bool Add(SchemaNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack(); // the exception becomes a diagnostic; an overflow would end the compiler
        SchemaNode meant = Meant(node);
        SchemaNode actual = meant.Actual;
        if (unions.Has(actual) || actual.Definition is { IsClassScores: true } || ValueReader.IsObject(actual))
        {
            HasNull |= actual.HasNullType || (ValueReader.IsObject(actual) && actual.Types is JsonTypes.None);
            items.Add(new Alternative(meant, actual.Definition is { IsClassScores: true } ? JsonTypes.Array : JsonTypes.Object));
            return true;
        }

        if (items.Count > MaxCount || !open.Add(actual))
        {
            return items.Count <= MaxCount; // choices that lead back to themselves add nothing
        }

        bool isKnown = AddTypes(meant);
        open.Remove(actual);
        return isKnown;
    }

    private bool AddTypes(SchemaNode meant)
    {
        SchemaNode actual = meant.Actual;
        if (actual.Types is not JsonTypes.None)
        {
            HasNull |= actual.HasNullType;
            items.AddRange(Split(actual).Select(types => new Alternative(meant, types)));
            return true;
        }

        IReadOnlyList<SchemaNode> choices = actual.AnyOf.Count > 0 ? actual.AnyOf : actual.OneOf;
        if (choices.Count > 0)
        {
            return choices.ToList().TrueForAll(Add);
        }

        JsonTypes constants = TypesOfConstants(actual);
        if (constants is not JsonTypes.None)
        {
            HasNull |= constants.HasFlag(JsonTypes.Null);
            items.AddRange(Split(constants).Select(types => new Alternative(meant, types)));
            return true;
        }

        return actual.AllOf.Any(Add);
    }

    private static IEnumerable<JsonTypes> Split(SchemaNode node)
    {
        JsonTypes types = node.TypesExceptNull;
        return node.Json["type"] is JsonArray { Items: { } names }
            ? Split(types).OrderBy(one => names.Select(static name => name.AsString()).ToList().FindIndex(name => one.ToString().Contains(Capital(name))))
            : Split(types);
    }

    private static string Capital(string? name) => name is { Length: > 0 } ? char.ToUpperInvariant(name[0]) + name[1..] : "?";

    /// <summary>Splits types into single ones. A string or a number is one, because one member holds both.</summary>
    private static IEnumerable<JsonTypes> Split(JsonTypes types)
    {
        types &= ~JsonTypes.Null;
        if (types.HasFlag(JsonTypes.Number))
        {
            types &= ~JsonTypes.Integer;
        }

        if (types is (JsonTypes.String | JsonTypes.Number) or (JsonTypes.String | JsonTypes.Integer))
        {
            return [types];
        }

        return new[] { JsonTypes.String, JsonTypes.Number, JsonTypes.Integer, JsonTypes.Boolean, JsonTypes.Array, JsonTypes.Object }
            .Where(type => types.HasFlag(type));
    }

    private static JsonTypes TypesOfConstants(SchemaNode node)
    {
        IEnumerable<JsonNode> values = node.Json["const"] is { } constant ? [constant] : node.Json["enum"]?.AsArray() ?? [];
        if (values.Any(static value => value is JsonNumber number && double.IsInfinity(number.Value)))
        {
            return JsonTypes.None; // no type of C# holds it
        }

        return values.Aggregate(JsonTypes.None, static (types, value) => types | value switch
        {
            JsonString => JsonTypes.String,
            JsonNumber { IsWhole: true } => JsonTypes.Integer,
            JsonNumber => JsonTypes.Number,
            JsonBoolean => JsonTypes.Boolean,
            JsonArray => JsonTypes.Array,
            JsonObject => JsonTypes.Object,
            _ => JsonTypes.Null,
        });
    }
}
