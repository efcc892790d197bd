namespace HiveContracts.Generator.Build;

/// <summary>A schema file as the build gives it.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Namespace">Where its types go.</param>
/// <param name="Text">What is in it.</param>
/// <param name="IsDefault">Whether the package brought it, and not the project.</param>
internal sealed record SchemaFile(string Path, string Namespace, string Text, bool IsDefault = false)
{
    public string Name => Path[(Path.LastIndexOfAny(['/', '\\']) + 1)..];
}
