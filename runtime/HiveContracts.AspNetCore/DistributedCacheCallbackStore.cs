using System.Text;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;

namespace HiveContracts.AspNetCore;

/// <summary>
/// Remembers tasks in whatever <see cref="IDistributedCache"/> is registered. Such a cache cannot claim in one step: two receivers that get the same callback within
/// the same few milliseconds may both handle it. The store of HiveContracts.AspNetCore.Redis has no such gap.
/// </summary>
internal sealed class DistributedCacheCallbackStore(IDistributedCache cache, IOptions<HiveCallbackOptions> options) : ICallbackStore
{
    private const string Prefix = "hive:callback:";
    private const string Handled = "handled";

    public async ValueTask<CallbackClaim> ClaimAsync(string key, string owner, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is { } found)
        {
            return found == Handled ? CallbackClaim.Handled : CallbackClaim.Busy;
        }

        await SetAsync(key, owner, options.Value.HandlerLease, cancellationToken);
        return await FindAsync(key, cancellationToken) == owner ? CallbackClaim.Claimed : CallbackClaim.Busy;
    }

    public async ValueTask CompleteAsync(string key, string owner, CancellationToken cancellationToken) => await SetAsync(key, Handled, options.Value.Retention, cancellationToken);

    public async ValueTask ReleaseAsync(string key, string owner, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) == owner)
        {
            await cache.RemoveAsync(Prefix + key, cancellationToken);
        }
    }

    private async Task<string?> FindAsync(string key, CancellationToken cancellationToken) =>
        await cache.GetAsync(Prefix + key, cancellationToken) is { } found ? Encoding.UTF8.GetString(found) : null;

    private Task SetAsync(string key, string value, TimeSpan lifetime, CancellationToken cancellationToken) =>
        cache.SetAsync(Prefix + key, Encoding.UTF8.GetBytes(value), new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime }, cancellationToken);
}
