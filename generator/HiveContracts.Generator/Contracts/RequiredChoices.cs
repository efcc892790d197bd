using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads the <c>oneOf</c> and <c>anyOf</c> of an object whose choices are required properties.</summary>
internal sealed class RequiredChoices(ContractContext context, SchemaNode node, IReadOnlyList<PropertyModel> properties)
{
    private readonly NamedProperties named = new(context, node, properties);

    /// <summary>Reads the properties of a one-of, by index; empty if the object is not a one-of.</summary>
    public EquatableArray<int> ReadCases(string typeName)
    {
        EquatableArray<int> cases = Read("oneOf");
        if (context.IsValidated && !node.Json.Has("x-form") && cases.Any(index => MayBeNull(properties[index])))
        {
            return []; // a null in the member does not tell whether the document has the property; validation does
        }

        if (!cases.Select(index => IsCase(properties[index], typeName)).ToList().TrueForAll(static isCase => isCase))
        {
            return []; // reported
        }

        if (cases.Count > 0 && node.Json.Property("required") is { } required)
        {
            context.ReportUntranslated(required.Position, "required", " next to a oneOf");
        }

        return cases;
    }

    /// <summary>Reads the properties of which a document has at least one, by index; empty if the schema does not require that.</summary>
    public EquatableArray<int> ReadAtLeastOne()
    {
        if (context.IsValidated || !node.Json.Has("anyOf"))
        {
            return []; // validation enforces more of an anyOf than types can express
        }

        if (node.Json.Has("oneOf"))
        {
            context.ReportUntranslated(node.Json.Property("anyOf")!.Position, "anyOf", " next to a oneOf");
            return [];
        }

        return Read("anyOf");
    }

    private EquatableArray<int> Read(string keyword)
    {
        if (context.IsValidated && node.Types is JsonTypes.None)
        {
            return []; // other values than objects are allowed too
        }

        var indexes = new List<int>();
        foreach (SchemaNode choice in node.ChildrenOf(keyword))
        {
            if (choice.Json is not { Properties: [{ Name: "required", Value: JsonArray { Items: [{ } name] } }] })
            {
                context.ReportUntranslated(choice.Position, keyword, " unless every choice is one required property");
                return [];
            }

            if (named.Find(name) is not { } index)
            {
                if (context.IsValidated)
                {
                    return [];
                }

                named.ReportUnknown(name);
            }
            else if (indexes.Contains(index))
            {
                context.Report(Descriptors.BadValue, name.Position, properties[index].JsonName, "must be another property in each choice");
            }
            else
            {
                indexes.Add(index);
            }
        }

        return indexes.ToEquatableArray();
    }

    /// <summary>Returns whether a property can be a case; reports a property that cannot, and keywords of its schema that a case ignores.</summary>
    private bool IsCase(PropertyModel property, string typeName)
    {
        JsonProperty oneOf = node.Json.Property("oneOf")!;
        if (property.Kind is ValueKind.ClassScores || property.Variants.Count > 0 || property.TypeName == typeName)
        {
            string problem =
                $"must have choices of one type each, other than class scores and the containing type; the type of '{property.JsonName}' is not allowed";
            context.Report(Descriptors.BadValue, oneOf.Position, "oneOf", problem);
            return false;
        }

        if (SchemaOf(property).Json["type"]?.AsArray().FirstOrDefault(static name => name.AsString() == "null") is { } isNull)
        {
            string where = " for a choice of a one-of (a property that is null counts as absent)";
            context.Report(Descriptors.UntranslatedKeyword, isNull.Position, "type: null", where);
        }

        return true;
    }

    /// <summary>Whether a member may be null although the document has a value that fits.</summary>
    private bool MayBeNull(PropertyModel property) =>
        property.Value.Info.MayBeNull || ValueReader.IsNullable(SchemaOf(property));

    private SchemaNode SchemaOf(PropertyModel property) => node.Properties.First(candidate => candidate.Name == property.JsonName).Node;
}
