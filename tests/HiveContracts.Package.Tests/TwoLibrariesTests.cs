namespace HiveContracts.Package.Tests;

/// <summary>Two class libraries, each with public contracts of its own, in one app.</summary>
public sealed class TwoLibrariesTests(PackageFeed feed)
{
    private const string Json = """"
        byte[] json = """{"id":"sample","status":[]}"""u8.ToArray();

        """";

    [Fact]
    public async Task AppThatNamesNoContract_UsesBoth()
    {
        Consumer consumer = await CreateAsync();
        await consumer.WriteAsync("App/Program.cs", Json + "Console.WriteLine(First.Show(First.Read(json)) + Second.Show(Second.Read(json)));");

        Assert.Equal("First: sample Second: sample", (await consumer.DotnetAsync("run", "--project", "App")).Trim());
    }

    /// <summary>The remedy of runtime/docs/other-generators.md.</summary>
    [Fact]
    public async Task AppThatNamesContracts_NeedsOneLibraryToReferenceTheOther()
    {
        Consumer consumer = await CreateAsync();
        await consumer.WriteAsync("App/Program.cs", Json + """
            HiveContracts.TaskCallback callback = First.Read(json);
            Console.WriteLine(Second.Show(callback));
            """);
        Assert.Contains("error CS0433", await consumer.FailToBuildAsync("App"), StringComparison.Ordinal);

        await WriteLibraryAsync(consumer, "Second", """<ProjectReference Include="../First/First.csproj" />""");

        Assert.Equal("Second: sample", (await consumer.DotnetAsync("run", "--project", "App")).Trim());
    }

    private async Task<Consumer> CreateAsync()
    {
        Consumer consumer = feed.CreateEmptyConsumer();
        await WriteLibraryAsync(consumer, "First");
        await WriteLibraryAsync(consumer, "Second");
        await consumer.WriteProjectAsync(
            "App/App.csproj", """<ProjectReference Include="../First/First.csproj" /><ProjectReference Include="../Second/Second.csproj" />""");
        return consumer;
    }

    private static async Task WriteLibraryAsync(Consumer consumer, string name, string items = "")
    {
        await consumer.WriteProjectAsync(
            $"{name}/{name}.csproj",
            items,
            "<OutputType>Library</OutputType><HiveContractsVisibility>public</HiveContractsVisibility>",
            package: "HiveContracts");
        await consumer.WriteAsync($"{name}/{name}.cs", $$"""
            using HiveContracts;

            public static class {{name}}
            {
                public static TaskCallback Read(byte[] utf8) => TaskCallback.Parse(utf8);
                public static string Show(TaskCallback callback) => $"{{name}}: {callback.Id} ";
            }
            """);
    }
}
