using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HiveContracts.AspNetCore;

/// <summary>
/// Calls the store with a timeout. If the store fails or is too slow, the task counts as claimed: handling a callback twice is better than losing it.
/// </summary>
internal sealed class ResilientCallbackStore(
    ICallbackStore store, IOptions<HiveCallbackOptions> options, CallbackMetrics metrics, ILogger<ResilientCallbackStore> logger)
{
    private readonly TimeSpan timeout = options.Value.StoreTimeout;

    public ValueTask<CallbackClaim> ClaimAsync(string key, string owner) =>
        CallAsync(key, token => store.ClaimAsync(key, owner, token), CallbackClaim.Claimed);

    public async ValueTask CompleteAsync(string key, string owner) => await CallAsync(
        key,
        async token =>
        {
            await store.CompleteAsync(key, owner, token);
            return true;
        },
        fallback: false);

    public async ValueTask ReleaseAsync(string key, string owner) => await CallAsync(
        key,
        async token =>
        {
            await store.ReleaseAsync(key, owner, token);
            return true;
        },
        fallback: false);

    private async ValueTask<TResult> CallAsync<TResult>(string key, Func<CancellationToken, ValueTask<TResult>> call, TResult fallback)
    {
        using var cancellation = new CancellationTokenSource();
        try
        {
            ValueTask<TResult> result = call(cancellation.Token);
            if (result.IsCompletedSuccessfully)
            {
                return result.Result;
            }

            cancellation.CancelAfter(timeout);
            return await result.AsTask().WaitAsync(cancellation.Token);
        }
        catch (Exception exception)
        {
            Log.StoreFailed(logger, key, exception);
            metrics.CountStoreFailure();
            return fallback;
        }
    }
}
