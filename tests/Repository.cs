using System.Reflection;

namespace HiveContracts;

/// <summary>Paths of the repository that the tests were built in.</summary>
internal static class Repository
{
    private static readonly string[] WrittenFolders = ["bin", "obj", "cases"];

    /// <summary>Gets the repository's root folder.</summary>
    public static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "Repository").Value!;

    /// <summary>Returns the path of a file or folder of the repository.</summary>
    public static string PathTo(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>Returns the C# files of a top folder, without those that a build or the generator wrote.</summary>
    public static IEnumerable<string> Sources(string folder) => Directory
        .EnumerateFiles(PathTo(folder), "*.cs", SearchOption.AllDirectories)
        .Where(static path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Intersect(WrittenFolders).Any())
        .Order(StringComparer.Ordinal);

    /// <summary>Returns the path of reference material, which only some machines have beside the repository. Skips the test on others.</summary>
    public static string Shared(params ReadOnlySpan<string> parts)
    {
        string path = Path.GetFullPath(Path.Combine([Root, "..", "shared", .. parts]));
        Assert.SkipUnless(Path.Exists(path), $"The reference material {string.Join('/', parts!)} is not beside the repository.");
        return path;
    }
}
