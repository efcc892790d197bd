namespace HiveContracts.Generator.Tests;

/// <summary>The schema that rides in the package.</summary>
internal static class DefaultSchema
{
    public static IEnumerable<SchemaText> Files() => Directory
        .EnumerateFiles(Repository.PathTo("schema"), "*.schema.json")
        .Select(static path => new SchemaText("/package/schema/" + Path.GetFileName(path), File.ReadAllText(path)));
}
