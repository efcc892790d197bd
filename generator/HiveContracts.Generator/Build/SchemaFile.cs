namespace HiveContracts.Generator.Build;

/// <summary>A schema file of the build.</summary>
/// <param name="Path">The path.</param>
/// <param name="Namespace">The namespace of its types.</param>
/// <param name="Text">The content.</param>
/// <param name="IsDefault">Whether it belongs to the default schema of the package.</param>
internal sealed record SchemaFile(string Path, string Namespace, string Text, bool IsDefault = false)
{
    /// <summary>Whether documents are validated: on, off, or empty for the value of the project.</summary>
    public string Validation { get; init; } = "";

    /// <summary>Whether validation checks the formats of strings that are annotations: on, off, or empty for the value of the project.</summary>
    public string FormatAssertion { get; init; } = "";

    /// <summary>The URI that references know the file by; empty if it has none but its identifier.</summary>
    public string Uri { get; init; } = "";

    /// <summary>The name of the file, with folders where files of its namespace have the same name.</summary>
    public string Name { get; init; } = Path[(Path.LastIndexOfAny(['/', '\\']) + 1)..];
}
