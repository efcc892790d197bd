using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Model;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Schema;

/// <summary>Reads <c>x-flatten</c>: members that gather a list found inside the elements of another.</summary>
internal sealed class FlattenReader(IReadOnlyList<ObjectModel> objects, DiagnosticBag diagnostics)
{
    public ObjectModel Read(ObjectModel model, JObject schema)
    {
        var flattened = new List<FlattenModel>();
        var names = new NameTable(diagnostics, Reserved.ObjectMembers.Concat(model.Properties.Select(static property => property.Name)), model.Name);
        foreach (JProperty member in (schema["x-flatten"] as JObject)?.Properties() ?? [])
        {
            names.Take(Identifiers.Pascal(member.Name), member.Name, member);
            if (member.Value.Type is JTokenType.String && Follow(model, (string)member.Value!) is { } path)
            {
                flattened.Add(new FlattenModel
                {
                    Name = Identifiers.Pascal(member.Name),
                    Pointer = (string)member.Value!,
                    Path = path.Select(static property => property.Name).ToEquatableArray(),
                    TypeName = path[^1].TypeName!,
                });
            }
            else
            {
                diagnostics.Add(Descriptors.BadValue, SchemaDocument.PositionOf(member.Value), member.Name, "the names from a list of objects to a list of objects inside them, such as /status/response/output");
            }
        }

        return flattened.Count == 0 ? model : model with { Flattened = flattened.ToEquatableArray() };
    }

    /// <summary>The properties on the way; null where the way does not go from list to list.</summary>
    private List<PropertyModel>? Follow(ObjectModel from, string pointer)
    {
        var path = new List<PropertyModel>();
        ObjectModel? at = from;
        foreach (string step in pointer.Split('/').Skip(1))
        {
            if (at?.Properties.FirstOrDefault(property => property.JsonName == step) is not { } property)
            {
                return null;
            }

            path.Add(property);
            at = objects.FirstOrDefault(candidate => candidate.Name == property.TypeName);
        }

        bool goesFromListToList = path.Count >= 2 && path[0].Kind is ValueKind.ObjectList && path[^1].Kind is ValueKind.ObjectList
            && path.Skip(1).Take(path.Count - 2).All(static property => property.Kind is ValueKind.Object);
        return goesFromListToList ? path : null;
    }
}
