using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using HiveContracts.AspNetCore;
using HiveContracts.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace HiveContracts.Http.Tests;

public sealed class ReceiverTests
{
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
    public async Task TokenWithAnyCharacterChanged_IsRefused()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        string token = receiver.SignedUrl.Query["?hive_token=".Length..];
        for (int i = 0; i < token.Length; i++)
        {
            string changed = token[..i] + (token[i] == 'A' ? 'Q' : 'A') + token[(i + 1)..];
            Assert.False(receiver.Signer.TryVerify(changed, out _), changed);
        }

        Assert.True(receiver.Signer.TryVerify(token, out string? reference));
        Assert.Equal("order-17", reference);
    }

    [Fact]
    public async Task TokenWhoseTimeIsOver_IsRefused()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await receiver.PostAsync(url: receiver.Signer.Sign(receiver.Address, "x", TimeSpan.FromSeconds(-2)))).Status);
    }

    [Fact]
    public async Task TokenOfTheKeyBefore_IsTakenUntilThatKeyIsDropped()
    {
        string before = CallbackUrlSigner.CreateKey();
        CallbackUrlSigner old = SignerOf(before);
        await using Receiver rotated = await Receiver.StartAsync(options => options.SigningKeys.Add(before));
        await using Receiver dropped = await Receiver.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await rotated.PostAsync(url: old.Sign(rotated.Address, "x"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await dropped.PostAsync(url: old.Sign(dropped.Address, "x"))).Status);
    }

    [Theory]
    [InlineData("https://me.example/hive?a=1", "order 17/ü&?#")]
    [InlineData("http://me.example:8080", "")]
    public void SignedUrl_KeepsTheUrlAndTheReference(string url, string reference)
    {
        CallbackUrlSigner signer = SignerOf(CallbackUrlSigner.CreateKey());
        Uri signed = signer.Sign(new Uri(url), reference);

        Assert.StartsWith(url.Split('?')[0], signed.ToString(), StringComparison.Ordinal);
        Assert.True(signer.TryVerify(signed.Query.Split("hive_token=")[1], out string? found));
        Assert.Equal(reference, found);
    }

    [Theory]
    [InlineData("text/plain", null)]
    [InlineData("application/x-www-form-urlencoded", null)]
    [InlineData("application/json; charset=utf-16", null)]
    [InlineData("application/json", "gzip")]
    [InlineData("", null)]
    public async Task OtherThanJson_IsUnsupported(string type, string? encoding)
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await receiver.PostAsync(type: type, encoding: encoding)).Status);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/vnd.hive+json")]
    public async Task Json_IsTaken(string type)
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(type: type)).Status);
    }

    [Theory]
    [InlineData("""{"id":5,"status":[]}""", "$.id", 6)]
    [InlineData("""{"id":"a","status":[{"status":{"code":[]}}]}""", "$.status[0].status.code", 38)]
    [InlineData("""{"id":"a"}""", "$", 9)]
    [InlineData("", "$", 0)]
    [InlineData("""{"return_code":400,"message":"bad"}""", "$", 34)]
    public async Task WhatIsNoCallback_IsAProblemWithPathAndPosition(string body, string path, int offset)
    {
        await using Receiver receiver = await Receiver.StartAsync();

        (HttpStatusCode status, string problem, _) = await receiver.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        using var json = JsonDocument.Parse(problem);
        Assert.Equal((400, path, offset), (json.RootElement.GetProperty("status").GetInt32(), json.RootElement.GetProperty("path").GetString(), json.RootElement.GetProperty("byteOffset").GetInt32()));
    }

    [Fact]
    public async Task LongerThanAllowed_IsTooLarge()
    {
        await using Receiver receiver = await Receiver.StartAsync(static options => options.MaxBytes = 200);

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync()).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await receiver.PostAsync(Receiver.Callback + new string(' ', 200))).Status);
    }

    [Fact]
    public async Task LongerThanTheServersOwnLimit_IsTaken()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(Receiver.Callback + new string(' ', 31_000_000))).Status);
    }

    [Fact]
    public async Task FailedHandler_IsAnsweredSoThatItIsSentAgain()
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
    public async Task SameTask_IsHandledOnce()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(Receiver.Callback.Replace("\"id\"", $"\"resent_on\":\"2026-01-0{i + 1}T00:00:00Z\",\"id\"", StringComparison.Ordinal))).Status);
        }

        Assert.Single(receiver.Handled);
    }

    [Fact]
    public async Task SameTaskAtTheSameTime_IsHandledOnceAndTheOtherSentAgain()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        var handling = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        receiver.Handle = (_, _) =>
        {
            handling.TrySetResult();
            return go.Task;
        };

        Task<(HttpStatusCode Status, string Body, TimeSpan? RetryAfter)> first = receiver.PostAsync();
        await handling.Task;
        (HttpStatusCode status, _, TimeSpan? retryAfter) = await receiver.PostAsync();
        go.SetResult();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (status, retryAfter));
        Assert.Equal(HttpStatusCode.OK, (await first).Status);
        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync()).Status);
        Assert.Single(receiver.Handled);
    }

    [Fact]
    public async Task FullChannel_IsAnsweredWithRetryAfter()
    {
        var channel = Channel.CreateBounded<TaskCallback>(1);
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Application.MapHiveCallback("/queue", channel.Writer);
        Uri url = receiver.Signer.Sign(new Uri(receiver.Address, "/queue"), "x");

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(url: url)).Status);
        string second = Receiver.Callback.Replace("task-1", "task-2", StringComparison.Ordinal);
        (HttpStatusCode status, _, TimeSpan? retryAfter) = await receiver.PostAsync(second, url);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (status, retryAfter));

        Assert.True(channel.Reader.TryRead(out TaskCallback? taken));
        Assert.Equal("task-1", taken.Id);
        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(second, url)).Status);
    }

    [Fact]
    public async Task StoreThatIsDown_LosesNothing()
    {
        await using Receiver receiver = await Receiver.StartAsync(
            static options => options.StoreTimeout = TimeSpan.FromMilliseconds(200),
            static builder =>
            {
                builder.Services.AddSingleton<ICallbackStore, BrokenStore>();
                builder.Services.AddHealthChecks().AddHiveCallbackStore();
            });

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync()).Status);
        Assert.Equal(2, receiver.Handled.Count); // at least once
        HealthReport health = await receiver.Application.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Degraded, health.Status);
    }

    [Fact]
    public async Task DistributedCache_RemembersWhatWasHandled()
    {
        await using Receiver receiver = await Receiver.StartAsync(build: static builder => builder.Services.AddDistributedMemoryCache().AddHiveCallbackDistributedCache());

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync()).Status);
        Assert.Single(receiver.Handled);
    }

    [Fact]
    public async Task CallbackThatOutrunsItsAcknowledgement_IsHandled()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(static options => options.CallsBackFirst = true, TestContext.Current.CancellationToken);
        await using Receiver receiver = await Receiver.StartAsync();
        var client = new HiveClient(new HiveClientOptions { ApiKey = hive.ApiKey, BaseAddress = hive.BaseAddress });

        TaskAcknowledgement acknowledgement = await client.SubmitAsync(TaskSubmission.FromTextData("hello") with { CallbackUrl = receiver.SignedUrl }, cancellationToken: TestContext.Current.CancellationToken);

        (TaskCallback callback, string? reference) = Assert.Single(receiver.Handled);
        Assert.Equal((acknowledgement.TaskId, "order-17"), (callback.Id, reference));
    }

    [Fact]
    public async Task Token_IsNeitherLoggedNorTraced()
    {
        var log = new Capture();
        using ActivityListener listener = log.Listen();
        await using Receiver receiver = await Receiver.StartAsync(build: builder => builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        receiver.Handle = static (_, _) => throw new InvalidOperationException();
        string token = receiver.SignedUrl.Query["?hive_token=".Length..];
        await receiver.PostAsync(url: receiver.SignedUrl);
        await receiver.PostAsync("[", receiver.SignedUrl);

        Assert.Contains(log.Lines, static line => line.Contains("task-1", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("hive_token", StringComparison.Ordinal) || line.Contains(token[^40..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReceiverWithoutAKey_DoesNotStart()
    {
        OptionsValidationException problem = await Assert.ThrowsAsync<OptionsValidationException>(static () => Receiver.StartAsync(static options => options.SigningKeys.Clear()));

        Assert.Contains("anyone could post", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReceiverWithAShortKey_DoesNotStart() =>
        await Assert.ThrowsAsync<OptionsValidationException>(static () => Receiver.StartAsync(static options => options.SigningKeys.Add("c2hvcnQ=")));

    [Fact]
    public async Task UnsignedCallbacks_AreTakenWhereThatIsSaid()
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

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.GetAsync(receiver.SignedUrl, TestContext.Current.CancellationToken)).StatusCode);
    }

    private static CallbackUrlSigner SignerOf(string key)
    {
        var options = new HiveCallbackOptions();
        options.SigningKeys.Add(key);
        return new CallbackUrlSigner(Options.Create(options), TimeProvider.System);
    }

    private sealed class BrokenStore : ICallbackStore
    {
        public ValueTask<CallbackClaim> ClaimAsync(string key, string owner, CancellationToken cancellationToken) => throw new IOException("down");

        public async ValueTask CompleteAsync(string key, string owner, CancellationToken cancellationToken) => await Task.Delay(Timeout.Infinite, CancellationToken.None);

        public ValueTask ReleaseAsync(string key, string owner, CancellationToken cancellationToken) => throw new IOException("down");
    }
}
