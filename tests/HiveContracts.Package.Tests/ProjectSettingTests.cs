namespace HiveContracts.Package.Tests;

/// <summary>Properties of the project file that change how it is compiled.</summary>
public sealed class ProjectSettingTests(PackageFeed feed)
{
    [Fact]
    public async Task PatternsOnAOneOf_CompileInEachCSharp()
    {
        Consumer consumer = feed.CreateEmptyConsumer();
        await consumer.WriteProjectAsync("App.csproj", package: "HiveContracts");
        await consumer.WriteAsync("Program.cs", """
            using HiveContracts;

            Console.WriteLine($"{Describe(null)} {Describe(TaskSubmission.FromTextData("hello"))} {Describe(TaskSubmission.FromUrl("https://a.example/"))}");

            static string Describe(TaskSubmission? submission)
            {
                if (submission is null != (submission is not { }) || submission is not null != submission is { Value: not null })
                {
                    return "wrong";
                }

                string value = submission?.Value switch { null => "null", string text => text, Uri url => url.Host, MediaFile => "media", _ => "other" };
                return submission switch { null => value, { Metadata: null } => value, _ => "metadata" };
            }
            """);

        Assert.Equal("null hello a.example", (await consumer.DotnetAsync("run", "-p:LangVersion=12")).Trim());
        await consumer.DotnetAsync("build", "--no-restore", "-p:LangVersion=13");
        await consumer.DotnetAsync("build", "--no-restore", "-p:LangVersion=14");
    }

    [Fact]
    public async Task SeverityInTheProjectFile_IsThatOfTheDiagnostic()
    {
        Consumer consumer = feed.CreateEmptyConsumer();
        await consumer.WriteAsync("Program.cs", "return;");
        await consumer.WriteAsync("recorded.json", """{ "id": "a", "status": [], "metdata": "x" }""");

        await WriteAsync("<WarningsNotAsErrors>HC0010</WarningsNotAsErrors>");
        Assert.Contains("recorded.json(1,28): warning HC0010", await consumer.DotnetAsync("build"), StringComparison.Ordinal);

        await WriteAsync("<TreatWarningsAsErrors>false</TreatWarningsAsErrors><WarningsAsErrors>HC0010</WarningsAsErrors>");
        Assert.Contains("recorded.json(1,28): error HC0010", await consumer.FailToBuildAsync(), StringComparison.Ordinal);

        await WriteAsync("<NoWarn>$(NoWarn);HC0010</NoWarn>");
        Assert.DoesNotContain("HC0010", await consumer.DotnetAsync("build"), StringComparison.Ordinal);

        Task WriteAsync(string properties) =>
            consumer.WriteProjectAsync("App.csproj", """<HiveSample Include="recorded.json" />""", properties, package: "HiveContracts");
    }
}
