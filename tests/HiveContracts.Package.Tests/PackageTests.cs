using System.Globalization;
using System.IO.Compression;

namespace HiveContracts.Package.Tests;

public sealed class PackageTests(PackedPackage package) : IClassFixture<PackedPackage>
{
    private const string Printed = "sample True 0.75 text_data=hello&callback_url=https%3A%2F%2Fme.example%2Fhive";

    private const string Overlay = """
        {
          "x-overlay": true,
          "definitions": { "VisualModeration": { "x-vocabulary": { "heads": { "furry": { "classes": ["furry-yes_furry"] } } } } }
        }
        """;

    [Fact]
    public async Task Package_HoldsWhatAConsumerNeedsAndNothingElse()
    {
        await using ZipArchive archive = await ZipFile.OpenReadAsync(package.File, TestContext.Current.CancellationToken);
        IEnumerable<string> files = archive.Entries
            .Select(static entry => entry.FullName)
            .Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "CHANGELOG.md", "HiveContracts.nuspec", "LICENSE", "README.md", "[Content_Types].xml",
                "analyzers/dotnet/cs/HiveContracts.Generator.dll", "analyzers/dotnet/cs/NJsonSchema.Annotations.dll", "analyzers/dotnet/cs/NJsonSchema.dll",
                "analyzers/dotnet/cs/Namotion.Reflection.dll", "analyzers/dotnet/cs/Newtonsoft.Json.dll",
                "buildTransitive/net10.0/HiveContracts.props", "buildTransitive/net10.0/HiveContracts.targets",
                .. Files("generator/docs"), "icon.png",
                "lib/net10.0/HiveContracts.dll", "lib/net10.0/HiveContracts.xml",
                .. Files("runtime/docs"),
                .. Files("schema"),
            ],
            files);
        Assert.True(File.Exists(Path.ChangeExtension(package.File, ".snupkg")));

        static IEnumerable<string> Files(string folder) => Directory.GetFiles(Repository.PathTo(folder)).Select(path => $"{folder}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task OwnSchema_LivesInTheNamespaceOfItsItem()
    {
        Consumer consumer = await package.NewConsumerAsync();
        await consumer.WriteAsync("order.schema.json", """{ "title": "Order", "type": "object", "properties": { "number": { "type": "integer" } } }""");
        await consumer.WriteProjectAsync("""<HiveSchema Include="order.schema.json" Namespace="My.Contracts" />""");
        await consumer.WriteAsync("Use.cs", "static class Use { public static long? Number(My.Contracts.Order order) => order.Number; }");
        await consumer.DotnetAsync("build");
    }

    [Fact]
    public async Task OlderFramework_IsRefusedByNuGet()
    {
        Consumer consumer = await package.NewConsumerAsync();
        string project = Path.Combine(consumer.Folder, "Consumer.csproj");
        await consumer.WriteAsync("Consumer.csproj", (await File.ReadAllTextAsync(project, TestContext.Current.CancellationToken)).Replace("net10.0", "net9.0", StringComparison.Ordinal));

        Assert.Contains("NU1202", await consumer.FailToBuildAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnePackageReference_BuildsAndRuns()
    {
        Consumer consumer = await package.NewConsumerAsync();

        Assert.Equal(Printed, (await consumer.DotnetAsync("run", "--", "sample.json")).Trim());
    }

    [Fact]
    public async Task EditedOverlay_ChangesTheAccessorsOfTheNextBuild()
    {
        Consumer consumer = await package.NewConsumerAsync();
        await consumer.WriteAsync("Use.cs", Use("FurryYesFurry"));
        Assert.Contains("CS1061", await consumer.FailToBuildAsync(), StringComparison.Ordinal);

        // A few lines of schema and one line in the project file: the accessor is there.
        await consumer.WriteAsync("my-classes.json", Overlay);
        await consumer.WriteProjectAsync("""<HiveSchema Include="my-classes.json" />""");
        await consumer.DotnetAsync("build");

        // Another class: another accessor.
        await consumer.WriteAsync("my-classes.json", Overlay.Replace("furry-yes_furry", "furry-is_furry", StringComparison.Ordinal));
        Assert.Contains("CS1061", await consumer.FailToBuildAsync(), StringComparison.Ordinal);
        await consumer.WriteAsync("Use.cs", Use("FurryIsFurry"));
        await consumer.DotnetAsync("build");

        static string Use(string accessor) => $"static class Use {{ public static double? Furry(HiveContracts.TaskOutput output) => output.Classes.VisualModeration.{accessor}; }}";
    }

    [Fact]
    public async Task FaultInASchema_FailsTheBuildAtLineAndColumn()
    {
        Consumer consumer = await package.NewConsumerAsync();
        await consumer.WriteAsync("broken.json", """
            {
              "x-overlay": true,
              "definitions": {
                "VisualModeratoin": { "x-vocabulary": { "heads": {} } }
              }
            }
            """);
        await consumer.WriteProjectAsync("""<HiveSchema Include="broken.json" />""");
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
        Consumer consumer = await package.NewConsumerAsync();
        await consumer.WriteAsync("order.json", order);
        await consumer.WriteProjectAsync("""<HiveSchema Include="order.json" Namespace="My.Contracts" />""");
        await consumer.DotnetAsync("build", "-t:WriteHiveBaseline");
        using (var baseline = System.Text.Json.JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(consumer.Folder, "contracts.baseline.json"), TestContext.Current.CancellationToken)))
        using (var schema = System.Text.Json.JsonDocument.Parse(order))
        {
            Assert.True(System.Text.Json.JsonElement.DeepEquals(schema.RootElement, baseline.RootElement.GetProperty("My.Contracts/order.json")));
        }

        await consumer.DotnetAsync("build");
        await consumer.WriteAsync("order.json", order.Replace("\"number\"", "\"no\"", StringComparison.Ordinal));

        Assert.Contains("order.json(2,3): error HC0012: Breaking change: the property 'number' of Order is gone", await consumer.FailToBuildAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LibraryThatExposesTheContracts_GivesItsAppsTheOneSetOfTypes()
    {
        Consumer library = await package.NewConsumerAsync();
        File.Delete(Path.Combine(library.Folder, "Program.cs"));
        await library.WriteAsync("Moderation.cs", "public static class Moderation { public static HiveContracts.TaskCallback Read(byte[] utf8) => HiveContracts.TaskCallback.Parse(utf8); }");
        await library.WriteAsync("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <AssemblyName>Moderation</AssemblyName>
                <HiveContractsVisibility>public</HiveContractsVisibility>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="HiveContracts" Version="{package.Version}" />
              </ItemGroup>
            </Project>
            """);

        // The app has the package through the library, and by itself as well.
        Consumer app = await package.NewConsumerAsync();
        await app.WriteAsync("Use.cs", "static class Use { public static HiveContracts.TaskCallback Read(byte[] utf8) => Moderation.Read(utf8); }");
        await app.WriteProjectAsync($"""<ProjectReference Include="{Path.Combine(library.Folder, "Consumer.csproj")}" />""");

        Assert.Equal(Printed, (await app.DotnetAsync("run", "--", "sample.json")).Trim());
    }

    /// <summary>An edit of the schema, and of nothing else, is built while the app is watched.</summary>
    [Fact]
    public async Task WatchedApp_IsBuiltAgainWhenTheSchemaIsEdited()
    {
        Consumer consumer = await package.NewConsumerAsync();
        await consumer.WriteAsync("order.json", Order("before"));
        await consumer.WriteProjectAsync("""<HiveSchema Include="order.json" Namespace="My.Contracts" />""");
        await consumer.WriteAsync("Program.cs", "Console.WriteLine(string.Join(' ', typeof(My.Contracts.Order).GetProperties().Select(static property => property.Name))); await Task.Delay(-1); // while it runs, it is watched");

        await using Watch watch = consumer.Watch();
        await watch.WaitForAsync("Before");
        await consumer.WriteAsync("order.json", Order("after"));
        await watch.WaitForAsync("After");

        static string Order(string property) => $$"""{ "title": "Order", "type": "object", "properties": { "{{property}}": { "type": "string" } } }""";
    }

    [Theory]
    [InlineData("PublishAot")]
    [InlineData("PublishTrimmed")]
    public async Task Published_RunsAndDrewNoWarning(string mode)
    {
        Consumer consumer = await package.NewConsumerAsync();
        string published = Path.Combine(consumer.Folder, "published");
        string log = await consumer.DotnetAsync("publish", "--use-current-runtime", "--self-contained", $"-p:{mode}=true", "-p:TrimmerSingleWarn=false", "-o", published);

        Assert.DoesNotContain("warning", log, StringComparison.OrdinalIgnoreCase);
        string program = Path.Combine(published, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer");
        Assert.Equal(Printed, (await Command.RunAsync(program, consumer.Folder, null, "sample.json")).Trim());
    }

    /// <summary>The packages of both ends of the wire, in a native app that submits to itself.</summary>
    [Fact]
    public async Task PackagesOfBothEnds_WorkTogetherNatively()
    {
        Consumer consumer = await package.NewConsumerAsync();
        string references = string.Concat(
            new[] { "HiveContracts.DependencyInjection", "HiveContracts.AspNetCore", "HiveContracts.AspNetCore.Redis", "HiveContracts.Testing" }.Select(name => $"<PackageReference Include=\"{name}\" Version=\"{package.Version}\" />"));
        await consumer.WriteProjectAsync(references);
        string project = Path.Combine(consumer.Folder, "Consumer.csproj");
        await consumer.WriteAsync("Consumer.csproj", (await File.ReadAllTextAsync(project, TestContext.Current.CancellationToken)).Replace("Microsoft.NET.Sdk\"", "Microsoft.NET.Sdk.Web\"", StringComparison.Ordinal)
            .Replace("<PackageReference Include=\"HiveContracts\"", "<Ignored Include=\"HiveContracts\"", StringComparison.Ordinal)); // the others bring it along
        await consumer.WriteAsync("Program.cs", """
            using HiveContracts;
            using HiveContracts.AspNetCore;
            using HiveContracts.Testing;

            await using HiveStandIn hive = await HiveStandIn.StartAsync();
            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddHiveClient(options => (options.ApiKey, options.BaseAddress) = (hive.ApiKey, hive.BaseAddress));
            builder.Services.AddHiveCallbacks(options => options.SigningKeys.Add(CallbackUrlSigner.CreateKey()));
            await using WebApplication app = builder.Build();
            var received = new TaskCompletionSource<string>();
            app.MapHiveCallback<TaskCallback>("/hive", (callback, context, ct) =>
            {
                received.SetResult($"{context.Reference} {callback.IsSuccess} {callback.Outputs.Count}");
                return Task.CompletedTask;
            });
            await app.StartAsync();
            Uri url = app.Services.GetRequiredService<CallbackUrlSigner>().Sign(new Uri(app.Urls.First() + "/hive"), "order-17");
            await app.Services.GetRequiredService<HiveClient>().SubmitAsync(TaskSubmission.FromTextData("hello") with { CallbackUrl = url });
            Console.WriteLine(await received.Task.WaitAsync(TimeSpan.FromSeconds(20)));
            """);
        string published = Path.Combine(consumer.Folder, "published");
        string log = await consumer.DotnetAsync("publish", "--use-current-runtime", "-p:PublishAot=true", "-o", published);

        Assert.DoesNotContain("warning", log, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("order-17 True 1", (await Command.RunAsync(Path.Combine(published, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer"), consumer.Folder, null)).Trim());
    }

    /// <summary>The compiler itself under cultures that write numbers, and the letter i, in ways of their own.</summary>
    [Fact]
    public async Task TurkishAndFinnishCompilers_GenerateTheSame()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Directory.EnumerateFiles("/usr/lib", "libicuuc.so*", SearchOption.AllDirectories).Any(), "Real cultures need ICU (Debian: apt-get install libicu-dev).");
        Consumer consumer = await package.NewConsumerAsync();
        await consumer.DotnetAsync("restore");
        Dictionary<string, string>? expected = null;
        foreach (string culture in new[] { "C", "tr_TR.UTF-8", "fi_FI.UTF-8" })
        {
            string folder = Path.Combine(consumer.Folder, culture);
            await Command.RunAsync(
                "env", consumer.Folder, package.Cache, $"LC_ALL={culture}", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0", "dotnet", "build", "--no-restore", "--no-incremental",
                "-p:EmitCompilerGeneratedFiles=true", $"-p:CompilerGeneratedFilesOutputPath={folder}", "-p:DefaultItemExcludes=**/*.g.cs");
            var found = Directory.EnumerateFiles(folder, "*.g.cs", SearchOption.AllDirectories)
                .Where(static path => path.Contains("HiveContracts.Generator", StringComparison.Ordinal))
                .ToDictionary(path => Path.GetRelativePath(folder, path), File.ReadAllText);

            Assert.NotEmpty(found);
            Assert.Equal(expected ??= found, found);
        }
    }

    /// <summary>In both directions: who makes an app smaller says so in the file, and keeps it.</summary>
    [Fact]
    public async Task ParseOnlyNativeApp_StaysInItsSizeWindow()
    {
        string[] window = (await File.ReadAllTextAsync(Repository.PathTo("tests", "HiveContracts.Package.Tests", "size-window.txt"), TestContext.Current.CancellationToken)).Split(' ', StringSplitOptions.TrimEntries);
        long empty = await PublishedSizeAsync("Console.WriteLine();", withPackage: false);
        long parsing = await PublishedSizeAsync(
            """
            HiveContracts.TaskCallback callback = HiveContracts.TaskCallback.Parse(File.ReadAllBytes(args[0]));
            Console.WriteLine(callback.Outputs[0].Classes.TextModerationV1.Violence);
            """,
            withPackage: true);

        TestContext.Current.TestOutputHelper?.WriteLine($"empty {empty} bytes, parsing {parsing} bytes");
        Assert.InRange(parsing - empty, long.Parse(window[0], CultureInfo.InvariantCulture), long.Parse(window[1], CultureInfo.InvariantCulture));
    }

    private async Task<long> PublishedSizeAsync(string program, bool withPackage)
    {
        Consumer consumer = await package.NewConsumerAsync();
        await consumer.WriteAsync("Program.cs", program);
        if (!withPackage)
        {
            string project = Path.Combine(consumer.Folder, "Consumer.csproj");
            await consumer.WriteAsync("Consumer.csproj", (await File.ReadAllTextAsync(project)).Replace("<PackageReference", "<Ignored", StringComparison.Ordinal));
        }

        string published = Path.Combine(consumer.Folder, "published");
        await consumer.DotnetAsync("publish", "--use-current-runtime", "-p:PublishAot=true", "-p:InvariantGlobalization=true", "-o", published);
        return new FileInfo(Path.Combine(published, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer")).Length;
    }
}
