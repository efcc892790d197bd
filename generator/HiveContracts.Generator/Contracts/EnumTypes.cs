using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Contracts;

/// <summary>Decides which enums have types: those that members use and whose names are free. The others are strings.</summary>
internal sealed class EnumTypes
{
    private readonly Dictionary<string, EnumModel> types;

    private EnumTypes(Dictionary<string, EnumModel> types) => this.types = types;

    public IEnumerable<EnumModel> Types => types.Values;

    public static EnumTypes Decide(IReadOnlyList<ObjectModel> objects, IEnumerable<EnumModel> candidates, NameTable typeNames)
    {
        var types = new Dictionary<string, EnumModel>();
        HashSet<string> used =
        [
            .. objects.SelectMany(static model => model.Properties).SelectMany(static property => property.WithVariants)
                .Where(static member => member.Kind is ValueKind.Enum).Select(static member => member.TypeName!),
        ];
        IEnumerable<IGrouping<string, EnumModel>> groups = candidates
            .Where(candidate => used.Contains(candidate.Name))
            .GroupBy(static candidate => candidate.Name)
            .OrderBy(static group => group.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, EnumModel> sameName in groups)
        {
            EnumModel first = sameName.First();
            if (sameName.All(other => other.Values.Equals(first.Values)) && typeNames.TryAdd(first.Name))
            {
                types.Add(first.Name, first);
            }
        }

        return new EnumTypes(types);
    }

    /// <summary>Returns a model whose members are strings if their enum has no type.</summary>
    public ObjectModel Apply(ObjectModel model) => model with { Properties = model.Properties.Select(Apply).ToEquatableArray() };

    private PropertyModel Apply(PropertyModel property) => property with
    {
        Value = HasType(property) ? property.Value : property.Value with { Kind = ValueKind.String, TypeName = null },
        Variants = property.Variants.Select(Apply).ToEquatableArray(),
    };

    private bool HasType(PropertyModel property) => property.Kind is not ValueKind.Enum || types.ContainsKey(property.TypeName!);
}
