namespace HiveContracts.Generator.Model;

/// <summary>
/// The types generated from the schema files of one namespace. This record and everything in it is data with value equality: strings, numbers, enums, records
/// and <see cref="EquatableArray{T}"/>, and nothing of Roslyn or NJsonSchema. An equal schema gives an equal model, so that no later step runs again.
/// </summary>
internal sealed record ContractModel
{
    /// <summary>The prefix of the assembly metadata key that says which contracts an assembly makes public.</summary>
    public const string MetadataPrefix = "HiveContracts:";

    public required string Namespace { get; init; }

    /// <summary>A hash of the schema files that ignores white space.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Whether all of its schema files came with the package.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Whether its schema has errors. The types are then those that the errors do not touch.</summary>
    public required bool HasErrors { get; init; }

    public required EquatableArray<TypeModel> Types { get; init; }
}
