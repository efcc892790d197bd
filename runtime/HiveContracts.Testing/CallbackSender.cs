using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace HiveContracts.Testing;

/// <summary>Posts callbacks, and posts them again until the receiver accepts them.</summary>
internal sealed class CallbackSender(HiveStandInOptions options) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentQueue<Task<bool>> deliveries = new();
    private readonly CancellationTokenSource stop = new();

    /// <summary>Starts the delivery of a task's callback.</summary>
    /// <param name="task">The task. Without a callback URL, there is nothing to deliver.</param>
    /// <param name="start">The delivery waits for it.</param>
    /// <returns>Whether the receiver accepted the callback.</returns>
    public Task<bool> Start(StandInTask task, Task start)
    {
        Task<bool> delivery = task.CallbackUrl is { } callbackUrl ? DeliverAsync(task, callbackUrl, start) : Task.FromResult(true);
        deliveries.Enqueue(delivery);
        return delivery;
    }

    /// <summary>Waits for all deliveries that were started so far.</summary>
    /// <returns>Whether all callbacks were accepted.</returns>
    public async Task<bool> WaitAsync() => Array.TrueForAll(await Task.WhenAll(deliveries).ConfigureAwait(false), static isAccepted => isAccepted);

    public async Task<HttpResponseMessage> PostAsync(Uri callbackUrl, ReadOnlyMemory<byte> utf8Json, CancellationToken cancellationToken)
    {
        using var content = new ReadOnlyMemoryContent(utf8Json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await client.PostAsync(callbackUrl, content, cancellationToken).ConfigureAwait(false);
    }

    public async Task StopAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);

        // Exceptions, for example from CreateCallback, are thrown by WaitAsync.
        await ((Task)Task.WhenAll(deliveries)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        client.Dispose();
        stop.Dispose();
    }

    private async Task<bool> DeliverAsync(StandInTask task, Uri callbackUrl, Task start)
    {
        await start.ConfigureAwait(false);
        byte[] callback = options.CreateCallback(task);
        for (int attempt = 0; attempt <= options.MaxResends && !stop.IsCancellationRequested; attempt++)
        {
            TimeSpan delay = options.ResendDelay;
            try
            {
                byte[] body = attempt == 0 ? callback : CallbackGenerator.MarkResent(callback);
                using HttpResponseMessage response = await PostAsync(callbackUrl, body, stop.Token).ConfigureAwait(false);
                if (response.IsSuccessStatusCode)
                {
                    return true;
                }

                delay = response.Headers.RetryAfter?.Delta ?? delay;
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                // The receiver is not reachable now, but may be later.
            }

            await Task.Delay(delay, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }
}
