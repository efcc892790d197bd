using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Gives the members of an object their names.</summary>
internal sealed class MemberNames(ContractContext context, SchemaNode node, string typeName)
{
    private readonly NameTable names = NameTable.Inside(typeName, ReservedNames.MembersOf(node), context.Diagnostics);

    /// <summary>
    /// Returns the properties with names of their own. Chosen names come first, and names that are made of others last, so that an accessor or a case of a
    /// one-of takes no name from a property.
    /// </summary>
    public List<PropertyModel> Give(List<PropertyModel> properties, EquatableArray<int> cases)
    {
        var named = new PropertyModel[properties.Count];
        foreach (int index in Enumerable.Range(0, properties.Count).OrderBy(index => Order(index, cases)))
        {
            named[index] = Name(properties[index], node.Properties[index], cases.Contains(index));
        }

        return [.. named.Zip(node.Properties, Accessible)];
    }

    private int Order(int index, EquatableArray<int> cases) => IsChosen(node.Properties[index]) ? 0 : cases.Contains(index) ? 2 : 1;

    private PropertyModel Name(PropertyModel property, SchemaProperty place, bool isCase)
    {
        WantedName wanted = WantedName.Of(place.Name, place.Position) with { Name = property.Name, IsChosen = IsChosen(place) };
        PropertyModel named = property with
        {
            Name = isCase ? names.Add(wanted, candidate => [candidate, .. (property with { Name = candidate }).CaseMemberNames]) : names.Add(wanted),
        };
        return named with { Variants = property.Variants.Select(NameVariant).ToEquatableArray() };

        PropertyModel NameVariant(PropertyModel variant) => variant with { Name = names.Add(new WantedName(variant.Name, place.Name, place.Position)) };
    }

    /// <summary>Returns a property without its accessor if the name of the accessor is taken.</summary>
    private PropertyModel Accessible(PropertyModel property, SchemaProperty place)
    {
        PropertyModel result = property with { Variants = property.Variants.Select(variant => Accessible(variant, place)).ToEquatableArray() };
        if (result.MemberNames is not [_, { } accessor] || names.TryAdd(accessor, place.Name, place.Position))
        {
            return result;
        }

        string reason = $"{accessor} is taken by {names.OwnerOf(accessor)}";
        context.Report(Descriptors.OtherName, place.Position, place.Name, $"{result.Name} without {accessor}", reason);
        return result with { Value = result.Value with { Kind = ValueKind.String } };
    }

    private static bool IsChosen(SchemaProperty place) => TypeNames.Chosen(place.Node.Json) is not null;
}
