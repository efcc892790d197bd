using System.Globalization;

namespace HiveContracts.Package.Tests;

public sealed class PublishTests(PackageFeed feed)
{
    [Theory]
    [InlineData("PublishAot")]
    [InlineData("PublishTrimmed")]
    public async Task PublishedApp_RunsAndBuildsWithoutWarning(string mode)
    {
        Consumer consumer = await feed.CreateConsumerAsync();

        string log = await consumer.PublishAsync("--self-contained", $"-p:{mode}=true", "-p:TrimmerSingleWarn=false");

        Assert.DoesNotContain("warning", log, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(ConsumerBuildTests.Printed, (await consumer.RunPublishedAsync("sample.json")).Trim());
    }

    /// <summary>The other packages reference HiveContracts: the app gets the generator and the types through them.</summary>
    [Fact]
    public async Task NativeAppWithAllPackages_ReceivesTheCallbackOfItsOwnSubmissionAndKeepsItsValues()
    {
        Consumer consumer = await feed.CreateConsumerAsync();
        IEnumerable<string> others = PackageFeed.Ids.Where(static id => id != "HiveContracts");
        await consumer.WriteProjectWithoutPackageAsync(
            string.Concat(others.Select(id => $"<PackageReference Include=\"{id}\" Version=\"{feed.Version}\" />")),
            sdk: "Microsoft.NET.Sdk.Web");
        await consumer.WriteAsync("Program.cs", """
            using System.Text.Json;
            using System.Text.Json.Serialization;
            using HiveContracts;
            using HiveContracts.Testing;

            await using HiveStandIn hive = await HiveStandIn.StartAsync();
            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddHiveClient(options => (options.ApiKey, options.BaseAddress) = (hive.ApiKey, hive.BaseAddress));
            builder.Services.AddHiveCallbacks(options => options.SigningKeys.Add(CallbackUrlSigner.CreateKey()));
            await using WebApplication app = builder.Build();
            var received = new TaskCompletionSource<Stored>();
            app.MapHiveCallback<TaskCallback>("/hive", (callback, context, ct) =>
            {
                ClassScores scores = ClassScores.Create([new("no_gun", 0.75)]);
                received.SetResult(new(context.Reference, callback.IsSuccess, ["a"], JsonValue.Parse("[1]"u8), Severity.Of(2), scores.Row));
                return Task.CompletedTask;
            });
            await app.StartAsync();
            Uri url = app.Services.GetRequiredService<CallbackUrlSigner>().Sign(new Uri(app.Urls.First() + "/hive"), "order-17");
            await app.Services.GetRequiredService<HiveClient>().SubmitAsync(TaskSubmission.FromTextData("hello") with { CallbackUrl = url });
            string json = JsonSerializer.Serialize(await received.Task.WaitAsync(TimeSpan.FromSeconds(20)), StoredContext.Default.Stored);
            Console.WriteLine(json);
            Console.WriteLine(JsonSerializer.Serialize(JsonSerializer.Deserialize(json, StoredContext.Default.Stored), StoredContext.Default.Stored) == json);

            internal sealed record Stored(
                string? Reference, bool IsSuccess, ContractList<string> Tags, JsonValue Any, Severity Severity, ClassScoreRow Row);

            [JsonSerializable(typeof(Stored))]
            internal sealed partial class StoredContext : JsonSerializerContext;
            """);

        string log = await consumer.PublishAsync("-p:PublishAot=true");

        Assert.DoesNotContain("warning", log, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            [
                """{"Reference":"order-17","IsSuccess":true,"Tags":["a"],"Any":[1],"Severity":2,"Row":[{"class":"no_gun","score":0.75}]}""",
                "True",
            ],
            (await consumer.RunPublishedAsync()).Trim().Split(Environment.NewLine));
    }

    /// <summary>Fails in both directions. A change that makes apps smaller updates size-window.txt.</summary>
    [Fact]
    public async Task NativeAppThatOnlyParses_StaysInItsSizeWindow()
    {
        string file = Repository.PathTo("tests", "HiveContracts.Package.Tests", "size-window.txt");
        string text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        long[] window = [.. text.Split(' ').Select(static size => long.Parse(size, CultureInfo.InvariantCulture))];

        Consumer empty = await feed.CreateConsumerAsync();
        await empty.WriteProjectWithoutPackageAsync();
        long emptySize = await PublishAsync(empty, "Console.WriteLine();");
        long parsingSize = await PublishAsync(await feed.CreateConsumerAsync(), """
            HiveContracts.TaskCallback callback = HiveContracts.TaskCallback.Parse(File.ReadAllBytes(args[0]));
            Console.WriteLine(callback.Outputs[0].Classes.TextModerationV1.Violence);
            """);

        TestContext.Current.TestOutputHelper?.WriteLine($"empty {emptySize} bytes, parsing {parsingSize} bytes");
        Assert.InRange(parsingSize - emptySize, window[0], window[1]);
    }

    private static async Task<long> PublishAsync(Consumer consumer, string program)
    {
        await consumer.WriteAsync("Program.cs", program);
        await consumer.PublishAsync("-p:PublishAot=true", "-p:InvariantGlobalization=true");
        return consumer.PublishedSize;
    }
}
