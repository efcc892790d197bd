using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>The types of enums. Enums inside other schemas that have the same values are one type, with the name of the first.</summary>
internal sealed class EnumTypes(ContractContext context)
{
    private readonly Dictionary<EquatableArray<string>, string> inline = [];
    private readonly Dictionary<string, EnumModel> types = [];

    /// <summary>Adds an enum; returns the name of its type.</summary>
    public string Add(SchemaNode node, EquatableArray<string> values)
    {
        string? name = node.Definition is { } definition ? context.NameOf(definition) : inline.TryGetValue(values, out string? known) ? known : null;
        if (name is null)
        {
            name = context.Names.AddInline(node, out _);
            inline.Add(values, name);
        }

        if (!types.ContainsKey(name))
        {
            types.Add(name, new EnumModel { Name = name, Origin = context.OriginOf(node), Values = NameValues(node, values, name) });
        }

        return name;
    }

    /// <summary>The enums that members of objects have. Others were read for members that became any JSON.</summary>
    public IEnumerable<EnumModel> UsedBy(IEnumerable<ObjectModel> objects, IEnumerable<AnyJsonModel> roots)
    {
        HashSet<string> used =
        [
            .. objects.SelectMany(static model => model.Properties).SelectMany(static property => property.WithVariants)
                .Concat(roots.Select(static root => root.Value))
                .SelectMany(static member => member.Value.WithElements)
                .Where(static value => value.Kind is ValueKind.Enum).Select(static value => value.TypeName!),
        ];
        return types.Values.Where(type => used.Contains(type.Name)).OrderBy(static type => type.Name, StringComparer.Ordinal);
    }

    private static EquatableArray<EnumValueModel> NameValues(SchemaNode node, EquatableArray<string> values, string typeName)
    {
        // Another name for a value is in its doc comment, and needs no diagnostic.
        var names = NameTable.Inside(typeName, ReservedNames.EnumMembers, new DiagnosticBag());
        return values
            .Select(value => new EnumValueModel(names.Add(WantedName.Of(value, node.Position)), value))
            .ToEquatableArray();
    }
}
