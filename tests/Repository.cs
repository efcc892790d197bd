using System.Reflection;

namespace HiveContracts;

/// <summary>Where tests find files that are not beside their program.</summary>
internal static class Repository
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "Repository").Value!;

    /// <summary>A file or folder of the repository.</summary>
    public static string PathTo(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>A folder of the reference material that lies beside the repository on some machines; the test is skipped where it does not.</summary>
    public static string Shared(params ReadOnlySpan<string> parts)
    {
        string path = Path.GetFullPath(Path.Combine([Root, "..", "shared", .. parts]));
        Assert.SkipUnless(Path.Exists(path), $"The reference material {string.Join('/', parts!)} is not beside the repository.");
        return path;
    }
}
