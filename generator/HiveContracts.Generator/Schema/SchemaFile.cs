namespace HiveContracts.Generator.Schema;

/// <summary>A schema file as the build gives it.</summary>
internal sealed record SchemaFile(string Path, string Namespace, string Text)
{
    public string Name => Path[(Path.LastIndexOfAny(['/', '\\']) + 1)..];
}
