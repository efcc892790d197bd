namespace HiveContracts.Package.Tests;

/// <summary>Apps that get a library from a feed, and HiveContracts only through it.</summary>
public sealed class PackedLibraryTests(PackedLibraryTests.Built built) : IClassFixture<PackedLibraryTests.Built>
{
    [Fact]
    public async Task PublicContracts_AreThoseOfTheLibrary() =>
        Assert.Equal("sample Public", await built.RunAsync("PublicApp"));

    [Fact]
    public async Task InternalContracts_AreGeneratedInTheAppAgain() =>
        Assert.Equal("sample InternalApp", await built.RunAsync("InternalApp"));

    /// <summary>The recipe of runtime/docs/other-generators.md.</summary>
    [Fact]
    public async Task HiddenPackage_GeneratesNothingInTheApp() =>
        Assert.Equal("sample none", await built.RunAsync("HiddenApp"));

    /// <summary>Packs the libraries into a feed, and builds the apps: each step is one command.</summary>
    public sealed class Built(PackageFeed feed) : IAsyncLifetime
    {
        private readonly Consumer consumer = feed.CreateEmptyConsumer();

        public async ValueTask InitializeAsync()
        {
            await WriteLibraryAsync("Public", "<HiveContractsVisibility>public</HiveContractsVisibility>", "");
            await WriteLibraryAsync("Internal", "", "");
            await WriteLibraryAsync("Hidden", "", """PrivateAssets="contentfiles;analyzers;build;buildTransitive" """);
            await WriteSolutionAsync("Libraries.slnx", "Public", "Internal", "Hidden");
            await consumer.DotnetAsync("pack", "Libraries.slnx", "-o", consumer.PathTo("packages"));

            await consumer.WriteAsync("nuget.config", """
                <configuration>
                  <packageSources>
                    <add key="libraries" value="packages" />
                  </packageSources>
                </configuration>
                """);
            const string Contracts = "typeof(HiveContracts.TaskCallback).Assembly.GetName().Name";
            await WriteAppAsync("Public", Contracts);
            await WriteAppAsync("Internal", Contracts);
            await WriteAppAsync("Hidden", """System.Reflection.Assembly.GetExecutingAssembly().GetType("HiveContracts.TaskCallback")?.Name ?? "none" """);
            await WriteSolutionAsync("Apps.slnx", "PublicApp", "InternalApp", "HiddenApp");
            await consumer.DotnetAsync("build", "Apps.slnx");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        public async Task<string> RunAsync(string app) => (await consumer.DotnetAsync(consumer.PathTo($"{app}/bin/Debug/net10.0/{app}.dll"))).Trim();

        private async Task WriteLibraryAsync(string name, string properties, string attributes)
        {
            await consumer.WriteProjectAsync(
                $"{name}/{name}.csproj",
                $"""<PackageReference Include="HiveContracts" Version="{feed.Version}" {attributes}/>""",
                $"<OutputType>Library</OutputType><Version>1.0.0-beta</Version>{properties}");
            await consumer.WriteAsync($"{name}/Moderation.cs", $$"""
                namespace {{name}};

                public static class Moderation { public static string? Id(string json) => HiveContracts.TaskCallback.Parse(json).Id; }
                """);
        }

        private async Task WriteAppAsync(string library, string shown)
        {
            await consumer.WriteProjectAsync($"{library}App/{library}App.csproj", $"""<PackageReference Include="{library}" Version="1.0.0-beta" />""");
            await consumer.WriteAsync($"{library}App/Program.cs", $$""""
                System.Console.Write({{library}}.Moderation.Id("""{"id":"sample","status":[]}""") + " ");
                System.Console.WriteLine({{shown}});
                """");
        }

        private Task WriteSolutionAsync(string file, params IEnumerable<string> projects) => consumer.WriteAsync(
            file, $"<Solution>{string.Concat(projects.Select(static name => $"""<Project Path="{name}/{name}.csproj" />"""))}</Solution>");
    }
}
