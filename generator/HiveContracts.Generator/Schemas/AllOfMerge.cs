using System.Runtime.CompilerServices;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using NJsonSchema;

namespace HiveContracts.Generator.Schemas;

/// <summary>Merges the schemas of an <c>allOf</c>, so that one type has the properties of all. Validation uses the <c>allOf</c> itself.</summary>
internal static class AllOfMerge
{
    private static readonly (JsonObjectType Theirs, JsonTypes Ours)[] TypeNames =
    [
        (JsonObjectType.Array, JsonTypes.Array), (JsonObjectType.Boolean, JsonTypes.Boolean), (JsonObjectType.Integer, JsonTypes.Integer),
        (JsonObjectType.Null, JsonTypes.Null), (JsonObjectType.Number, JsonTypes.Number), (JsonObjectType.Object, JsonTypes.Object),
        (JsonObjectType.String, JsonTypes.String),
    ];

    public static ObjectShape ShapeOf(SchemaNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack(); // the exception becomes a diagnostic; an overflow would end the compiler
        List<SchemaProperty> properties = [.. node.OwnProperties];
        List<JsonNode> required = [.. node.Json["required"]?.AsArray() ?? []];
        JsonTypes types = TypesOf(node.Model.Type);
        List<string> conflicts = [];
        foreach (SchemaNode part in node.IsReference ? [] : node.AllOf)
        {
            if (part.Actual == node || (part.IsReference && part.Target is null))
            {
                continue;
            }

            SchemaNode source = part.Actual;
            foreach (SchemaProperty property in source.Properties)
            {
                if (properties.Find(candidate => candidate.Name == property.Name) is not { } existing)
                {
                    properties.Add(property);
                }
                else if (!JsonText.AreEqual(existing.Json.Value, property.Json.Value))
                {
                    conflicts.Add(property.Name);
                }
            }

            required.AddRange(source.Required.Where(name => !required.Exists(existing => existing.AsString() == name.AsString())));
            types = types is JsonTypes.None && source.Types is JsonTypes.Object ? JsonTypes.Object : types;
        }

        return new ObjectShape { Types = types, Properties = properties, Required = required, Conflicts = conflicts };
    }

    private static JsonTypes TypesOf(JsonObjectType types) => TypeNames
        .Where(pair => types.HasFlag(pair.Theirs))
        .Aggregate(JsonTypes.None, static (all, pair) => all | pair.Ours);
}
