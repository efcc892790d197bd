using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Model;

/// <summary>
/// All types that the schema files of one namespace become. This record and everything it holds is data with value equality:
/// strings, numbers, enums, records and <see cref="EquatableArray{T}"/>, nothing of Roslyn or NJsonSchema, so that an equal schema
/// is an equal model and nothing behind it runs again.
/// </summary>
internal sealed record ContractModel
{
    /// <summary>What the name of assembly metadata begins with that says which contracts an assembly has publicly.</summary>
    public const string MetadataPrefix = "HiveContracts:";

    public required string Namespace { get; init; }

    /// <summary>Tells schemas apart: equal for files that differ in white space alone.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Whether all of its schema came with the package: a project that has no part in it misses nothing where a referenced one has more.</summary>
    public bool IsDefault { get; init; }

    public required EquatableArray<TypeModel> Types { get; init; }
}
