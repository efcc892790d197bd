using System.Net;
using HiveContracts.AspNetCore;
using HiveContracts.Testing;
using Microsoft.Extensions.Options;

namespace HiveContracts.Http.Tests;

/// <summary>What goes wrong around a callback: never is one lost that was answered 200.</summary>
public sealed class ReceiverFaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task HandlerThatTheHostsTimeLimitEnds_IsNotAnswered200(bool isWrapped)
    {
        await using WebApplication receiver = await StartAsync(
            static services => services.AddRequestTimeouts(),
            static app => app.UseRequestTimeouts(),
            async (_, cancellation) =>
            {
                try
                {
                    await Task.Delay(TimeSpan.FromSeconds(20), cancellation);
                }
                catch (OperationCanceledException ended) when (isWrapped)
                {
                    throw new InvalidOperationException("The database did not answer.", ended);
                }
            },
            static endpoint => endpoint.WithRequestTimeout(TimeSpan.FromMilliseconds(300)));

        Assert.InRange((int)await PostAsync(receiver, Receiver.Callback), 500, 599);
    }

    [Fact]
    public async Task BodyThatTheHostRefuses_IsNotAnswered200()
    {
        bool isHandled = false;
        await using WebApplication receiver = await StartAsync(
            static _ => { },
            static app => app.Use(static (context, next) =>
            {
                context.Request.EnableBuffering(bufferThreshold: 1_000, bufferLimit: 10_000);
                return next(context);
            }),
            (_, _) =>
            {
                isHandled = true;
                return Task.CompletedTask;
            });

        Assert.Equal(HttpStatusCode.InternalServerError, await PostAsync(receiver, Receiver.Callback + new string(' ', 50_000)));
        Assert.False(isHandled);
    }

    [Fact]
    public async Task Token_IsNotLoggedWhereProvidersHaveRulesOfTheirOwn()
    {
        using var capture = new Capture();
        await using Receiver receiver = await Receiver.StartAsync(build: builder =>
        {
            builder.Logging.AddProvider(capture);
            builder.Logging.AddFilter<Capture>(null, LogLevel.Trace);
            builder.Logging.AddFilter<Capture>("Microsoft.AspNetCore", LogLevel.Trace);
        });
        Uri url = receiver.SignedUrl;

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(url: url)).Status);

        Assert.NotEmpty(capture.Lines);
        Assert.DoesNotContain(capture.Lines, line => line.Contains(url.Query[12..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task UrlOfAnotherTask_CannotSpeakForIt()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(url: receiver.Signer.Sign(receiver.Address, "mine"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(url: receiver.Signer.Sign(receiver.Address, "theirs"))).Status);

        Assert.Equal(["mine", "theirs"], receiver.Handled.Select(static handled => handled.Reference));
    }

    [Fact]
    public async Task LineBreaksInAnId_MakeNoLinesInTheLog()
    {
        using var capture = new Capture();
        await using Receiver receiver = await Receiver.StartAsync(build: builder => builder.Logging.AddProvider(capture));
        receiver.Handle = static (_, _) => throw new InvalidOperationException("no");

        Assert.Equal(HttpStatusCode.InternalServerError, (await receiver.PostAsync("""{"id":"a\nfail: forged","status":[]}""")).Status);

        Assert.DoesNotContain(capture.Lines, static line => line.Contains("\nfail: forged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PathInAProblem_IsNotAsLongAsTheDocument()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        (HttpStatusCode status, string body, _) = await receiver.PostAsync($$"""{"{{new string('n', 100_000)}}":!}""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.InRange(body.Length, 100, 2_000);
    }

    [Fact]
    public async Task SignedUrl_IsSignedAnewAndNotTwice()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Uri twice = receiver.Signer.Sign(receiver.Signer.Sign(new Uri(receiver.Address + "?a=1"), "old"), "new");

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(url: twice)).Status);
        Assert.Equal("new", Assert.Single(receiver.Handled).Reference);
        Assert.StartsWith("?a=1&hive_token=", twice.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Identity", "application/json; charset=UTF8")]
    [InlineData(null, "application/json; charset=\"utf-8\"")]
    public async Task SpellingsOfWhatIsTaken_AreTaken(string? encoding, string type)
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(type: type, encoding: encoding)).Status);
    }

    [Theory]
    [InlineData(nameof(HiveCallbackOptions.BodyTimeout))]
    [InlineData(nameof(HiveCallbackOptions.Retention))]
    [InlineData(nameof(HiveCallbackOptions.StoreTimeout))]
    [InlineData(nameof(HiveCallbackOptions.UrlLifetime))]
    public async Task TimesWithoutEnd_AreRefused(string option)
    {
        OptionsValidationException refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => Receiver.StartAsync(options => typeof(HiveCallbackOptions).GetProperty(option)!.SetValue(options, TimeSpan.MaxValue)));

        Assert.Contains(option, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",")]
    [InlineData("abortConnect=true")]
    public void RedisWithoutAnAddress_IsRefused(string configuration) =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddHiveCallbackRedis(configuration));

    [Fact]
    public async Task DeliveredAsync_WaitsForTheCallbackOfEachAcknowledgedTask()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        await using Receiver receiver = await Receiver.StartAsync();
        var client = new HiveClient(new HiveClientOptions { ApiKey = hive.ApiKey, BaseAddress = hive.BaseAddress });
        for (int task = 1; task <= 100; task++)
        {
            await client.SubmitAsync(TaskSubmission.FromTextData("x") with { CallbackUrl = receiver.SignedUrl }, cancellationToken: Cancellation);
            Assert.True(await hive.DeliveredAsync());
            Assert.Equal(task, receiver.Handled.Count);
        }

        Assert.Equal(receiver.Handled.Select(static handled => handled.Callback.Id), hive.Tasks.Select(static task => task.Id));
    }

    [Fact]
    public async Task DeliveredAsync_SaysWhereACallbackWasNotTaken()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(static options => (options.MaxResends, options.ResendDelay) = (1, TimeSpan.FromMilliseconds(10)), Cancellation);
        await using Receiver receiver = await Receiver.StartAsync();
        var client = new HiveClient(new HiveClientOptions { ApiKey = hive.ApiKey, BaseAddress = hive.BaseAddress });

        await client.SubmitAsync(TaskSubmission.FromTextData("x") with { CallbackUrl = receiver.Address }, cancellationToken: Cancellation); // not signed

        Assert.False(await hive.DeliveredAsync());
    }

    private static async Task<WebApplication> StartAsync(
        Action<IServiceCollection> configure, Action<WebApplication> use, Func<TaskCallback, CancellationToken, Task> handler, Action<IEndpointConventionBuilder>? map = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHiveCallbacks(static options => options.AllowUnsigned = true);
        configure(builder.Services);
        WebApplication application = builder.Build();
        use(application);
        IEndpointConventionBuilder endpoint = application.MapHiveCallback("/hive", handler);
        map?.Invoke(endpoint);
        await application.StartAsync(Cancellation);
        return application;
    }

    private static async Task<HttpStatusCode> PostAsync(WebApplication receiver, string body)
    {
        using var client = new HttpClient();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync(new Uri(receiver.Urls.First() + "/hive"), content, Cancellation);
        return response.StatusCode;
    }
}
