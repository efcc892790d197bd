using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace HiveContracts.AspNetCore.Redis;

/// <summary>Remembers tasks in Redis. A claim is one atomic command (SET NX), so only one of several receivers gets it.</summary>
internal sealed class RedisCallbackStore(RedisConnection connection, string keyPrefix, IOptions<HiveCallbackOptions> options) : ICallbackStore
{
    private const string Handled = "handled";

    // Deletes the key only if it still holds the owner's claim.
    private const string ReleaseScript = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end";

    public async ValueTask<CallbackClaim> ClaimAsync(string key, string owner, CancellationToken cancellationToken)
    {
        IDatabase redis = await connection.GetDatabaseAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        bool isClaimed = await redis.StringSetAsync(keyPrefix + key, owner, options.Value.HandlerLease, when: When.NotExists)
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        if (isClaimed)
        {
            return CallbackClaim.Claimed;
        }

        RedisValue value = await redis.StringGetAsync(keyPrefix + key).WaitAsync(cancellationToken).ConfigureAwait(false);
        return value == Handled ? CallbackClaim.Handled : CallbackClaim.Busy;
    }

    public async ValueTask CompleteAsync(string key, string owner, CancellationToken cancellationToken)
    {
        IDatabase redis = await connection.GetDatabaseAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        await redis.StringSetAsync(keyPrefix + key, Handled, options.Value.Retention).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask ReleaseAsync(string key, string owner, CancellationToken cancellationToken)
    {
        IDatabase redis = await connection.GetDatabaseAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        await redis.ScriptEvaluateAsync(ReleaseScript, [keyPrefix + key], [owner]).WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
