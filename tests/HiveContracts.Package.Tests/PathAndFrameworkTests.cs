namespace HiveContracts.Package.Tests;

/// <summary>Projects in folders of any name, with versions in a central place, and for several frameworks.</summary>
public sealed class PathAndFrameworkTests(PackageFeed feed)
{
    private const string Folder = "Größe und Maß 漢字 (1)";

    /// <summary>The app references a package that depends on HiveContracts. The versions of both are central, and pinned.</summary>
    [Fact]
    public async Task NamesOfAnyScript_WorkAndAreInTheDiagnostics()
    {
        Consumer consumer = feed.CreateEmptyConsumer();
        await consumer.WriteAsync($"{Folder}/Directory.Packages.props", $"""
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="HiveContracts" Version="{feed.Version}" />
                <PackageVersion Include="HiveContracts.AspNetCore" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        await consumer.WriteProjectAsync(
            $"{Folder}/Maß (1).csproj",
            """
            <PackageReference Include="HiveContracts.AspNetCore" />
            <HiveSchema Include="die Schemas/Größe é 漢 (2).json" Namespace="My.Contracts" />
            <HiveSchema Include="die Schemas/Klassen ü (3).json" />
            <HiveSample Include="die Schemas/ein Beispiel ß.json" />
            """,
            "<RootNamespace>App</RootNamespace><HiveContractsBaseline>$(MSBuildProjectDirectory)/veröffentlicht (4).json</HiveContractsBaseline>",
            sdk: "Microsoft.NET.Sdk.Web");
        await consumer.WriteAsync($"{Folder}/Program.cs", """
            using HiveContracts;

            Console.WriteLine($"{My.Contracts.Größe.Parse("{\"zahl\":7}").Zahl} {VisualModerationClass.FurryYesFurry.Name}");
            """);
        await consumer.WriteAsync($"{Folder}/die Schemas/Größe é 漢 (2).json", """
            { "title": "Größe", "type": "object",
              "properties": { "zahl": { "type": "integer" }, "maß": { "type": "string" } } }
            """);
        await consumer.WriteAsync($"{Folder}/die Schemas/Klassen ü (3).json", ConsumerBuildTests.Overlay);
        await consumer.WriteAsync($"{Folder}/die Schemas/ein Beispiel ß.json", """{ "id": "a", "status": [] }""");

        await consumer.DotnetAsync("build", Folder, "-t:WriteHiveBaseline");
        Assert.Equal("7 furry-yes_furry", (await consumer.DotnetAsync("run", "--project", Folder)).Trim());

        await consumer.WriteAsync($"{Folder}/die Schemas/Größe é 漢 (2).json", """
            { "title": "Größe", "type": "object",
              "properties": { "zahl": { "type": "integer" } } }
            """);
        await consumer.WriteAsync($"{Folder}/die Schemas/ein Beispiel ß.json", """{ "id": "a", "status": [], "metdata": "x" }""");
        string output = await consumer.FailToBuildAsync(Folder);

        Assert.Contains($"{Folder}/die Schemas/Größe é 漢 (2).json(2,3): error HC0012", output.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Contains($"{Folder}/die Schemas/ein Beispiel ß.json(1,28): error HC0010", output.Replace('\\', '/'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralFrameworks_EachHaveTheContracts()
    {
        Consumer consumer = feed.CreateEmptyConsumer();
        await consumer.WriteProjectAsync(
            "App/App.csproj",
            """<HiveSchema Include="my-classes.json" />""",
            """
            <TargetFramework />
            <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
            <EnableWindowsTargeting>true</EnableWindowsTargeting>
            <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
            """,
            package: "HiveContracts");
        await consumer.WriteAsync("App/my-classes.json", ConsumerBuildTests.Overlay);
        await consumer.WriteAsync("App/Program.cs", "Console.WriteLine(HiveContracts.VisualModerationClass.FurryYesFurry.Name);");

        await consumer.DotnetAsync("build", "App");
    }
}
