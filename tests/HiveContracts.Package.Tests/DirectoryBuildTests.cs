using System.Text.Json;

namespace HiveContracts.Package.Tests;

/// <summary>Schemas that a file beside the project adds, before its items or after them.</summary>
public sealed class DirectoryBuildTests(PackageFeed feed)
{
    private const string Program = "System.Console.WriteLine(HiveContracts.VisualModerationClass.FurryYesFurry.Name);";

    private const string Printed = "furry-yes_furry";

    private const string Added = """
        <Project>
          <ItemGroup>
            <HiveSchema Include="$(MSBuildThisFileDirectory)my-classes.json" />
          </ItemGroup>
        </Project>
        """;

    [Theory]
    [InlineData("Directory.Build.props")]
    [InlineData("Directory.Build.targets")]
    public async Task FileBasedApp_HasTheAddedClasses(string file)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The SDK builds the app outside its folder; a variable that is known here says where.");
        Consumer consumer = feed.CreateEmptyConsumer();
        await consumer.WriteAsync("my-classes.json", ConsumerBuildTests.Overlay);
        await consumer.WriteAsync(file, Added);
        await consumer.WriteAsync("app.cs", $"#:package HiveContracts@{feed.Version}\n{Program}\n");

        string printed = await consumer.RunAsync("env", $"XDG_DATA_HOME={consumer.PathTo("")}", "dotnet", "run", "app.cs");

        Assert.Equal(Printed, printed.Trim());
    }

    [Fact]
    public async Task ProjectWithDirectoryBuildTargets_HasTheAddedClasses()
    {
        Consumer consumer = await CreateAsync();

        Assert.Equal(Printed, (await consumer.DotnetAsync("run")).Trim());
    }

    /// <summary>By this property, the package's items come after Directory.Build.targets. Others may use it, too.</summary>
    [Fact]
    public async Task CustomAfterDirectoryBuildTargets_IsSharedWithOthers()
    {
        Consumer consumer = await CreateAsync();
        await consumer.WriteAsync("other.targets", "<Project />");
        string path = consumer.PathTo("other.targets");
        await consumer.DotnetAsync("build", $"-p:CustomAfterDirectoryBuildTargets={path}");

        await consumer.WriteAsync("Directory.Build.targets", $"""
            <Project>
              <PropertyGroup>
                <CustomAfterDirectoryBuildTargets>{path}</CustomAfterDirectoryBuildTargets>
              </PropertyGroup>
            </Project>
            """);
        Assert.Contains("Append to its value", await consumer.FailToBuildAsync(), StringComparison.Ordinal);
    }

    /// <summary>IDEs pass the compiler's arguments of a design-time build to their own compiler; dotnet watch reads its files from the project.</summary>
    [Fact]
    public async Task DesignTimeBuildAndWatch_SeeTheAddedSchema()
    {
        Consumer consumer = await CreateAsync();
        await consumer.DotnetAsync("restore");

        string output = await consumer.DotnetAsync(
            "msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true",
            "-getItem:CscCommandLineArgs,Watch");

        using var items = JsonDocument.Parse(output);
        Assert.Contains(Identities("CscCommandLineArgs"), argument => argument == $"/additionalfile:{consumer.PathTo("my-classes.json")}");
        Assert.Contains(Identities("Watch"), file => file == consumer.PathTo("my-classes.json"));

        IEnumerable<string?> Identities(string type) =>
            items.RootElement.GetProperty("Items").GetProperty(type).EnumerateArray().Select(static item => item.GetProperty("Identity").GetString());
    }

    private async Task<Consumer> CreateAsync()
    {
        Consumer consumer = feed.CreateEmptyConsumer();
        await consumer.WriteProjectAsync("App.csproj", package: "HiveContracts");
        await consumer.WriteAsync("Program.cs", Program);
        await consumer.WriteAsync("my-classes.json", ConsumerBuildTests.Overlay);
        await consumer.WriteAsync("Directory.Build.targets", Added);
        return consumer;
    }
}
