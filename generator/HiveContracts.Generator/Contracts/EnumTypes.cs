using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Contracts;

/// <summary>Decides which <c>enum</c>s have types: those that members use, and whose names nothing else has. The others are strings.</summary>
internal sealed class EnumTypes
{
    private readonly Dictionary<string, EnumModel> types = [];

    public EnumTypes(IReadOnlyList<ObjectModel> objects, IEnumerable<EnumModel> candidates, NameTable typeNames)
    {
        HashSet<string> used = [.. objects.SelectMany(static model => model.Properties).SelectMany(static property => property.Variants.Prepend(property)).Where(static member => member.Kind is ValueKind.Enum).Select(static member => member.TypeName!)];
        foreach (IGrouping<string, EnumModel> same in candidates.Where(candidate => used.Contains(candidate.Name)).GroupBy(static candidate => candidate.Name).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            EnumModel first = same.First();
            if (same.All(other => other.Values.Equals(first.Values)) && typeNames.TryTake(first.Name))
            {
                types.Add(first.Name, first);
            }
        }
    }

    /// <summary>By name.</summary>
    public IEnumerable<EnumModel> Types => types.Values;

    /// <summary>A model whose members know which enums have types.</summary>
    public ObjectModel Apply(ObjectModel model) => model with { Properties = model.Properties.Select(Apply).ToEquatableArray() };

    private PropertyModel Apply(PropertyModel property) => (property.Kind is ValueKind.Enum && !types.ContainsKey(property.TypeName!) ? property with { Kind = ValueKind.String, TypeName = null } : property) with
    {
        Variants = property.Variants.Select(Apply).ToEquatableArray(),
    };
}
