using System.IO.Compression;
using System.Xml.Linq;

namespace HiveContracts.Package.Tests;

public sealed class DocumentationFileTests(PackageFeed feed)
{
    public static TheoryData<string> Packages() => [.. PackageFeed.Ids];

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task DocumentationFile_DocumentsPublicMembersOnly(string package)
    {
        (HashSet<string> members, string[] documented) = await ReadAsync(package);

        Assert.NotEmpty(documented);
        Assert.All(documented, id => Assert.Contains(PublicMembers.KeyOf(id), members));
        Assert.DoesNotContain(documented, static id => id.Contains("RegularExpressions.Generated", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task PublicTypes_AreDocumented(string package)
    {
        (HashSet<string> members, string[] documented) = await ReadAsync(package);

        // The compiler creates the types of extension blocks, whose names are not C#.
        IEnumerable<string> types = members.Where(static key => key.StartsWith("T:", StringComparison.Ordinal) && !key.Contains('<', StringComparison.Ordinal));
        Assert.All(types, type => Assert.Contains(type, documented));
    }

    private async Task<(HashSet<string> Members, string[] Documented)> ReadAsync(string package)
    {
        await using ZipArchive archive = await ZipFile.OpenReadAsync(feed.PathOf(package), TestContext.Current.CancellationToken);
        await using Stream file = await archive.GetEntry($"lib/net10.0/{package}.xml")!.OpenAsync(TestContext.Current.CancellationToken);
        XDocument document = await XDocument.LoadAsync(file, LoadOptions.None, TestContext.Current.CancellationToken);

        using var assembly = new MemoryStream();
        await using Stream entry = await archive.GetEntry($"lib/net10.0/{package}.dll")!.OpenAsync(TestContext.Current.CancellationToken);
        await entry.CopyToAsync(assembly, TestContext.Current.CancellationToken);
        assembly.Position = 0;
        return (PublicMembers.Read(assembly), [.. document.Descendants("member").Select(static member => member.Attribute("name")!.Value)]);
    }
}
