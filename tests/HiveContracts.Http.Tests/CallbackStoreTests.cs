using System.Net;
using HiveContracts.AspNetCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace HiveContracts.Http.Tests;

/// <summary>Each task is handled once, and none is lost if the store is down.</summary>
public sealed class CallbackStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SameTask_IsHandledOnce()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        for (int i = 0; i < 3; i++)
        {
            string resent = Receiver.Callback.Replace("\"id\"", $"\"resent_on\":\"2026-01-0{i + 1}T00:00:00Z\",\"id\"", StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(resent)).Status);
        }

        Assert.Single(receiver.Handled);
    }

    [Fact]
    public async Task SameTaskWhileItIsHandled_IsUnavailableWithRetryAfter()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        var handling = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        receiver.Handle = (_, _) =>
        {
            handling.TrySetResult();
            return finish.Task;
        };

        Task<(HttpStatusCode Status, string Body, TimeSpan? RetryAfter)> first = receiver.PostAsync();
        await handling.Task;
        (HttpStatusCode status, _, TimeSpan? retryAfter) = await receiver.PostAsync();
        finish.SetResult();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (status, retryAfter));
        Assert.Equal(HttpStatusCode.OK, (await first).Status);
        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync()).Status);
        Assert.Single(receiver.Handled);
    }

    [Fact]
    public async Task SameTaskWithAnotherReference_IsHandledAgain()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(url: receiver.Signer.Sign(receiver.Address, "mine"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(url: receiver.Signer.Sign(receiver.Address, "theirs"))).Status);

        Assert.Equal(["mine", "theirs"], receiver.Handled.Select(static handled => handled.Reference));
    }

    [Fact]
    public async Task StoreThatIsDown_LosesNothing()
    {
        await using Receiver receiver = await Receiver.StartAsync(
            static options => options.StoreTimeout = TimeSpan.FromMilliseconds(200),
            receive: static receiver =>
            {
                receiver.AddStoreHealthCheck();
                receiver.Services.AddSingleton<ICallbackStore, BrokenStore>();
            });

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync()).Status);
        Assert.Equal(2, receiver.Handled.Count);
        HealthReport health = await receiver.Application.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);
        Assert.Equal(HealthStatus.Degraded, Assert.Contains("hive-callback-store", health.Entries).Status);
    }

    [Fact]
    public async Task HealthCheck_HasTheNameStatusTagsAndTimeLimitOfTheApp()
    {
        await using Receiver receiver = await Receiver.StartAsync(receive: static receiver =>
        {
            receiver.AddStoreHealthCheck("store", HealthStatus.Unhealthy, ["ready"], TimeSpan.FromMilliseconds(50));
            receiver.Services.AddSingleton<ICallbackStore, HangingStore>();
        });

        HealthReport health = await receiver.Application.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);
        HealthReportEntry entry = Assert.Contains("store", health.Entries);
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal(["ready"], entry.Tags);
    }

    [Fact]
    public async Task DistributedCacheStore_RemembersHandledTasks()
    {
        await using Receiver receiver = await Receiver.StartAsync(
            receive: static receiver => receiver.AddDistributedCacheStore().AddStoreHealthCheck().Services.AddDistributedMemoryCache());

        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync()).Status);
        Assert.Single(receiver.Handled);
        HealthReport health = await receiver.Application.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);
        Assert.Equal(HealthStatus.Healthy, health.Status);
    }

    [Theory]
    [InlineData(",")]
    [InlineData("abortConnect=true")]
    public void RedisStoreWithoutAnAddress_IsRefused(string configuration)
    {
        HiveCallbackBuilder builder = new ServiceCollection().AddHiveCallbacks(static options => options.AllowUnsigned = true);

        Assert.Throws<ArgumentException>(() => builder.AddRedisStore(configuration));
    }

    [Fact]
    public async Task RegisteredRedisConnection_IsUsedWithTheKeyPrefixAndLeftOpen()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "This test requires redis-server.");
        await using var redis = new RedisServer();
        await redis.StartAsync();
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        await using (Receiver receiver = await Receiver.StartAsync(
            receive: receiver => receiver.AddRegisteredRedisStore("shop:").Services.AddSingleton<IConnectionMultiplexer>(connection)))
        {
            Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync()).Status);
            Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync()).Status);
            Assert.Single(receiver.Handled);
        }

        RedisKey key = Assert.Single(connection.GetServers()[0].Keys().ToArray());
        Assert.StartsWith("shop:", key.ToString(), StringComparison.Ordinal);
        Assert.True(connection.IsConnected);
    }

    private sealed class HangingStore : ICallbackStore
    {
        public async ValueTask<CallbackClaim> ClaimAsync(string key, string owner, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return CallbackClaim.Busy;
        }

        public ValueTask CompleteAsync(string key, string owner, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask ReleaseAsync(string key, string owner, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }

    private sealed class BrokenStore : ICallbackStore
    {
        public ValueTask<CallbackClaim> ClaimAsync(string key, string owner, CancellationToken cancellationToken) => throw new IOException("down");

        public async ValueTask CompleteAsync(string key, string owner, CancellationToken cancellationToken) =>
            await Task.Delay(Timeout.Infinite, CancellationToken.None);

        public ValueTask ReleaseAsync(string key, string owner, CancellationToken cancellationToken) => throw new IOException("down");
    }
}
