using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace HiveContracts.Fuzz;

/// <summary>Creates the objects of a document as code does, with initializers, and without our reader.</summary>
internal static class TreeBuilder
{
    private static readonly ConcurrentDictionary<Type, Func<object[], object>> ListCreators = [];

    /// <summary>Creates an object.</summary>
    /// <param name="shape">The object's shape.</param>
    /// <param name="node">Its JSON, which is plain.</param>
    public static object Build(Shape shape, Node node)
    {
        object value = Activator.CreateInstance(shape.Type)!;
        foreach (NodeProperty property in node.Properties)
        {
            PropertyShape member = shape.Find(property.Name)!.VariantFor(property.Value.Kind);
            Members.Set(value, member.Member, BuildValue(member, property.Value));
        }

        return value;
    }

    /// <summary>Creates the value of a member.</summary>
    public static object? BuildValue(PropertyShape member, Node node) => member.Kind switch
    {
        ValueKind.Text or ValueKind.Uuid or ValueKind.TextOrNumber => node.Text,
        ValueKind.DateTime => DateTimeOffset.Parse(node.Text!, CultureInfo.InvariantCulture),
        ValueKind.Uri => new Uri(node.Text!),
        ValueKind.Decimal => Values.Decimal(node),
        ValueKind.Int32 => (int)ExactNumber.ToInt64(node.RawText)!,
        ValueKind.Int64 => ExactNumber.ToInt64(node.RawText),
        ValueKind.Double => Values.Double(node),
        ValueKind.Boolean => node.Kind is NodeKind.True,
        ValueKind.Any => JsonValue.Parse(node.Raw),
        ValueKind.Values => ContractList.Create<JsonValue>([.. node.Items.Select(static item => JsonValue.Parse(item.Raw))]),
        ValueKind.Texts => ContractList.Create<string>([.. node.Items.Select(static item => item.Text!)]),
        ValueKind.Scores => ClassScores.Create([.. node.Items.Select(ScoreRules.Read)]),
        ValueKind.Object => Build(member.Object!, node),
        _ => BuildList(member.Object!, node),
    };

    private static object BuildList(Shape shape, Node node)
    {
        object[] items = [.. node.Items.Select(item => Build(shape, item))];
        Func<object[], object> create = ListCreators.GetOrAdd(shape.Type, static type => typeof(TreeBuilder)
            .GetMethod(nameof(Create), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).CreateDelegate<Func<object[], object>>());
        return create(items);
    }

    private static ContractList<T> Create<T>(object[] items) => ContractList.Create<T>([.. items.Cast<T>()]);
}
