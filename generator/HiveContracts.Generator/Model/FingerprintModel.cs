namespace HiveContracts.Generator.Model;

/// <summary>
/// The attribute of the resolver that tells other projects which contracts this one has. It is a file of its own, since each edit of a schema changes it.
/// </summary>
internal sealed record FingerprintModel : TypeModel
{
    /// <summary>The name of the attribute's class in the runtime.</summary>
    public const string AttributeName = "SchemaFingerprintAttribute";

    public override string FileName => Name + ".Fingerprint";

    /// <summary>A hash of the schema files that ignores white space.</summary>
    public required string Fingerprint { get; init; }
}
