namespace HiveContracts.Generator.Model;

/// <summary>
/// The types generated from the schema files of one namespace. This record and everything in it is data with value equality: strings, numbers, enums, records
/// and <see cref="EquatableArray{T}"/>, and nothing of Roslyn or NJsonSchema. An equal schema gives an equal model, so that no later step runs again.
/// </summary>
internal sealed record ContractModel
{
    public required string Namespace { get; init; }

    public required FingerprintModel Fingerprint { get; init; }

    /// <summary>Whether all of its schema files came with the package.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Whether its schema has errors. The types are then those that the errors do not touch.</summary>
    public required bool HasErrors { get; init; }

    public required EquatableArray<TypeModel> Types { get; init; }

    /// <summary>The schemas that documents are validated by; null if validation is off.</summary>
    public ValidatorModel? Validator => Types.OfType<ValidatorModel>().FirstOrDefault();
}
