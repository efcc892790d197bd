namespace HiveContracts.Generator.Model;

/// <summary>The root of a file whose values are not objects: a record that holds the value.</summary>
internal sealed record AnyJsonModel : TypeModel
{
    /// <summary>The member that holds the value.</summary>
    public required PropertyModel Value { get; init; }
}
