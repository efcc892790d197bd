using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using HiveContracts.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HiveContracts.Http.Tests;

public sealed class ClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Text_ArrivesInItsField()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);

        TaskAcknowledgement acknowledgement = await Client(hive).SubmitAsync(TaskSubmission.FromTextData("a & b = ü") with { Metadata = "m" }, cancellationToken: Cancellation);

        StandInTask task = Assert.Single(hive.Tasks);
        Assert.Equal((acknowledgement.TaskId, "a & b = ü", "m"), (task.Id, task.Fields["text_data"], task.Fields["metadata"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Media_IsStreamedWithProgress(bool isFile)
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        byte[] bytes = RandomNumberGenerator.GetBytes(3_000_000);
        string path = Path.Combine(Directory.CreateTempSubdirectory("hivecontracts-").FullName, "clip.mp4");
        await File.WriteAllBytesAsync(path, bytes, Cancellation);
        using var stream = new MemoryStream(bytes);
        var progress = new Progress();

        await Client(hive).SubmitAsync(TaskSubmission.FromMedia(isFile ? MediaFile.FromFile(path) : MediaFile.FromStream(new OneWay(stream), "clip.mp4")), progress, Cancellation);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

        StandInTask task = Assert.Single(hive.Tasks);
        Assert.Equal(("clip.mp4", bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), (task.FileName, (int)task.MediaLength, task.Sha256));
        Assert.True(progress.Reports.Count > 10, "one report for each piece");
        Assert.Equal(progress.Reports.Order(), progress.Reports);
        Assert.InRange(progress.Reports[^1], bytes.Length, bytes.Length + 1_000);
    }

    [Theory]
    [InlineData(StandInAnswer.RateLimited, 429, 429, true, "rate limited")]
    [InlineData(StandInAnswer.InsufficientBalance, 405, 405, false, "balance")]
    [InlineData(StandInAnswer.ServerError, 500, 500, true, "try again")]
    [InlineData(StandInAnswer.ErrorUnderSuccess, 200, 400, false, "Unable to download")]
    [InlineData(StandInAnswer.Html, 502, null, true, "502 Bad Gateway")]
    [InlineData(StandInAnswer.NoTaskId, 200, null, false, "expected an acknowledgement")]
    [InlineData(StandInAnswer.Empty, 200, null, false, "found nothing")]
    [InlineData(StandInAnswer.Gigantic, 200, null, false, "longer than")]
    public async Task Refusal_KnowsWhatHiveAnswered(StandInAnswer answer, int status, int? returnCode, bool isTransient, string problem)
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        hive.AnswerNext(answer);

        HiveException refusal = await Assert.ThrowsAsync<HiveException>(() => Client(hive).SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation));

        Assert.Equal((status, returnCode, isTransient, status == 200), ((int)refusal.StatusCode, refusal.ReturnCode, refusal.IsTransient, refusal.HasSuccessStatusCode));
        Assert.Contains(problem, refusal.Problem, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task RetryAfter_IsThatOfTheAnswer()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        hive.AnswerNext(StandInAnswer.RateLimitedForASecond);

        Assert.Equal(TimeSpan.FromSeconds(1), (await Assert.ThrowsAsync<HiveException>(() => Client(hive).SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation))).RetryAfter);
    }

    [Fact]
    public async Task AnswerThatIsCut_IsNone()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        hive.AnswerNext(StandInAnswer.CutConnection);

        await Assert.ThrowsAsync<HttpRequestException>(() => Client(hive).SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation));
    }

    [Fact]
    public async Task AnswerThatDrips_EndsWithTheInactivityTimeout()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        hive.AnswerNext(StandInAnswer.SlowDrip);
        var client = new HiveClient(new HiveClientOptions { ApiKey = hive.ApiKey, BaseAddress = hive.BaseAddress, InactivityTimeout = TimeSpan.FromMilliseconds(500) });

        await Assert.ThrowsAsync<TimeoutException>(() => client.SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Cancellation_EndsAnUploadAtOnce()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        using var cancel = new CancellationTokenSource();
        using var endless = new Endless();
        long start = Stopwatch.GetTimestamp();
        Task<TaskAcknowledgement> submission = Client(hive).SubmitAsync(
            TaskSubmission.FromMedia(MediaFile.FromStream(endless, "endless.mp4")), new Progress { At = (5_000_000, cancel.Cancel) }, cancel.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submission);
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
        Assert.Empty(hive.Tasks);
    }

    [Fact]
    public async Task RefusedKey_IsSaidWithoutTheKey()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        var client = new HiveClient(new HiveClientOptions { ApiKey = "wrong-key-123", BaseAddress = hive.BaseAddress });

        HiveException refusal = await Assert.ThrowsAsync<HiveException>(() => client.SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation));

        Assert.Equal(HttpStatusCode.Forbidden, refusal.StatusCode);
        Assert.False(refusal.IsTransient);
        Assert.DoesNotContain("wrong-key-123", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedKey_IsKnownBeforeTheMediaIsSent()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        var client = new HiveClient(new HiveClientOptions { ApiKey = "wrong-key-123", BaseAddress = hive.BaseAddress });
        using var endless = new Endless();

        HiveException refusal = await Assert.ThrowsAsync<HiveException>(() => client.SubmitAsync(TaskSubmission.FromMedia(MediaFile.FromStream(endless, "a.mp4")), cancellationToken: Cancellation));

        Assert.Equal(HttpStatusCode.Forbidden, refusal.StatusCode);
    }

    [Fact]
    public async Task KeyThatComesBackInAnAnswer_IsNotShown()
    {
        using var http = new HttpClient(new Answering(static request => new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent($"<p>{request.Headers.Authorization}</p>") }));
        var client = new HiveClient(http, new HiveClientOptions { ApiKey = "echoed-key-123" });

        HiveException refusal = await Assert.ThrowsAsync<HiveException>(() => client.SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation));

        Assert.Contains("token ***", refusal.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("echoed-key-123", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondKey_IsUsedFromWhenTheFirstIsRefused()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(static options => options.ApiKey = "new-key", Cancellation);
        var client = new HiveClient(new HiveClientOptions { ApiKey = "old-key", SecondaryApiKey = "new-key", BaseAddress = hive.BaseAddress });

        await client.SubmitAsync(TaskSubmission.FromMedia(MediaFile.FromBytes("abc"u8.ToArray())), cancellationToken: Cancellation);
        Assert.Equal(2, hive.Submissions);
        await client.SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation);
        Assert.Equal(3, hive.Submissions);
    }

    [Fact]
    public async Task RegisteredClient_SendsAgainWhatIsRefusedForTheTimeBeing()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        using IHost host = await HostAsync(hive);
        hive.AnswerNext(StandInAnswer.RateLimitedForASecond);

        await host.Services.GetRequiredService<HiveClient>().SubmitAsync(TaskSubmission.FromMedia(MediaFile.FromBytes("abc"u8.ToArray())), cancellationToken: Cancellation);

        Assert.Equal(2, hive.Submissions);
        Assert.Equal(3, Assert.Single(hive.Tasks).MediaLength);
    }

    [Theory]
    [InlineData(StandInAnswer.InsufficientBalance)]
    [InlineData(StandInAnswer.ErrorUnderSuccess)]
    public async Task RegisteredClient_DoesNotRepeatWhatStaysRefused(StandInAnswer answer)
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        using IHost host = await HostAsync(hive);
        hive.AnswerNext(answer);

        await Assert.ThrowsAsync<HiveException>(() => host.Services.GetRequiredService<HiveClient>().SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation));
        Assert.Equal(1, hive.Submissions);
    }

    [Fact]
    public async Task RegisteredClient_DoesNotRepeatAStreamThatCannotBeRewound()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        using IHost host = await HostAsync(hive);
        hive.AnswerNext(StandInAnswer.RateLimited);
        using var stream = new MemoryStream(new byte[100]);

        HiveException refusal = await Assert.ThrowsAsync<HiveException>(
            () => host.Services.GetRequiredService<HiveClient>().SubmitAsync(TaskSubmission.FromMedia(MediaFile.FromStream(new OneWay(stream), "a.mp4")), cancellationToken: Cancellation));

        Assert.Equal((HttpStatusCode.TooManyRequests, 1), (refusal.StatusCode, hive.Submissions));
    }

    [Fact]
    public async Task RegisteredClient_KeepsToTheRate()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        using IHost host = await HostAsync(hive, static options => options.TasksPerSecond = 4);
        HiveClient client = host.Services.GetRequiredService<HiveClient>();
        long start = Stopwatch.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation)));

        Assert.Equal(10, hive.Tasks.Count);
        Assert.True(Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(1), "ten tasks at four a second take more than one");
    }

    [Fact]
    public async Task ClientsOfSeveralProjects_HaveAKeyEach()
    {
        await using HiveStandIn text = await HiveStandIn.StartAsync(static options => options.ApiKey = "text-key", Cancellation);
        await using HiveStandIn visual = await HiveStandIn.StartAsync(static options => options.ApiKey = "visual-key", Cancellation);
        using IHost host = await HostAsync(text, build: builder => builder.Services.AddHiveClient("visual", options => (options.ApiKey, options.BaseAddress) = (visual.ApiKey, visual.BaseAddress)));

        await host.Services.GetRequiredService<HiveClient>().SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation);
        await host.Services.GetRequiredKeyedService<HiveClient>("visual").SubmitAsync(TaskSubmission.FromUrl(new Uri("https://a.example/b.png")), cancellationToken: Cancellation);

        Assert.Contains("text_data", Assert.Single(text.Tasks).Fields.Keys);
        Assert.Contains("url", Assert.Single(visual.Tasks).Fields.Keys);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        await using Receiver elsewhere = await Receiver.StartAsync();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication redirecting = builder.Build();
        redirecting.Run(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = elsewhere.SignedUrl.AbsoluteUri;
            return Task.CompletedTask;
        });
        await redirecting.StartAsync(Cancellation);
        var client = new HiveClient(new HiveClientOptions { ApiKey = "key", BaseAddress = new Uri(redirecting.Urls.First()) });

        HiveException refusal = await Assert.ThrowsAsync<HiveException>(() => client.SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation));

        Assert.Equal(HttpStatusCode.TemporaryRedirect, refusal.StatusCode);
    }

    [Fact]
    public async Task Key_IsNeitherLoggedNorTraced()
    {
        var log = new Capture();
        using ActivityListener listener = log.Listen();
        await using HiveStandIn hive = await HiveStandIn.StartAsync(static options => options.ApiKey = "never-shown-key", Cancellation);
        using IHost host = await HostAsync(hive, build: builder => builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        hive.AnswerNext(StandInAnswer.InsufficientBalance);
        HiveClient client = host.Services.GetRequiredService<HiveClient>();
        HiveClientOptions options = host.Services.GetRequiredService<IOptions<HiveClientOptions>>().Value;

        await Assert.ThrowsAsync<HiveException>(() => client.SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation));
        await client.SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation);

        Assert.Contains(log.Lines, static line => line.Contains("task/async", StringComparison.Ordinal));
        Assert.DoesNotContain([.. log.Lines, $"{client}", $"{options}"], static line => line.Contains("never-shown-key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "https://api.thehive.ai/api/v2/", "ApiKey")]
    [InlineData("with blank", "https://api.thehive.ai/api/v2/", "ApiKey")]
    [InlineData("key", "http://api.thehive.ai/api/v2/", "in the clear")]
    public async Task WrongOptions_AreRefusedAtStart(string key, string address, string problem)
    {
        void Configure(HiveClientOptions options) => (options.ApiKey, options.BaseAddress) = (key, new Uri(address));
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        var options = new HiveClientOptions();
        Configure(options);

        Assert.Contains(problem, Assert.Throws<ArgumentException>(() => new HiveClient(options)).Message, StringComparison.Ordinal);
        Assert.Contains(problem, (await Assert.ThrowsAsync<OptionsValidationException>(() => HostAsync(hive, Configure))).Message, StringComparison.Ordinal);
    }

    private static HiveClient Client(HiveStandIn hive) => new(new HiveClientOptions { ApiKey = hive.ApiKey, BaseAddress = hive.BaseAddress });

    internal static async Task<IHost> HostAsync(HiveStandIn hive, Action<HiveClientOptions>? configure = null, Action<HostApplicationBuilder>? build = null)
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

    private sealed class Progress : IProgress<long>
    {
        public List<long> Reports { get; } = [];

        public (long Bytes, Action Do) At { get; init; } = (long.MaxValue, static () => { });

        public void Report(long value)
        {
            Reports.Add(value);
            if (value >= At.Bytes)
            {
                At.Do();
            }
        }
    }

    private sealed class Answering(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }

    /// <summary>A stream that can be read once, as one from a network.</summary>
    internal sealed class OneWay(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
