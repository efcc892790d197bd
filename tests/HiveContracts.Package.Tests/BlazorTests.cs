namespace HiveContracts.Package.Tests;

public sealed class BlazorTests(PackageFeed feed)
{
    /// <summary>The contracts are in a class library, as runtime/docs/other-generators.md says: the page has every kind of parameter.</summary>
    [Fact]
    public async Task WebAssemblyApp_ShowsContractsOfALibrary()
    {
        Consumer consumer = feed.CreateEmptyConsumer();
        await consumer.WriteProjectAsync(
            "class-library/Library.csproj",
            properties: "<OutputType>Library</OutputType><HiveContractsVisibility>public</HiveContractsVisibility>",
            package: "HiveContracts");
        await consumer.WriteProjectAsync(
            "App/App.csproj",
            """
            <ProjectReference Include="../class-library/Library.csproj" />
            <PackageReference Include="Microsoft.AspNetCore.Components.WebAssembly" Version="10.0.12" />
            """,
            sdk: "Microsoft.NET.Sdk.BlazorWebAssembly");
        await consumer.WriteAsync("App/_Imports.razor", """
            @using HiveContracts
            @using Microsoft.AspNetCore.Components
            @using Microsoft.AspNetCore.Components.Web
            """);
        await consumer.WriteAsync("App/Show.razor", """
            <p>@Output?.Time @View.GunInHand</p>
            @foreach (ClassScore score in Scores)
            {
                <p>@score.Name</p>
            }
            <button @onclick="() => Submitted.InvokeAsync(TaskSubmission.FromTextData(string.Empty))">Submit</button>
            @code
            {
                [Parameter] public TaskOutput? Output { get; set; }
                [Parameter] public ClassScores Scores { get; set; }
                [Parameter] public VisualModerationScores View { get; set; }
                [Parameter] public EventCallback<TaskSubmission> Submitted { get; set; }
            }
            """);
        await consumer.WriteAsync("App/Page.razor", """"
            <Show Output="output" Scores="output.Classes" View="output.Classes.VisualModeration" Submitted="Submit" />
            @code
            {
                private readonly TaskOutput output = TaskOutput.Parse("{}");
                private void Submit(TaskSubmission submission) => Console.WriteLine(submission.Metadata);
            }
            """");
        await consumer.WriteAsync("App/Program.cs", """
            using Microsoft.AspNetCore.Components.WebAssembly.Hosting;

            WebAssemblyHostBuilder builder = WebAssemblyHostBuilder.CreateDefault(args);
            builder.RootComponents.Add<App.Page>("#app");
            await builder.Build().RunAsync();
            """);

        await consumer.DotnetAsync("build", "App");
    }
}
