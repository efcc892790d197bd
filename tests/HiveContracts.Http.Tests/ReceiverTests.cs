using System.Diagnostics;
using System.Net;
using System.Threading.Channels;
using HiveContracts.Testing;

namespace HiveContracts.Http.Tests;

/// <summary>The responses of the endpoint, and when the handler is called.</summary>
public sealed class ReceiverTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignedCallback_IsHandledWithItsReference()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync()).Status);
        (TaskCallback callback, string? reference) = Assert.Single(receiver.Handled);
        Assert.Equal(("task-1", "order-17"), (callback.Id, reference));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?hive_token=")]
    [InlineData("?hive_token=AAAA")]
    [InlineData("?hive_token=%00%ff")]
    [InlineData("?other=1")]
    public async Task UnsignedUrl_IsRefused(string query)
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await receiver.PostAsync(url: new Uri(receiver.Address + query))).Status);
        Assert.Empty(receiver.Handled);
    }

    [Fact]
    public async Task UnsignedUrl_IsAcceptedIfAllowed()
    {
        await using Receiver receiver = await Receiver.StartAsync(static options =>
        {
            options.SigningKeys.Clear();
            options.AllowUnsigned = true;
        });

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(url: receiver.Address)).Status);
        Assert.Null(Assert.Single(receiver.Handled).Reference);
    }

    [Fact]
    public async Task OtherMethods_AreRefused()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        using var client = new HttpClient();

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.GetAsync(receiver.SignedUrl, Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("text/plain", null)]
    [InlineData("application/x-www-form-urlencoded", null)]
    [InlineData("application/json; charset=utf-16", null)]
    [InlineData("application/json", "gzip")]
    [InlineData("", null)]
    public async Task BodyThatIsNotPlainJson_IsUnsupported(string type, string? encoding)
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await receiver.PostAsync(type: type, encoding: encoding)).Status);
    }

    [Theory]
    [InlineData("application/json", null)]
    [InlineData("application/json; charset=UTF-8", null)]
    [InlineData("application/json; charset=UTF8", "Identity")]
    [InlineData("application/json; charset=\"utf-8\"", null)]
    [InlineData("application/vnd.hive+json", null)]
    public async Task JsonInUtf8_IsAccepted(string type, string? encoding)
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(type: type, encoding: encoding)).Status);
    }

    [Fact]
    public async Task BodyLongerThanMaxBytes_IsTooLarge()
    {
        await using Receiver receiver = await Receiver.StartAsync(static options => options.MaxBytes = 200);

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync()).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await receiver.PostAsync(Receiver.Callback + new string(' ', 200))).Status);
    }

    [Fact]
    public async Task BodyLongerThanTheServersLimit_IsAccepted()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(Receiver.Callback + new string(' ', 31_000_000))).Status);
    }

    [Fact]
    public async Task BodyThatTheHostCannotRead_IsAServerError()
    {
        await using Receiver receiver = await Receiver.StartAsync(use: static application => application.Use(static (context, next) =>
        {
            context.Request.EnableBuffering(bufferThreshold: 1_000, bufferLimit: 10_000);
            return next(context);
        }));

        Assert.Equal(HttpStatusCode.InternalServerError, (await receiver.PostAsync(Receiver.Callback + new string(' ', 50_000))).Status);
        Assert.Empty(receiver.Handled);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task HandlerEndedByTheHostsTimeout_IsNotAnswered200(bool isWrapped)
    {
        await using Receiver receiver = await Receiver.StartAsync(
            build: static builder => builder.Services.AddRequestTimeouts(),
            use: static application => application.UseRequestTimeouts(),
            map: static endpoint => endpoint.WithRequestTimeout(TimeSpan.FromMilliseconds(300)));
        receiver.Handle = async (_, cancellationToken) =>
        {
            try
            {
                await Task.Delay(TimeSpan.FromSeconds(20), cancellationToken);
            }
            catch (OperationCanceledException exception) when (isWrapped)
            {
                throw new InvalidOperationException("The database did not respond.", exception);
            }
        };

        Assert.InRange((int)(await receiver.PostAsync()).Status, 500, 599);
    }

    [Fact]
    public async Task FailedHandler_IsCalledAgainForTheNextDelivery()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Handle = static (_, _) => throw new InvalidOperationException("secret detail");

        (HttpStatusCode status, string body, _) = await receiver.PostAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);

        receiver.Handle = static (_, _) => Task.CompletedTask;
        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync()).Status);
        Assert.Single(receiver.Handled);
    }

    [Fact]
    public async Task FullChannel_IsUnavailableWithRetryAfter()
    {
        var channel = Channel.CreateBounded<TaskCallback>(1);
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Application.MapHiveCallback("/queue", channel.Writer);
        Uri url = receiver.Signer.Sign(new Uri(receiver.Address, "/queue"), "x");

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(url: url)).Status);
        string second = Receiver.Callback.Replace("task-1", "task-2", StringComparison.Ordinal);
        (HttpStatusCode status, _, TimeSpan? retryAfter) = await receiver.PostAsync(second, url);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (status, retryAfter));

        Assert.True(channel.Reader.TryRead(out TaskCallback? first));
        Assert.Equal("task-1", first.Id);
        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(second, url)).Status);
    }

    [Fact]
    public async Task CallbackBeforeItsAcknowledgement_IsHandled()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(static options => options.SendsCallbackFirst = true, Cancellation);
        await using Receiver receiver = await Receiver.StartAsync();
        var client = new HiveClient(new HiveClientOptions { ApiKey = hive.ApiKey, BaseAddress = hive.BaseAddress });
        TaskSubmission submission = TaskSubmission.FromTextData("hello") with { CallbackUrl = receiver.SignedUrl };

        TaskAcknowledgement acknowledgement = await client.SubmitAsync(submission, Cancellation);

        (TaskCallback callback, string? reference) = Assert.Single(receiver.Handled);
        Assert.Equal((acknowledgement.TaskId, "order-17"), (callback.Id, reference));
    }

    [Fact]
    public async Task Token_IsNeitherLoggedNorTraced()
    {
        var log = new LogCapture();
        using ActivityListener listener = log.ListenToActivities();
        await using Receiver receiver = await Receiver.StartAsync(build: builder => builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        receiver.Handle = static (_, _) => throw new InvalidOperationException();
        string token = receiver.SignedUrl.Query["?hive_token=".Length..];
        await receiver.PostAsync(url: receiver.SignedUrl);
        await receiver.PostAsync("[", receiver.SignedUrl);

        Assert.Contains(log.Lines, static line => line.Contains("task-1", StringComparison.Ordinal));
        Assert.DoesNotContain(
            log.Lines, line => line.Contains("hive_token", StringComparison.Ordinal) || line.Contains(token[^40..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Token_IsNotLoggedByProvidersWithTheirOwnRules()
    {
        using var log = new LogCapture();
        await using Receiver receiver = await Receiver.StartAsync(build: builder =>
        {
            builder.Logging.AddProvider(log);
            builder.Logging.AddFilter<LogCapture>(null, LogLevel.Trace);
            builder.Logging.AddFilter<LogCapture>("Microsoft.AspNetCore", LogLevel.Trace);
        });
        Uri url = receiver.SignedUrl;

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(url: url)).Status);

        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains(url.Query[12..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task LineBreakInAnId_DoesNotStartALineInTheLog()
    {
        using var log = new LogCapture();
        await using Receiver receiver = await Receiver.StartAsync(build: builder => builder.Logging.AddProvider(log));
        receiver.Handle = static (_, _) => throw new InvalidOperationException("no");

        Assert.Equal(HttpStatusCode.InternalServerError, (await receiver.PostAsync("""{"id":"a\nfail: forged","status":[]}""")).Status);

        Assert.DoesNotContain(log.Lines, static line => line.Contains("\nfail: forged", StringComparison.Ordinal));
    }
}
