namespace HiveContracts.Package.Tests;

/// <summary>Projects of every shape get the contracts from the package.</summary>
public sealed class ProjectShapeTests(PackageFeed feed)
{
    private const string Library = "class-library/Library.csproj";

    private const string Callback = """{"id":"sample","status":[{"response":{"output":[{"time":1.5,"classes":[{"class":"no_gun","score":0.75}]}]}}]}""";

    [Fact]
    public async Task InternalContracts_AreSharedWithAFriend()
    {
        Consumer consumer = feed.CreateEmptyConsumer();
        await consumer.WriteProjectAsync(
            Library, """<InternalsVisibleTo Include="App" />""", "<OutputType>Library</OutputType>", package: "HiveContracts");
        await consumer.WriteAsync("class-library/Reader.cs", """
            static class Reader { public static HiveContracts.TaskCallback Read(string json) => HiveContracts.TaskCallback.Parse(json); }
            """);
        await consumer.WriteProjectAsync("App/App.csproj", $"""<ProjectReference Include="../{Library}" />""", package: "HiveContracts");
        await consumer.WriteAsync("App/Program.cs", $$""""
            HiveContracts.TaskCallback callback = Reader.Read("""{{Callback}}""");
            System.Console.WriteLine($"{callback.Id} {callback.GetType().Assembly.GetName().Name}");
            """");

        Assert.Equal("sample Library", (await consumer.DotnetAsync("run", "--project", "App")).Trim());
    }

    [Fact]
    public async Task PublicContractsOfALibrary_WorkWithOtherGenerators()
    {
        Consumer consumer = feed.CreateEmptyConsumer();
        await consumer.WriteProjectAsync(
            Library,
            properties: "<OutputType>Library</OutputType><HiveContractsVisibility>public</HiveContractsVisibility>",
            package: "HiveContracts");
        await consumer.WriteProjectAsync(
            "App/App.csproj",
            $"""
            <ProjectReference Include="../{Library}" />
            <PackageReference Include="Riok.Mapperly" Version="4.3.1" />
            <PackageReference Include="Refit" Version="16.4.0" />
            """,
            "<EnableRequestDelegateGenerator>true</EnableRequestDelegateGenerator>",
            sdk: "Microsoft.NET.Sdk.Web");
        await consumer.WriteAsync("App/Show.razor", """
            @using HiveContracts
            <p>@Output?.Time</p>
            @code
            {
                [Microsoft.AspNetCore.Components.Parameter] public TaskOutput? Output { get; set; }
                [Microsoft.AspNetCore.Components.Parameter] public Microsoft.AspNetCore.Components.EventCallback<TaskSubmission> Submitted { get; set; }
            }
            """);
        await consumer.WriteAsync("App/Program.cs", $$""""
            using System.Text.Json;
            using System.Text.Json.Serialization;
            using HiveContracts;
            using Microsoft.AspNetCore.Components;
            using Microsoft.AspNetCore.Components.Web;
            using Refit;
            using Riok.Mapperly.Abstractions;

            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractTypeInfoResolver.Default));
            await using var app = builder.Build();
            app.MapPost("/first", (TaskCallback callback) => callback.Outputs[0]);
            app.MapPost("/scores", (TaskCallback callback) => callback.Outputs[0].Classes);
            await app.StartAsync();

            TaskCallback callback = TaskCallback.Parse("""{{Callback}}""");
            IApi api = RestService.For<IApi>(app.Urls.First());
            Console.WriteLine((await api.First(callback)).Time);
            Console.WriteLine((await api.Scores(callback)).Count);
            Console.WriteLine(Mapper.ToDto(callback.Outputs[0]).Time);
            Console.WriteLine(JsonSerializer.Serialize(new Dto { Scores = callback.Outputs[0].Classes }, Context.Default.Dto));
            await using var renderer = new HtmlRenderer(app.Services, app.Services.GetRequiredService<ILoggerFactory>());
            ParameterView parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Output"] = callback.Outputs[0] });
            await renderer.Dispatcher.InvokeAsync(
                async () => Console.WriteLine((await renderer.RenderComponentAsync<App.Show>(parameters)).ToHtmlString()));

            internal interface IApi
            {
                [Post("/first")] Task<TaskOutput> First([Body] TaskCallback callback);
                [Post("/scores")] Task<ClassScores> Scores([Body] TaskCallback callback);
            }

            internal record OutputDto(double? Time);

            internal sealed class Dto { public ClassScores Scores { get; set; } }

            [Mapper(RequiredMappingStrategy = RequiredMappingStrategy.Target)]
            internal static partial class Mapper { public static partial OutputDto ToDto(TaskOutput output); }

            [JsonSerializable(typeof(Dto))]
            internal sealed partial class Context : JsonSerializerContext;
            """");

        string printed = await consumer.DotnetAsync("run", "--project", "App");

        Assert.Equal(["1.5", "1", "1.5", """{"Scores":[{"class":"no_gun","score":0.75}]}""", "<p>1.5</p>"], printed.Trim().Split(Environment.NewLine));
    }

    [Fact]
    public async Task GeneratedFilesWrittenIntoTheProject_AreNotCompiledTwice()
    {
        Consumer consumer = await feed.CreateConsumerAsync();
        string[] build =
        [
            "build", "--no-incremental", "-p:EmitCompilerGeneratedFiles=true", "-p:CompilerGeneratedFilesOutputPath=Generated",
        ];
        await consumer.DotnetAsync(build);

        Assert.True(Directory.Exists(consumer.PathTo("Generated/HiveContracts.Generator")));
        await consumer.DotnetAsync(build);
    }

    [Fact]
    public async Task OldCSharpWithoutSchemas_IsNotRefused()
    {
        Consumer consumer = feed.CreateEmptyConsumer();
        await consumer.WriteProjectAsync(
            "App/App.csproj",
            properties: "<LangVersion>11</LangVersion><HiveContractsDefaultSchema>false</HiveContractsDefaultSchema>",
            package: "HiveContracts");
        await consumer.WriteAsync("App/Program.cs", """System.Console.WriteLine("runs");""");

        Assert.Equal("runs", (await consumer.DotnetAsync("run", "--project", "App")).Trim());
    }

    [Fact]
    public async Task NewestCompiler_BuildsUnions()
    {
        Consumer consumer = feed.CreateEmptyConsumer();
        await consumer.WriteProjectAsync(
            "App/App.csproj",
            """<PackageReference Include="Microsoft.Net.Compilers.Toolset" Version="5.9.0" PrivateAssets="all" />""",
            "<LangVersion>preview</LangVersion>",
            package: "HiveContracts");
        await consumer.WriteAsync("App/Program.cs", """
            using HiveContracts;

            Console.WriteLine(Describe(TaskSubmission.FromTextData("hello")));

            // No default arm: the compiler knows the cases.
            static string Describe(TaskSubmission submission) => submission switch { MediaFile => "media", Uri => "url", string text => text };
            """);

        Assert.Equal("hello", (await consumer.DotnetAsync("run", "--project", "App")).Trim());
    }
}
