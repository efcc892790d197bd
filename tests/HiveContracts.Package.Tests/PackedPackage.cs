namespace HiveContracts.Package.Tests;

/// <summary>The package as <c>dotnet pack</c> makes it, in a feed of its own, with a package cache that starts empty.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("hivecontracts-").FullName;

    /// <summary>The package's file.</summary>
    public string File { get; private set; } = "";

    /// <summary>The package's version.</summary>
    public string Version => Path.GetFileNameWithoutExtension(File)["HiveContracts.".Length..];

    /// <summary>The folder that restores of consumers fill.</summary>
    public string Cache => Path.Combine(folder, "cache");

    private string Feed => Path.Combine(folder, "feed");

    public async ValueTask InitializeAsync()
    {
        foreach (string project in Directory.GetDirectories(Repository.PathTo("runtime"), "HiveContracts*"))
        {
            await Command.RunAsync("dotnet", Repository.Root, null, "pack", project, "-c", "Release", "-o", Feed);
        }

        File = Assert.Single(Directory.GetFiles(Feed, "HiveContracts.0*.nupkg"));

        // The feed, and where the machine's own packages lie, so that the SDK's AOT compiler is found without a network.
        string installed = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
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

    /// <summary>A new consumer in an empty folder.</summary>
    public async Task<Consumer> NewConsumerAsync()
    {
        var consumer = new Consumer(this, Path.Combine(folder, Path.GetRandomFileName()));
        await consumer.CreateAsync();
        return consumer;
    }
}
