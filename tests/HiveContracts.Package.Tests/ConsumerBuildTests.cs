using System.Text.Json;

namespace HiveContracts.Package.Tests;

public sealed class ConsumerBuildTests(PackageFeed feed)
{
    /// <summary>What the consumer's program prints for sample.json.</summary>
    internal const string Printed = "sample True 0.75 text_data=hello&callback_url=https%3A%2F%2Fme.example%2Fhive";

    /// <summary>Adds a class to the default schema.</summary>
    internal const string Overlay = """
        {
          "x-overlay": true,
          "definitions": { "VisualModeration": { "x-vocabulary": { "heads": { "furry": { "classes": ["furry-yes_furry"] } } } } }
        }
        """;

    [Fact]
    public async Task OnePackageReference_BuildsAndRuns()
    {
        Consumer consumer = await feed.CreateConsumerAsync();

        Assert.Equal(Printed, (await consumer.DotnetAsync("run", "--", "sample.json")).Trim());
    }

    [Fact]
    public async Task OlderFramework_IsRefusedByNuGet()
    {
        Consumer consumer = await feed.CreateConsumerAsync();
        await consumer.WriteConsumerProjectAsync(framework: "net9.0");

        Assert.Contains("NU1202", await consumer.FailToBuildAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SchemaItemWithANamespace_GeneratesIntoIt()
    {
        Consumer consumer = await feed.CreateConsumerAsync();
        await consumer.WriteAsync("order.schema.json", """{ "title": "Order", "type": "object", "properties": { "number": { "type": "integer" } } }""");
        await consumer.WriteConsumerProjectAsync("""<HiveSchema Include="order.schema.json" Namespace="My.Contracts" />""");
        await consumer.WriteAsync("Use.cs", "static class Use { public static long? Number(My.Contracts.Order order) => order.Number; }");

        await consumer.DotnetAsync("build");
    }

    [Fact]
    public async Task EditedOverlay_ChangesTheAccessorsInTheNextBuild()
    {
        Consumer consumer = await feed.CreateConsumerAsync();
        await consumer.WriteAsync("Use.cs", Use("FurryYesFurry"));
        Assert.Contains("CS1061", await consumer.FailToBuildAsync(), StringComparison.Ordinal);

        await consumer.WriteAsync("my-classes.json", Overlay);
        await consumer.WriteConsumerProjectAsync("""<HiveSchema Include="my-classes.json" />""");
        await consumer.DotnetAsync("build");

        await consumer.WriteAsync("my-classes.json", Overlay.Replace("furry-yes_furry", "furry-is_furry", StringComparison.Ordinal));
        Assert.Contains("CS1061", await consumer.FailToBuildAsync(), StringComparison.Ordinal);
        await consumer.WriteAsync("Use.cs", Use("FurryIsFurry"));
        await consumer.DotnetAsync("build");

        static string Use(string accessor) =>
            $"static class Use {{ public static double? Furry(HiveContracts.TaskOutput output) => output.Classes.VisualModeration.{accessor}; }}";
    }

    [Theory]
    [InlineData("none", false)]
    [InlineData("error", true)]
    public async Task GlobalConfig_SetsTheSeverity(string severity, bool fails)
    {
        Consumer consumer = await feed.CreateConsumerAsync();
        await consumer.WriteAsync("recorded.json", """{ "id": "a", "status": [], "metdata": "x" }""");
        await consumer.WriteConsumerProjectAsync("""<HiveSample Include="recorded.json" />""");
        await consumer.WriteAsync(".globalconfig", $"is_global = true\ndotnet_diagnostic.HC0010.severity = {severity}\n");

        if (fails)
        {
            Assert.Contains("error HC0010", await consumer.FailToBuildAsync(), StringComparison.Ordinal);
        }
        else
        {
            Assert.DoesNotContain("HC0010", await consumer.DotnetAsync("build"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ErrorInASchema_FailsTheBuildAtItsLineAndColumn()
    {
        Consumer consumer = await feed.CreateConsumerAsync();
        await consumer.WriteAsync("broken.json", """
            {
              "x-overlay": true,
              "definitions": {
                "VisualModeratoin": { "x-vocabulary": { "heads": {} } }
              }
            }
            """);
        await consumer.WriteConsumerProjectAsync("""<HiveSchema Include="broken.json" />""");

        string output = await consumer.FailToBuildAsync();

        Assert.Contains("broken.json(4,5): error HC0007", output, StringComparison.Ordinal);
        Assert.Contains("did you mean 'VisualModeration'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeThatBreaksTheBaseline_FailsTheBuild()
    {
        const string order = """
            { "title": "Order", "type": "object", "description": "a; %3B $(x) @(y) \\ \"q\" é",
              "properties": { "number": { "type": "string", "pattern": "^\\d$" } } }
            """;
        Consumer consumer = await feed.CreateConsumerAsync();
        await consumer.WriteAsync("order.json", order);
        await consumer.WriteConsumerProjectAsync("""<HiveSchema Include="order.json" Namespace="My.Contracts" Validation="on" />""");
        await consumer.DotnetAsync("build", "-t:WriteHiveBaseline");

        byte[] written = await File.ReadAllBytesAsync(consumer.PathTo("contracts.baseline.json"), TestContext.Current.CancellationToken);
        using (var baseline = JsonDocument.Parse(written))
        using (var schema = JsonDocument.Parse(order))
        {
            Assert.True(JsonElement.DeepEquals(schema.RootElement, baseline.RootElement.GetProperty("My.Contracts/order.json")));
            Assert.Equal("""{ "HiveContracts": "off", "My.Contracts": "on" }""", baseline.RootElement.GetProperty("validation").GetRawText());
        }

        await consumer.DotnetAsync("build");
        await consumer.WriteAsync("order.json", order.Replace("\"number\"", "\"no\"", StringComparison.Ordinal));
        string output = await consumer.FailToBuildAsync();

        Assert.Contains("order.json(2,3): error HC0012: Breaking change: the property 'number' of Order was removed", output, StringComparison.Ordinal);
    }

    /// <summary>An overlay has the name of a default file, and is listed by its name and by a glob.</summary>
    [Fact]
    public async Task Baseline_IsReadHoweverTheFilesAreListed()
    {
        Consumer consumer = await feed.CreateConsumerAsync();
        await consumer.WriteAsync("classes.schema.json", """
            { "x-overlay": true, "definitions": { "VisualModeration": { "x-vocabulary": { "heads": { "furry": { "classes": ["furry-yes_furry"] } } } } } }
            """);
        await consumer.WriteConsumerProjectAsync("""<HiveSchema Include="classes.schema.json" /><HiveSchema Include="*.schema.json" />""");

        await consumer.DotnetAsync("build", "-t:WriteHiveBaseline");
        await consumer.DotnetAsync("build");

        string baseline = await File.ReadAllTextAsync(consumer.PathTo("contracts.baseline.json"), TestContext.Current.CancellationToken);
        Assert.Contains("\"HiveContracts/classes.schema.json\"", baseline, StringComparison.Ordinal);
        Assert.Contains("\"HiveContracts/.hivecontracts/classes.schema.json\"", baseline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SchemaInTwoNamespaces_IsGeneratedInBoth()
    {
        Consumer consumer = await feed.CreateConsumerAsync();
        await consumer.WriteAsync("order.json", """{ "title": "Order", "type": "object", "properties": { "number": { "type": "integer" } } }""");
        await consumer.WriteAsync("Program.cs", """
            System.Console.WriteLine(My.Contracts.Order.Parse("{}"u8).Number is null && My.Other.Order.Parse("{}"u8).Number is null);
            """);
        await consumer.WriteConsumerProjectAsync(
            """<HiveSchema Include="order.json" Namespace="My.Contracts" /><HiveSchema Include="order.json" Namespace="My.Other" />""");

        Assert.Contains("True", await consumer.DotnetAsync("run"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validation_IsOnForTheSchemaThatAsksForIt()
    {
        Consumer consumer = await feed.CreateConsumerAsync();
        const string Schema = """{ "title": "Order", "type": "object", "properties": { "number": { "type": "integer", "maximum": 5 } } }""";
        await consumer.WriteAsync("checked.json", Schema);
        await consumer.WriteAsync("free.json", Schema);
        await consumer.WriteAsync("Program.cs", """
            System.Console.WriteLine(HiveContracts.Contract.TryParse("{\"number\":9}"u8, out Free.Order? _, out _));
            System.Console.WriteLine(HiveContracts.Contract.TryParse("{\"number\":9}"u8, out Checked.Order? _, out _));
            """);
        await consumer.WriteConsumerProjectAsync(
            """<HiveSchema Include="checked.json" Namespace="Checked" Validation="on" /><HiveSchema Include="free.json" Namespace="Free" />""");

        Assert.Matches(@"True\s+False", await consumer.DotnetAsync("run"));
    }

    /// <summary>The app references the package through the library and directly.</summary>
    [Fact]
    public async Task LibraryWithPublicContracts_SharesItsTypesWithItsApps()
    {
        Consumer library = await feed.CreateConsumerAsync();
        File.Delete(library.PathTo("Program.cs"));
        await library.WriteAsync("Moderation.cs", """
            public static class Moderation
            {
                public static HiveContracts.TaskCallback Read(byte[] utf8) => HiveContracts.TaskCallback.Parse(utf8);
            }
            """);
        await library.WriteAsync("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <AssemblyName>Moderation</AssemblyName>
                <HiveContractsVisibility>public</HiveContractsVisibility>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="HiveContracts" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """);

        Consumer app = await feed.CreateConsumerAsync();
        await app.WriteAsync("Use.cs", "static class Use { public static HiveContracts.TaskCallback Read(byte[] utf8) => Moderation.Read(utf8); }");
        await app.WriteConsumerProjectAsync($"""<ProjectReference Include="{library.PathTo("Consumer.csproj")}" />""");

        Assert.Equal(Printed, (await app.DotnetAsync("run", "--", "sample.json")).Trim());
    }

    [Fact]
    public async Task WatchedApp_IsBuiltAgainWhenOnlyItsSchemaIsEdited()
    {
        Consumer consumer = await feed.CreateConsumerAsync();
        await consumer.WriteAsync("order.json", Order("before"));
        await consumer.WriteConsumerProjectAsync("""<HiveSchema Include="order.json" Namespace="My.Contracts" />""");
        await consumer.WriteAsync("Program.cs", """
            Console.WriteLine(string.Join(' ', typeof(My.Contracts.Order).GetProperties().Select(static property => property.Name)));
            await Task.Delay(-1); // dotnet watch restarts a running app only
            """);

        await using DotnetWatch watch = consumer.Watch();
        await watch.WaitForLineAsync("Before");
        await consumer.WriteAsync("order.json", Order("after"));
        await watch.WaitForLineAsync("After");

        static string Order(string property) => $$"""{ "title": "Order", "type": "object", "properties": { "{{property}}": { "type": "string" } } }""";
    }

    [Fact]
    public async Task HotReload_ShowsEditsOfCodeSchemasAndOverlays()
    {
        Consumer consumer = await feed.CreateConsumerAsync();
        await consumer.WriteAsync("order.json", Order("before"));
        await consumer.WriteAsync("my-classes.json", Overlay);
        await consumer.WriteConsumerProjectAsync("""
            <HiveSchema Include="order.json" Namespace="My.Contracts" />
            <HiveSchema Include="my-classes.json" />
            """);
        await consumer.WriteAsync("Program.cs", """
            while (true)
            {
                Show.Print();
                await Task.Delay(200);
            }
            """);
        await consumer.WriteAsync("Show.cs", Show("first", "Before", "FurryYesFurry"));

        await using DotnetWatch watch = consumer.Watch(isHotReloaded: true);
        await watch.WaitForLineAsync("first Before yes_furry");
        await watch.WaitUntilItWatchesAsync();
        await consumer.WriteAsync("Show.cs", Show("second", "Before", "FurryYesFurry"));
        await watch.WaitForLineAsync("second Before yes_furry");
        await consumer.WriteAsync("order.json", Order("after"));
        await consumer.WriteAsync("Show.cs", Show("third", "After", "FurryYesFurry"));
        await watch.WaitForLineAsync("third After yes_furry");
        await consumer.WriteAsync("my-classes.json", Overlay.Replace("furry-yes_furry", "furry-is_furry", StringComparison.Ordinal));
        await consumer.WriteAsync("Show.cs", Show("fourth", "After", "FurryIsFurry"));
        await watch.WaitForLineAsync("fourth After is_furry");

        static string Order(string property) => $$"""{ "title": "Order", "type": "object", "properties": { "{{property}}": { "type": "string" } } }""";

        static string Show(string text, string property, string key) => $$"""
            static class Show
            {
                public static void Print() => Console.WriteLine(
                    $"{{text}} {nameof(My.Contracts.Order.{{property}})} {HiveContracts.VisualModerationClass.{{key}}.Name.Split('-')[1]}");
            }
            """;
    }

    /// <summary>The compiler runs in cultures with their own decimal separator, minus sign and casing of the letter i.</summary>
    [Fact]
    public async Task CompilerInTurkishAndFinnish_GeneratesTheSameCode()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Directory.EnumerateFiles("/usr/lib", "libicuuc.so*", SearchOption.AllDirectories).Any(),
            "Cultures need ICU (Debian: apt-get install libicu-dev).");
        Consumer consumer = await feed.CreateConsumerAsync();
        await consumer.DotnetAsync("restore");
        Dictionary<string, string>? expected = null;
        foreach (string culture in new[] { "C", "tr_TR.UTF-8", "fi_FI.UTF-8" })
        {
            string folder = consumer.PathTo(culture);
            await consumer.RunAsync(
                "env", $"LC_ALL={culture}", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0", "dotnet", "build", "--no-restore", "--no-incremental",
                "-p:EmitCompilerGeneratedFiles=true", $"-p:CompilerGeneratedFilesOutputPath={folder}", "-p:DefaultItemExcludes=**/*.g.cs");
            var sources = Directory.EnumerateFiles(folder, "*.g.cs", SearchOption.AllDirectories)
                .Where(static path => path.Contains("HiveContracts.Generator", StringComparison.Ordinal))
                .ToDictionary(path => Path.GetRelativePath(folder, path), File.ReadAllText);

            Assert.NotEmpty(sources);
            Assert.Equal(expected ??= sources, sources);
        }
    }
}
