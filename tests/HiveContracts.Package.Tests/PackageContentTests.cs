using System.IO.Compression;

namespace HiveContracts.Package.Tests;

public sealed class PackageContentTests(PackageFeed feed)
{
    [Fact]
    public async Task Package_HoldsWhatConsumersNeedAndNothingElse()
    {
        await using ZipArchive archive = await ZipFile.OpenReadAsync(feed.PathOf("HiveContracts"), TestContext.Current.CancellationToken);
        IEnumerable<string> files = archive.Entries
            .Select(static entry => entry.FullName)
            .Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "CHANGELOG.md", "HiveContracts.nuspec", "LICENSE", "README.md", "THIRD-PARTY-NOTICES.txt", "[Content_Types].xml",
                "analyzers/dotnet/cs/HiveContracts.Generator.NJsonSchema.Annotations.dll",
                "analyzers/dotnet/cs/HiveContracts.Generator.NJsonSchema.dll",
                "analyzers/dotnet/cs/HiveContracts.Generator.Namotion.Reflection.dll",
                "analyzers/dotnet/cs/HiveContracts.Generator.Newtonsoft.Json.dll",
                "analyzers/dotnet/cs/HiveContracts.Generator.dll",
                "buildTransitive/net10.0/HiveContracts.Items.targets", "buildTransitive/net10.0/HiveContracts.props",
                "buildTransitive/net10.0/HiveContracts.targets",
                .. FilesOf("generator/docs"), "icon.png",
                "lib/net10.0/HiveContracts.dll", "lib/net10.0/HiveContracts.xml",
                .. FilesOf("runtime/docs"),
                .. FilesOf("schema"),
            ],
            files);
        Assert.True(File.Exists(feed.PathOf("HiveContracts", ".snupkg")));

        static IEnumerable<string> FilesOf(string folder) =>
            Directory.GetFiles(Repository.PathTo(folder)).Select(path => $"{folder}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal);
    }
}
