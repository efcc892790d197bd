using System.Net;
using System.Text;
using HiveContracts.AspNetCore;

namespace HiveContracts.Http.Tests;

/// <summary>Two receivers in separate processes share a Redis server. Each callback is sent to both.</summary>
public sealed class ScaleOutTests
{
    private const int Tasks = 200;
    private const string RedisRequired = "This test requires redis-server.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CallbacksSentToBoth_AreHandledOnce()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisRequired);
        await using var redis = new RedisServer();
        await redis.StartAsync();
        string key = CallbackUrlSigner.CreateKey();
        await using ReceiverProcess first = await ReceiverProcess.StartAsync(key, redis.Address, delay: 2, lease: 300);
        await using ReceiverProcess second = await ReceiverProcess.StartAsync(key, redis.Address, delay: 2, lease: 300);

        // Each callback is sent three times, to both receivers at once.
        await Task.WhenAll(SendAsync(() => first.Url), SendAsync(() => second.Url), SendAsync(() => first.Url));

        string[] handled = [.. first.Handled, .. second.Handled];
        Assert.Equal(Tasks, handled.Distinct().Count());
        Assert.Equal(Tasks, handled.Length);
    }

    [Fact]
    public async Task KilledReceiver_LosesNothing()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisRequired);
        await using var redis = new RedisServer();
        await redis.StartAsync();
        string key = CallbackUrlSigner.CreateKey();
        await using ReceiverProcess first = await ReceiverProcess.StartAsync(key, redis.Address, delay: 20, lease: 2);
        await using ReceiverProcess second = await ReceiverProcess.StartAsync(key, redis.Address, delay: 20, lease: 2);
        bool isKilled = false;

        Task sending = Task.WhenAll(SendAsync(() => isKilled ? second.Url : first.Url), SendAsync(() => second.Url, isReversed: true));
        await WaitUntilAsync(() => first.Handled.Count >= Tasks / 5);
        await first.KillAsync();
        isKilled = true;
        await sending;

        // Tasks that the killed receiver was handling, at most 16, are handled again after the lease.
        string[] handled = [.. first.Handled, .. second.Handled];
        Assert.Equal(Tasks, handled.Distinct().Count());
        Assert.InRange(handled.Length, Tasks, Tasks + 16);
    }

    [Fact]
    public async Task RestartOfRedis_LosesNothing()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisRequired);
        await using var redis = new RedisServer();
        await redis.StartAsync();
        string key = CallbackUrlSigner.CreateKey();
        await using ReceiverProcess first = await ReceiverProcess.StartAsync(key, redis.Address, delay: 5, lease: 2);
        await using ReceiverProcess second = await ReceiverProcess.StartAsync(key, redis.Address, delay: 5, lease: 2);

        Task sending = Task.WhenAll(SendAsync(() => first.Url), SendAsync(() => second.Url, isReversed: true));
        await WaitUntilAsync(() => first.Handled.Count + second.Handled.Count >= Tasks / 4);
        await redis.StopAsync();
        await WaitUntilAsync(() => first.Handled.Count + second.Handled.Count >= Tasks / 2);
        await redis.StartAsync();
        await sending;

        // While Redis is down, both receivers may handle the same callback.
        string[] handled = [.. first.Handled, .. second.Handled];
        Assert.Equal(Tasks, handled.Distinct().Count());
        Assert.InRange(handled.Length, Tasks, 2 * Tasks);
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            await Task.Delay(5, timeout.Token);
        }
    }

    /// <summary>Sends all callbacks, eight at a time.</summary>
    private static Task SendAsync(Func<Uri> url, bool isReversed = false)
    {
        IEnumerable<int> numbers = Enumerable.Range(0, Tasks);
        return Parallel.ForEachAsync(
            isReversed ? numbers.Reverse() : numbers, new ParallelOptions { MaxDegreeOfParallelism = 8 }, (number, _) => SendUntilAcceptedAsync(number, url));
    }

    private static async ValueTask SendUntilAcceptedAsync(int number, Func<Uri> url)
    {
        string callback = Receiver.Callback.Replace("task-1", $"task-{number}", StringComparison.Ordinal);
        using var client = new HttpClient();
        for (int attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                using var content = new StringContent(callback, Encoding.UTF8, "application/json");
                using HttpResponseMessage response = await client.PostAsync(url(), content, Cancellation);
                if (response.StatusCode is HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // The receiver was killed: the next attempt goes to the other one.
            }

            await Task.Delay(100, Cancellation);
        }

        Assert.Fail($"task-{number} was not accepted.");
    }
}
