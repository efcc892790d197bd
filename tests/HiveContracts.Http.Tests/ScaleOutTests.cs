using System.Net;
using System.Text;
using HiveContracts.AspNetCore;

namespace HiveContracts.Http.Tests;

/// <summary>Two receivers, each a process, and one real Redis: a stream of callbacks, each sent to both.</summary>
public sealed class ScaleOutTests
{
    private const int Tasks = 200;
    private const string NoRedis = "There is no redis-server on this machine.";

    [Fact]
    public async Task Duplicates_AreHandledOnceByOneOfTheReceivers()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, NoRedis);
        await using var redis = new RedisServer();
        await redis.StartAsync();
        string key = CallbackUrlSigner.CreateKey();
        await using ReceiverProcess one = await ReceiverProcess.StartAsync(key, redis.Address, delay: 2, lease: 300);
        await using ReceiverProcess other = await ReceiverProcess.StartAsync(key, redis.Address, delay: 2, lease: 300);

        // Each callback three times, to both at once.
        await Task.WhenAll(SendAsync(() => one.Url), SendAsync(() => other.Url), SendAsync(() => one.Url));

        string[] handled = [.. one.Handled, .. other.Handled];
        Assert.Equal(Tasks, handled.Distinct().Count());
        Assert.Equal(Tasks, handled.Length);
    }

    [Fact]
    public async Task ReceiverThatIsKilled_LosesNothing()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, NoRedis);
        await using var redis = new RedisServer();
        await redis.StartAsync();
        string key = CallbackUrlSigner.CreateKey();
        await using ReceiverProcess one = await ReceiverProcess.StartAsync(key, redis.Address, delay: 20, lease: 2);
        await using ReceiverProcess other = await ReceiverProcess.StartAsync(key, redis.Address, delay: 20, lease: 2);
        bool isKilled = false;

        Task sending = Task.WhenAll(SendAsync(() => isKilled ? other.Url : one.Url), SendAsync(() => other.Url, isReversed: true));
        await UntilAsync(() => one.Handled.Count >= Tasks / 5);
        await one.KillAsync();
        isKilled = true;
        await sending;

        // What was just being handled comes again after the lease; all else is handled once.
        string[] handled = [.. one.Handled, .. other.Handled];
        Assert.Equal(Tasks, handled.Distinct().Count());
        Assert.InRange(handled.Length, Tasks, Tasks + 16);
    }

    [Fact]
    public async Task RedisThatStopsAndStarts_LosesNothing()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, NoRedis);
        await using var redis = new RedisServer();
        await redis.StartAsync();
        string key = CallbackUrlSigner.CreateKey();
        await using ReceiverProcess one = await ReceiverProcess.StartAsync(key, redis.Address, delay: 5, lease: 2);
        await using ReceiverProcess other = await ReceiverProcess.StartAsync(key, redis.Address, delay: 5, lease: 2);

        Task sending = Task.WhenAll(SendAsync(() => one.Url), SendAsync(() => other.Url, isReversed: true));
        await UntilAsync(() => one.Handled.Count + other.Handled.Count >= Tasks / 4);
        await redis.StopAsync();
        await UntilAsync(() => one.Handled.Count + other.Handled.Count >= Tasks / 2);
        await redis.StartAsync();
        await sending;

        // Nothing is lost; while the store is away, a callback may be handled by each.
        string[] handled = [.. one.Handled, .. other.Handled];
        Assert.Equal(Tasks, handled.Distinct().Count());
        Assert.InRange(handled.Length, Tasks, 2 * Tasks);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            await Task.Delay(5, timeout.Token);
        }
    }

    /// <summary>Sends all callbacks, eight at a time, each until it is taken.</summary>
    private static Task SendAsync(Func<Uri> url, bool isReversed = false) => Parallel.ForEachAsync(isReversed ? Enumerable.Range(0, Tasks).Reverse() : Enumerable.Range(0, Tasks), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancellation) =>
    {
        using var client = new HttpClient();
        for (int attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                using var content = new StringContent(Receiver.Callback.Replace("task-1", $"task-{number}", StringComparison.Ordinal), Encoding.UTF8, "application/json");
                using HttpResponseMessage response = await client.PostAsync(url(), content, cancellation);
                if (response.StatusCode is HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // The receiver is gone: the next attempt goes to the other.
            }

            await Task.Delay(100, cancellation);
        }

        Assert.Fail($"task-{number} was not taken.");
    });
}
