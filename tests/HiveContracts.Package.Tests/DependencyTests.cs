namespace HiveContracts.Package.Tests;

/// <summary>The generator works beside other versions of the libraries that it uses itself.</summary>
public sealed class DependencyTests(PackageFeed feed)
{
    // Old versions have advisories, which are not the subject.
    private const string NoAudit = "<NuGetAudit>false</NuGetAudit>";

    private const string Id = """HiveContracts.TaskCallback.Parse("{\"id\":\"sample\",\"status\":[]}").Id""";

    [Theory]
    [InlineData("Newtonsoft.Json", "13.0.1")]
    [InlineData("NJsonSchema", "10.7.2", "Newtonsoft.Json", "12.0.3")]
    [InlineData("NJsonSchema", "11.6.2", "Newtonsoft.Json", "13.0.4")]
    public async Task ProjectWithItsOwnVersions_UsesThem(params string[] packages)
    {
        Consumer consumer = feed.CreateEmptyConsumer();
        (string Name, string Version)[] references = [.. packages.Chunk(2).Select(static pair => (pair[0], pair[1]))];
        await consumer.WriteProjectAsync("App.csproj", string.Concat(references.Select(Reference)), NoAudit, package: "HiveContracts");
        IEnumerable<string> versions = references.Select(static package => $"""System.Reflection.Assembly.Load("{package.Name}").GetName().Version!.Major""");
        await consumer.WriteAsync("Program.cs", $"Console.WriteLine(string.Join(' ', {Id}, {string.Join(", ", versions)}));");

        string printed = await consumer.DotnetAsync("run");

        IEnumerable<string> expected = references.Select(static package => package.Version[..package.Version.IndexOf('.', StringComparison.Ordinal)]);
        Assert.Equal(string.Join(' ', ["sample", .. expected]), printed.Trim());
    }

    [Fact]
    public async Task AnotherGenerator_UsesItsOwnVersions()
    {
        Consumer consumer = feed.CreateEmptyConsumer();
        await consumer.WriteProjectAsync(
            "Generator/Generator.csproj",
            Reference(("NJsonSchema", "10.7.2")) + Reference(("Newtonsoft.Json", "12.0.3"))
                + """<PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="4.14.0" PrivateAssets="all" />""",
            NoAudit + """
                <OutputType>Library</OutputType>
                <ImplicitUsings>disable</ImplicitUsings>
                <LangVersion>latest</LangVersion>
                <EnforceExtendedAnalyzerRules>true</EnforceExtendedAnalyzerRules>
                <CopyLocalLockFileAssemblies>true</CopyLocalLockFileAssemblies>
                """,
            framework: "netstandard2.0");
        await consumer.WriteAsync("Generator/VersionGenerator.cs", """"
            using Microsoft.CodeAnalysis;

            [Generator(LanguageNames.CSharp)]
            public sealed class VersionGenerator : IIncrementalGenerator
            {
                public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterPostInitializationOutput(static output =>
                {
                    string title = NJsonSchema.JsonSchema.FromJsonAsync("""{"title":"other"}""").GetAwaiter().GetResult().Title;
                    object schema = typeof(NJsonSchema.JsonSchema).Assembly.GetName().Version;
                    object json = typeof(Newtonsoft.Json.JsonConvert).Assembly.GetName().Version;
                    output.AddSource("Other.g.cs", $$"""static class Other { public const string Text = "{{title}} {{schema}} {{json}}"; }""");
                });
            }
            """");
        await consumer.WriteProjectAsync(
            "App/App.csproj",
            """
            <ProjectReference Include="../Generator/Generator.csproj" ReferenceOutputAssembly="false" />
            <Analyzer Include="../Generator/bin/Debug/netstandard2.0/*.dll"
                      Exclude="../Generator/bin/Debug/netstandard2.0/System.*;../Generator/bin/Debug/netstandard2.0/Microsoft.*" />
            """,
            package: "HiveContracts");
        await consumer.WriteAsync("App/Program.cs", $"""Console.WriteLine({Id} + " " + Other.Text);""");

        await consumer.DotnetAsync("build", "Generator"); // the app lists the files that are there

        Assert.Equal("sample other 10.7.2.0 12.0.0.0", (await consumer.DotnetAsync("run", "--project", "App")).Trim());
    }

    private static string Reference((string Name, string Version) package) => $"""<PackageReference Include="{package.Name}" Version="{package.Version}" />""";
}
