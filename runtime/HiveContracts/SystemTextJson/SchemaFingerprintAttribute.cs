using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>Marks a generated resolver with a hash of the schema files, so that projects which reference the assembly find its contracts.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SchemaFingerprintAttribute(string fingerprint) : Attribute
{
    /// <summary>Gets the hash, which ignores white space between JSON tokens.</summary>
    public string Fingerprint { get; } = fingerprint;
}
