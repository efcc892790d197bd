namespace HiveContracts.Generator.Model;

/// <summary>The schemas of a namespace, as its validator reads them.</summary>
internal sealed record ValidatorModel : TypeModel
{
    /// <summary>The name of the class that holds them.</summary>
    public const string TypeName = "ContractSchemas";

    /// <summary>A JSON object of schemas by key.</summary>
    public required string Json { get; init; }

    /// <summary>The place of each schema, in the order of the keys.</summary>
    public required EquatableArray<SchemaLocation> Locations { get; init; }
}
