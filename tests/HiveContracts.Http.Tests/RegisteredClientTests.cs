using System.Diagnostics;
using System.Net;
using HiveContracts.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HiveContracts.Http.Tests;

/// <summary>A client that AddHiveClient registers: retries, the rate limiter, and options.</summary>
public sealed class RegisteredClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TransientError_IsRetried()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        using IHost host = await StartHostAsync(hive);
        hive.AnswerNext(StandInAnswer.RateLimitedWithRetryAfter);

        await SubmitAsync(host, TaskSubmission.FromMedia(MediaFile.FromBytes("abc"u8.ToArray())));

        Assert.Equal(2, hive.SubmissionCount);
        Assert.Equal(3, Assert.Single(hive.Tasks).MediaLength);
    }

    [Theory]
    [InlineData(StandInAnswer.InsufficientBalance)]
    [InlineData(StandInAnswer.ErrorWithStatus200)]
    public async Task PermanentError_IsNotRetried(StandInAnswer response)
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        using IHost host = await StartHostAsync(hive);
        hive.AnswerNext(response);

        await Assert.ThrowsAsync<HiveException>(() => SubmitAsync(host));
        Assert.Equal(1, hive.SubmissionCount);
    }

    [Fact]
    public async Task StreamThatCannotBeRewound_IsNotRetried()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        using IHost host = await StartHostAsync(hive);
        hive.AnswerNext(StandInAnswer.RateLimited);
        using var stream = new MemoryStream(new byte[100]);

        HiveException exception = await Assert.ThrowsAsync<HiveException>(
            () => SubmitAsync(host, TaskSubmission.FromMedia(MediaFile.FromStream(new NonSeekableStream(stream), "a.mp4"))));

        Assert.Equal((HttpStatusCode.TooManyRequests, 1), (exception.StatusCode, hive.SubmissionCount));
    }

    [Fact]
    public async Task ClientRegisteredTwice_RetriesOnlyOnce()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        hive.AnswerNext([.. Enumerable.Repeat(StandInAnswer.ServerError, 9)]);
        using IHost host = await StartHostAsync(
            hive, static options => options.MaxRetries = 4, static builder => builder.Services.AddHiveClient(static options => options.MaxRetries = 1));

        await Assert.ThrowsAsync<HiveException>(() => SubmitAsync(host));

        Assert.Equal(2, hive.SubmissionCount);
    }

    [Fact]
    public async Task ManyTasks_AreSpreadOverTime()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        using IHost host = await StartHostAsync(hive, static options => options.TasksPerSecond = 4);
        long start = Stopwatch.GetTimestamp();

        await SubmitManyAsync(host, 10);

        Assert.Equal(10, hive.Tasks.Count);
        Assert.True(Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(1), "ten tasks at four per second take more than one second");
    }

    [Fact]
    public async Task TasksPerSecond_IsNotExceededAfterAPause()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        using IHost host = await StartHostAsync(hive, static options => options.TasksPerSecond = 5);
        await SubmitAsync(host);
        await Task.Delay(TimeSpan.FromSeconds(1.5), Cancellation);

        var clock = Stopwatch.StartNew();
        await SubmitManyAsync(host, 11);

        // 5 at once, 5 after one second, 1 after two.
        Assert.InRange(clock.Elapsed.TotalSeconds, 1.8, 20);
    }

    [Fact]
    public async Task WaitForTheRateLimiter_DoesNotCountAsInactivity()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        using IHost host = await StartHostAsync(hive, static options => (options.TasksPerSecond, options.InactivityTimeout) = (2, TimeSpan.FromSeconds(1)));

        await SubmitManyAsync(host, 7);

        Assert.Equal(7, hive.Tasks.Count);
    }

    [Fact]
    public async Task WaitForARetry_DoesNotCountAsInactivity()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        hive.AnswerNext(StandInAnswer.RateLimitedWithRetryAfter);
        using IHost host = await StartHostAsync(hive, static options => options.InactivityTimeout = TimeSpan.FromMilliseconds(500));

        await SubmitAsync(host);

        Assert.Equal(2, hive.SubmissionCount);
    }

    [Fact]
    public async Task WaitForARetryWithoutConnection_DoesNotCountAsInactivity()
    {
        HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        using IHost host = await StartHostAsync(hive, static options => (options.InactivityTimeout, options.MaxRetries) = (TimeSpan.FromMilliseconds(300), 2));
        await hive.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => SubmitAsync(host));
    }

    [Fact]
    public async Task EndlessResponse_TimesOut()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        hive.AnswerNext(StandInAnswer.SlowBody);
        using IHost host = await StartHostAsync(hive, static options => options.InactivityTimeout = TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAsync<TimeoutException>(() => SubmitAsync(host));
    }

    [Fact]
    public async Task NamedClients_HaveTheirOwnKeys()
    {
        await using HiveStandIn text = await HiveStandIn.StartAsync(static options => options.ApiKey = "text-key", Cancellation);
        await using HiveStandIn visual = await HiveStandIn.StartAsync(static options => options.ApiKey = "visual-key", Cancellation);
        using IHost host = await StartHostAsync(text, build: builder => builder.Services.AddHiveClient(
            "visual", options => (options.ApiKey, options.BaseAddress) = (visual.ApiKey, visual.BaseAddress)));
        HiveClient visualClient = host.Services.GetRequiredKeyedService<HiveClient>("visual");

        await SubmitAsync(host);
        await visualClient.SubmitAsync(TaskSubmission.FromUrl(new Uri("https://a.example/b.png")), Cancellation);

        Assert.Contains("text_data", Assert.Single(text.Tasks).Fields.Keys);
        Assert.Contains("url", Assert.Single(visual.Tasks).Fields.Keys);
    }

    [Fact]
    public async Task Key_IsNeitherLoggedNorTraced()
    {
        var log = new LogCapture();
        using ActivityListener listener = log.ListenToActivities();
        await using HiveStandIn hive = await HiveStandIn.StartAsync(static options => options.ApiKey = "never-shown-key", Cancellation);
        using IHost host = await StartHostAsync(hive, build: builder => builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        hive.AnswerNext(StandInAnswer.InsufficientBalance);
        HiveClient client = host.Services.GetRequiredService<HiveClient>();
        HiveClientOptions options = host.Services.GetRequiredService<IOptions<HiveClientOptions>>().Value;

        await Assert.ThrowsAsync<HiveException>(() => SubmitAsync(host));
        await SubmitAsync(host);

        Assert.Contains(log.Lines, static line => line.Contains("task/async", StringComparison.Ordinal));
        Assert.DoesNotContain([.. log.Lines, $"{client}", $"{options}"], static line => line.Contains("never-shown-key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "https://api.thehive.ai/api/v2/", "ApiKey")]
    [InlineData("with blank", "https://api.thehive.ai/api/v2/", "ApiKey")]
    [InlineData("key", "http://api.thehive.ai/api/v2/", "BaseAddress")]
    public async Task InvalidOptions_AreRefusedAtStart(string key, string address, string option)
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        var options = new HiveClientOptions();
        Configure(options);

        Assert.Contains(option, Assert.Throws<ArgumentException>(() => new HiveClient(options)).Message, StringComparison.Ordinal);
        OptionsValidationException exception = await Assert.ThrowsAsync<OptionsValidationException>(() => StartHostAsync(hive, Configure));
        Assert.Contains(option, exception.Message, StringComparison.Ordinal);

        void Configure(HiveClientOptions options) => (options.ApiKey, options.BaseAddress) = (key, new Uri(address));
    }

    private static Task<TaskAcknowledgement> SubmitAsync(IHost host, TaskSubmission? submission = null) =>
        host.Services.GetRequiredService<HiveClient>().SubmitAsync(submission ?? TaskSubmission.FromTextData("x"), Cancellation);

    private static Task<TaskAcknowledgement[]> SubmitManyAsync(IHost host, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => SubmitAsync(host)));

    private static async Task<IHost> StartHostAsync(
        HiveStandIn hive, Action<HiveClientOptions>? configure = null, Action<HostApplicationBuilder>? build = null)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddHiveClient(options =>
        {
            options.ApiKey = hive.ApiKey;
            options.BaseAddress = hive.BaseAddress;
            configure?.Invoke(options);
        });
        build?.Invoke(builder);
        IHost host = builder.Build();
        await host.StartAsync(Cancellation);
        return host;
    }
}
