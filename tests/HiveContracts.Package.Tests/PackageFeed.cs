[assembly: AssemblyFixture(typeof(HiveContracts.Package.Tests.PackageFeed))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)] // a build uses every core

namespace HiveContracts.Package.Tests;

/// <summary>The packages that <c>dotnet pack</c> creates, in a feed of their own, and a package cache that starts empty.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("hivecontracts-").FullName;

    /// <summary>Gets the packages' IDs.</summary>
    public static IEnumerable<string> Ids { get; } =
        [.. Directory.GetDirectories(Repository.PathTo("runtime"), "HiveContracts*").Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    /// <summary>Gets the version of all packages.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Gets the folder into which consumers restore packages.</summary>
    public string Cache => Path.Combine(folder, "cache");

    private string Feed => Path.Combine(folder, "feed");

    public async ValueTask InitializeAsync()
    {
        foreach (string id in Ids)
        {
            await Command.RunAsync("dotnet", Repository.Root, null, "pack", Repository.PathTo("runtime", id), "-c", "Release", "-o", Feed);
        }

        Version = Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(Feed, "HiveContracts.0*.nupkg")))["HiveContracts.".Length..];

        // The machine's own packages are a source, too: the SDK finds its AOT compiler there without a network.
        string installed = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="feed" value="{Feed}" />
                <add key="installed" value="{installed}" />
              </packageSources>
            </configuration>
            """);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Returns the path of a package, or of its symbols with the extension <c>.snupkg</c>.</summary>
    public string PathOf(string id, string extension = ".nupkg") => Path.Combine(Feed, $"{id}.{Version}{extension}");

    /// <summary>Creates an empty folder for projects that a test writes.</summary>
    public Consumer CreateEmptyConsumer() => new(this, Path.Combine(folder, Path.GetRandomFileName()));

    /// <summary>Creates a consumer in an empty folder.</summary>
    public async Task<Consumer> CreateConsumerAsync()
    {
        var consumer = new Consumer(this, Path.Combine(folder, Path.GetRandomFileName()));
        await consumer.CreateAsync();
        return consumer;
    }
}
