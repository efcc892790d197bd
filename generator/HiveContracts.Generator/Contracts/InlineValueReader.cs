using System.Runtime.CompilerServices;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads the value of a property, an element or a root, and the types written inside it.</summary>
internal sealed class InlineValueReader(ContractContext context, ObjectReader objects, DiscriminatedUnions unions)
{
    // Lists and maps are nested no deeper in types. What is inside is any JSON.
    private const int MaxDepth = 8;

    // The lists and maps that are being read. A definition may contain itself.
    private readonly HashSet<SchemaNode> open = [];

    public Alternatives AlternativesOf(SchemaNode node) => Alternatives.Of(node, unions);

    /// <summary>Reads a file, a part of a form.</summary>
    public ValueModel ReadFile(JsonNode part)
    {
        if (part.AsString() != "file")
        {
            context.Report(Descriptors.BadValue, part.Position, "x-form-part", "must be \"file\"");
        }

        return new ValueModel { Kind = ValueKind.MediaFile };
    }

    /// <summary>Reads an element of a list or a value of a map, or the value of a root: one type that holds all alternatives, or any JSON.</summary>
    public ValueModel ReadElement(SchemaNode node)
    {
        Alternatives alternatives = AlternativesOf(node);
        if (ReadOneOrMany(alternatives) is { } many)
        {
            return many with { IsNullable = alternatives.HasNull };
        }

        if (alternatives.Groups is not [{ } only])
        {
            UntypedValues.Report(context, node, alternatives.IsUnknown ? UntypedValues.NoType : UntypedValues.SeveralTypes);
            return ValueModel.Any;
        }

        ValueModel value = AsElement(ReadGroup(only, node));
        return value with { IsNullable = alternatives.HasNull && value.Kind is not ValueKind.Any };
    }

    /// <summary>Reads alternatives of one JSON type: one type that holds all of them, or any JSON.</summary>
    /// <param name="group">The alternatives.</param>
    /// <param name="place">The schema of the value, for diagnostics.</param>
    public ValueModel ReadGroup(List<Alternative> group, SchemaNode place)
    {
        List<Alternative> different = [];
        foreach (Alternative one in group.Where(one => !different.Exists(known => known.Types == one.Types && AreSame(known.Node, one.Node))))
        {
            different.Add(one);
        }

        if (different is [{ } only])
        {
            return Read(only);
        }

        switch (different[0].Types)
        {
            case JsonTypes.Object:
                UntypedValues.Report(context, place, UntypedValues.Objects);
                return ValueModel.Any;
            case JsonTypes.Array:
                List<SchemaNode> items = [.. different.SelectMany(static array => array.Node.Actual.Items is { } item ? new[] { item } : [])];
                bool haveItems = items.Count == different.Count;
                return new ValueModel { Kind = ValueKind.List, Element = haveItems ? ReadCommon(items, place) : ValueModel.Any };
            default:
                return Common([.. different.Select(Read)]);
        }
    }

    /// <summary>
    /// Reads X and an array of X, in any order, as a list that may be written as one; null if the alternatives are others.
    /// </summary>
    public ValueModel? ReadOneOrMany(Alternatives alternatives)
    {
        if (alternatives.Groups is not [{ } first, { } second]
            || (first is [{ Types: JsonTypes.Array }] ? first[0] : second is [{ Types: JsonTypes.Array }] ? second[0] : null) is not { } many
            || many.Node.Actual.Items is not { } items || many.Node.Actual.Definition is { IsClassScores: true })
        {
            return null;
        }

        List<Alternative> one = first[0] == many ? second : first;
        Alternatives elements = AlternativesOf(items);
        if (elements.Groups is not [{ } element])
        {
            return null;
        }

        bool areSame = element.Count == one.Count
            && element.Zip(one, static (left, right) => left.Types == right.Types && AreSame(left.Node, right.Node)).All(static same => same);
        if (!areSame && (one[0].Types is JsonTypes.Object || element[0].Types is JsonTypes.Object))
        {
            return null;
        }

        ValueModel value = AsElement(ReadGroup(areSame ? one : element, items));
        return value.Kind is not ValueKind.Any && (areSame || AsElement(ReadGroup(one, items)) == value)
            ? new ValueModel { Kind = ValueKind.List, Element = value with { IsNullable = elements.HasNull }, TakesOne = true }
            : null;
    }

    private static ValueModel AsElement(ValueModel value) => value with { Kind = value.Info.ElementKind ?? value.Kind };

    /// <summary>Whether two schemas are one, or written in the same way.</summary>
    private static bool AreSame(SchemaNode left, SchemaNode right) => left.Actual == right.Actual
        || (left.Actual.Definition is null && right.Actual.Definition is null && JsonText.AreEqual(left.Actual.Json, right.Actual.Json));

    /// <summary>The value that holds any of some strings, numbers or booleans.</summary>
    private static ValueModel Common(List<ValueModel> values)
    {
        List<ValueModel> different = [.. values.Distinct()];
        List<ValueModel> enums = different.FindAll(static value => value.Kind is ValueKind.Enum);
        bool HasOnly(params ValueKind[] kinds) => different.TrueForAll(value => kinds.Contains(value.Kind));

        return different is [{ } only] ? only
            : enums is [{ } named] && HasOnly(ValueKind.Enum, ValueKind.String) ? named
            : HasOnly(ValueKind.Int32, ValueKind.Int64) ? new ValueModel { Kind = ValueKind.Int64 }
            : HasOnly(ValueKind.Int32, ValueKind.Int64, ValueKind.Double) ? new ValueModel { Kind = ValueKind.Double }
            : different.TrueForAll(static value => value.Info.JsonType is "String") ? new ValueModel { Kind = ValueKind.String }
            : new ValueModel { Kind = ValueKind.Text };
    }

    /// <summary>The element that has one of several schemas: one type that holds all of them, or any JSON.</summary>
    private ValueModel ReadCommon(List<SchemaNode> schemas, SchemaNode place)
    {
        if (schemas.TrueForAll(schema => AreSame(schema, schemas[0])))
        {
            return ReadElement(schemas[0]);
        }

        // Other types than those of scalars would be made in vain.
        bool areScalars = schemas.TrueForAll(schema => AlternativesOf(schema).Groups is [[{ Types: not (JsonTypes.Object or JsonTypes.Array) }, ..]]);
        List<ValueModel> elements = areScalars ? [.. schemas.Select(ReadElement).Distinct()] : [];
        if (elements is [{ } only])
        {
            return only;
        }

        UntypedValues.Report(context, place, UntypedValues.SeveralTypes);
        return ValueModel.Any;
    }

    private ValueModel Read(Alternative alternative)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack(); // the exception becomes a diagnostic; an overflow would end the compiler
        SchemaNode node = alternative.Node.Actual;
        switch (alternative.Types)
        {
            case JsonTypes.Object when node.Definition is { IsMap: false } definition && (unions.Has(node) || ValueReader.IsObject(node)):
                bool isOpen = !context.IsValidated && !unions.Has(node) && node.Types is JsonTypes.None;
                return new ValueModel { Kind = ValueKind.Object, TypeName = context.NameOf(definition), IsOpen = isOpen };
            case JsonTypes.Object when unions.Has(node):
                return new ValueModel { Kind = ValueKind.Object, TypeName = objects.ReadInlineUnion(node) };
            case JsonTypes.Object when node.Properties.Count > 0:
                return new ValueModel
                {
                    Kind = ValueKind.Object,
                    TypeName = objects.ReadInline(node),
                    IsOpen = !context.IsValidated && node.Types is JsonTypes.None,
                };
            case JsonTypes.Object:
                return ReadCollection(node, ValueKind.Map);
            case JsonTypes.Array when node.Definition is { IsClassScores: true } definition:
                return new ValueModel { Kind = ValueKind.ClassScores, TypeName = context.NameOf(definition) };
            case JsonTypes.Array:
                return ReadCollection(node, ValueKind.List);
            case JsonTypes.String when node.Definition is null or { IsRoot: false } && EnumReader.Read(node) is { } values:
                return new ValueModel { Kind = ValueKind.Enum, TypeName = objects.Enums.Add(node, values) };
            default:
                return new ValueModel { Kind = ValueKinds.Of(alternative.Types, node.Format) };
        }
    }

    /// <summary>Reads a list or a map. What is inside one that contains itself is any JSON.</summary>
    private ValueModel ReadCollection(SchemaNode node, ValueKind kind)
    {
        CollectionSchemas inner = kind is ValueKind.List ? CollectionSchemas.OfList(node) : CollectionSchemas.OfMap(node);
        if (inner.Schemas.Count == 0)
        {
            return new ValueModel { Kind = kind, Element = ValueModel.Any };
        }

        if (open.Count == MaxDepth || !open.Add(node))
        {
            UntypedValues.Report(context, inner.Schemas[0], UntypedValues.ContainsItself);
            return new ValueModel { Kind = kind, Element = ValueModel.Any };
        }

        ValueModel element = ReadCommon(inner.Schemas, inner.Schemas[0]);
        open.Remove(node);
        return new ValueModel { Kind = kind, Element = element, IsOpen = inner.IsOpen && element.Kind is not ValueKind.Any };
    }
}
