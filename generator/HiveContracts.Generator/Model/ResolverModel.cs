namespace HiveContracts.Generator.Model;

/// <summary>The <c>IJsonTypeInfoResolver</c> of a namespace.</summary>
internal sealed record ResolverModel : TypeModel
{
    public const string TypeName = "ContractTypeInfoResolver";

    /// <summary>The names of the types that it resolves.</summary>
    public required EquatableArray<string> Types { get; init; }

    /// <summary>The types of values inside documents that it resolves, which have converters of their own.</summary>
    public required EquatableArray<ConvertedType> Values { get; init; }
}
