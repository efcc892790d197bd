using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using HiveContracts.Testing;

namespace HiveContracts.Http.Tests;

public sealed class ClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Text_ArrivesInItsField()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        TaskSubmission submission = TaskSubmission.FromTextData("a & b = ü") with { Metadata = "m" };

        TaskAcknowledgement acknowledgement = await CreateClient(hive).SubmitAsync(submission, Cancellation);

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
        var progress = new RecordedProgress();
        MediaFile media = isFile ? MediaFile.FromFile(path) : MediaFile.FromStream(new NonSeekableStream(stream), "clip.mp4");

        await CreateClient(hive).SubmitAsync(TaskSubmission.FromMedia(media), progress, Cancellation);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

        StandInTask task = Assert.Single(hive.Tasks);
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal(("clip.mp4", bytes.Length, sha256), (task.FileName, (int)task.MediaLength, task.Sha256));
        Assert.True(progress.Reports.Count > 10, "progress is reported for each chunk");
        Assert.Equal(progress.Reports.Order(), progress.Reports);
        Assert.InRange(progress.Reports[^1], bytes.Length, bytes.Length + 1_000);
        Assert.Equal(isFile ? progress.Reports[^1] : null, progress.Total);
    }

    [Theory]
    [InlineData(StandInAnswer.RateLimited, 429, 429, true, "rate limited")]
    [InlineData(StandInAnswer.InsufficientBalance, 405, 405, false, "balance")]
    [InlineData(StandInAnswer.ServerError, 500, 500, true, "try again")]
    [InlineData(StandInAnswer.ErrorWithStatus200, 200, 400, false, "Unable to download")]
    [InlineData(StandInAnswer.HtmlErrorPage, 502, null, true, "502 Bad Gateway")]
    [InlineData(StandInAnswer.MissingTaskId, 200, null, false, "expected an acknowledgement")]
    [InlineData(StandInAnswer.EmptyBody, 200, null, false, "found nothing")]
    [InlineData(StandInAnswer.OversizedBody, 200, null, false, "longer than")]
    public async Task ErrorResponse_IsAHiveExceptionWithItsDetails(StandInAnswer response, int status, int? returnCode, bool isTransient, string problem)
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        hive.AnswerNext(response);

        HiveException exception = await SubmitAndFailAsync(CreateClient(hive));

        Assert.Equal(
            (status, returnCode, isTransient, status == 200),
            ((int)exception.StatusCode, exception.ReturnCode, exception.IsTransient, exception.HasSuccessStatusCode));
        Assert.Contains(problem, exception.Problem, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task RetryAfterHeader_IsInTheException()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        hive.AnswerNext(StandInAnswer.RateLimitedWithRetryAfter);

        Assert.Equal(TimeSpan.FromSeconds(1), (await SubmitAndFailAsync(CreateClient(hive))).RetryAfter);
    }

    [Fact]
    public async Task TruncatedResponse_IsAnHttpRequestException()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        hive.AnswerNext(StandInAnswer.TruncatedBody);

        await Assert.ThrowsAsync<HttpRequestException>(() => CreateClient(hive).SubmitAsync(TaskSubmission.FromTextData("x"), Cancellation));
    }

    [Fact]
    public async Task SlowResponse_TimesOut()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        hive.AnswerNext(StandInAnswer.SlowBody);
        var options = new HiveClientOptions { ApiKey = hive.ApiKey, BaseAddress = hive.BaseAddress, InactivityTimeout = TimeSpan.FromMilliseconds(500) };
        var client = new HiveClient(options);

        await Assert.ThrowsAsync<TimeoutException>(() => client.SubmitAsync(TaskSubmission.FromTextData("x"), Cancellation));
    }

    [Fact]
    public async Task Cancellation_EndsAnUploadAtOnce()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        using var cancellation = new CancellationTokenSource();
        using var endless = new EndlessStream();
        var progress = new RecordedProgress { Trigger = (5_000_000, cancellation.Cancel) };
        long start = Stopwatch.GetTimestamp();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => CreateClient(hive).SubmitAsync(TaskSubmission.FromMedia(MediaFile.FromStream(endless, "endless.mp4")), progress, cancellation.Token));

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
        Assert.Empty(hive.Tasks);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        await using Receiver otherServer = await Receiver.StartAsync();
        await using WebApplication server = await StartServerAsync(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = otherServer.SignedUrl.AbsoluteUri;
            return Task.CompletedTask;
        });
        var client = new HiveClient(new HiveClientOptions { ApiKey = "key", BaseAddress = new Uri(server.Urls.First()) });

        Assert.Equal(HttpStatusCode.TemporaryRedirect, (await SubmitAndFailAsync(client)).StatusCode);
    }

    [Fact]
    public async Task InvalidKey_IsNotInTheException()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        var client = new HiveClient(new HiveClientOptions { ApiKey = "wrong-key-123", BaseAddress = hive.BaseAddress });

        HiveException exception = await SubmitAndFailAsync(client);

        Assert.Equal(HttpStatusCode.Forbidden, exception.StatusCode);
        Assert.False(exception.IsTransient);
        Assert.DoesNotContain("wrong-key-123", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvalidKey_IsRefusedBeforeMediaIsSent()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        var client = new HiveClient(new HiveClientOptions { ApiKey = "wrong-key-123", BaseAddress = hive.BaseAddress });
        using var endless = new EndlessStream();

        Assert.Equal(HttpStatusCode.Forbidden, (await SubmitAndFailAsync(client, TaskSubmission.FromMedia(MediaFile.FromStream(endless, "a.mp4")))).StatusCode);
    }

    [Fact]
    public async Task KeyInAResponse_IsRedacted()
    {
        using var http = new HttpClient(new FakeHandler(
            static request => new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent($"<p>{request.Headers.Authorization}</p>") }));
        var client = new HiveClient(http, new HiveClientOptions { ApiKey = "echoed-key-123" });

        HiveException exception = await SubmitAndFailAsync(client);

        Assert.Contains("token ***", exception.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("echoed-key-123", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(170)]
    [InlineData(195)]
    [InlineData(0)]
    public async Task KeysInALongResponse_AreRedacted(int offset)
    {
        const string first = "first-key-0123456789abcdef", second = "second-key-0123456789abcdef";
        await using WebApplication proxy = await StartServerAsync(async context =>
        {
            context.Response.StatusCode = 403;
            await context.Response.WriteAsync(new string('x', offset) + first + "\n" + second, Cancellation);
        });
        var client = new HiveClient(new HiveClientOptions { ApiKey = first, SecondaryApiKey = second, BaseAddress = new Uri(proxy.Urls.First()) });

        HiveException exception = await SubmitAndFailAsync(client);

        Assert.DoesNotContain("first-k", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("second-k", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public async Task SecondaryKey_IsUsedOnceTheFirstIsRefused()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(static options => options.ApiKey = "new-key", Cancellation);
        var client = new HiveClient(new HiveClientOptions { ApiKey = "old-key", SecondaryApiKey = "new-key", BaseAddress = hive.BaseAddress });

        await client.SubmitAsync(TaskSubmission.FromMedia(MediaFile.FromBytes("abc"u8.ToArray())), Cancellation);
        Assert.Equal(2, hive.SubmissionCount);
        await client.SubmitAsync(TaskSubmission.FromTextData("x"), Cancellation);
        Assert.Equal(3, hive.SubmissionCount);
    }

    [Fact]
    public async Task SecondaryKey_IsUsedAfterAStreamThatCannotBeSentAgain()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        var client = new HiveClient(new HiveClientOptions { ApiKey = "refused", SecondaryApiKey = hive.ApiKey, BaseAddress = hive.BaseAddress });

        await SubmitAndFailAsync(client, NewSubmission());
        await client.SubmitAsync(NewSubmission(), Cancellation);

        Assert.Single(hive.Tasks);

        static TaskSubmission NewSubmission() => TaskSubmission.FromMedia(MediaFile.FromStream(new NonSeekableStream(new MemoryStream([1, 2, 3])), "clip.mp4"));
    }

    private static HiveClient CreateClient(HiveStandIn hive) => new(new HiveClientOptions { ApiKey = hive.ApiKey, BaseAddress = hive.BaseAddress });

    private static Task<HiveException> SubmitAndFailAsync(HiveClient client, TaskSubmission? submission = null) =>
        Assert.ThrowsAsync<HiveException>(() => client.SubmitAsync(submission ?? TaskSubmission.FromTextData("x"), Cancellation));

    private static async Task<WebApplication> StartServerAsync(RequestDelegate handler)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication application = builder.Build();
        application.Run(handler);
        await application.StartAsync(Cancellation);
        return application;
    }

    private sealed class RecordedProgress : IProgress<UploadProgress>
    {
        public List<long> Reports { get; } = [];

        /// <summary>An action to run once so many bytes have been sent.</summary>
        public (long Bytes, Action Action) Trigger { get; init; } = (long.MaxValue, static () => { });

        public long? Total { get; private set; }

        public void Report(UploadProgress value)
        {
            Reports.Add(value.BytesSent);
            Total = value.TotalBytes;
            if (value.BytesSent >= Trigger.Bytes)
            {
                Trigger.Action();
            }
        }
    }

    private sealed class FakeHandler(Func<HttpRequestMessage, HttpResponseMessage> respond) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(respond(request));
    }
}
