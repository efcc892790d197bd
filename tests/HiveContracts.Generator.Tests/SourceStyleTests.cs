namespace HiveContracts.Generator.Tests;

/// <summary>Limits of the source code that no analyzer checks.</summary>
public sealed class SourceStyleTests
{
    private const int MaximumLineLength = 160; // max_line_length in .editorconfig
    private const int MaximumLines = 350;

    private static readonly string[] VagueFolders = ["Helpers", "Utilities", "Extensions", "Support"];

    public static TheoryData<string> Folders() => ["generator", "runtime", "tests"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Lines_FitTheLimit(string folder) => AssertNone(
        from path in Repository.Sources(folder)
        from line in File.ReadLines(path).Index()
        where line.Item.Length > MaximumLineLength
        select $"{NameOf(path)}:{line.Index + 1}: {line.Item.Length} characters, at most {MaximumLineLength} are allowed.");

    [Theory]
    [MemberData(nameof(Folders))]
    public void Files_FitTheLimit(string folder) => AssertNone(
        from path in Repository.Sources(folder)
        let lines = File.ReadLines(path).Count()
        where lines > MaximumLines
        select $"{NameOf(path)}: {lines} lines, at most {MaximumLines} are allowed.");

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folders_HaveTellingNames(string folder) => AssertNone(
        from path in Repository.Sources(folder)
        let name = Path.GetDirectoryName(NameOf(path))!
        where name.Split(Path.DirectorySeparatorChar).Intersect(VagueFolders).Any()
        select $"{name}: a folder is named after its subject.");

    private static string NameOf(string path) => Path.GetRelativePath(Repository.Root, path);

    private static void AssertNone(IEnumerable<string> problems) => Assert.True(!problems.Any(), string.Join('\n', problems.Distinct()));
}
