namespace HiveContracts.Generator.Tests;

/// <summary>The default schema: the files of the folder schema, which the package ships.</summary>
internal static class DefaultSchema
{
    public static IEnumerable<SchemaText> Files() => Directory
        .EnumerateFiles(Repository.PathTo("schema"), "*.schema.json")
        .Select(static path => new SchemaText("/package/schema/" + Path.GetFileName(path), File.ReadAllText(path)));
}
