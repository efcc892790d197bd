using System.Text;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;

namespace HiveContracts.AspNetCore;

/// <summary>
/// Remembers tasks in the registered <see cref="IDistributedCache"/>. The interface has no atomic claim: if the same callback reaches two receivers
/// within a few milliseconds, both may handle it. The store of HiveContracts.AspNetCore.Redis claims atomically.
/// </summary>
internal sealed class DistributedCacheCallbackStore(IDistributedCache cache, IOptions<HiveCallbackOptions> options) : ICallbackStore
{
    private const string Prefix = "hive:callback:";
    private const string Handled = "handled";

    public async ValueTask<CallbackClaim> ClaimAsync(string key, string owner, CancellationToken cancellationToken)
    {
        if (await GetAsync(key, cancellationToken) is { } value)
        {
            return value == Handled ? CallbackClaim.Handled : CallbackClaim.Busy;
        }

        await SetAsync(key, owner, options.Value.HandlerLease, cancellationToken);
        return await GetAsync(key, cancellationToken) == owner ? CallbackClaim.Claimed : CallbackClaim.Busy;
    }

    public async ValueTask CompleteAsync(string key, string owner, CancellationToken cancellationToken) =>
        await SetAsync(key, Handled, options.Value.Retention, cancellationToken);

    public async ValueTask ReleaseAsync(string key, string owner, CancellationToken cancellationToken)
    {
        if (await GetAsync(key, cancellationToken) == owner)
        {
            await cache.RemoveAsync(Prefix + key, cancellationToken);
        }
    }

    private async Task<string?> GetAsync(string key, CancellationToken cancellationToken) =>
        await cache.GetAsync(Prefix + key, cancellationToken) is { } value ? Encoding.UTF8.GetString(value) : null;

    private Task SetAsync(string key, string value, TimeSpan lifetime, CancellationToken cancellationToken) => cache.SetAsync(
        Prefix + key,
        Encoding.UTF8.GetBytes(value),
        new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime },
        cancellationToken);
}
