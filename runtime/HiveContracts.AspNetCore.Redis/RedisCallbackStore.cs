using HiveContracts.AspNetCore;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace HiveContracts.AspNetCore.Redis;

/// <summary>Remembers tasks in Redis, where a claim is one step: of many receivers, one has it.</summary>
internal sealed class RedisCallbackStore(RedisConnection connection, IOptions<HiveCallbackOptions> options) : ICallbackStore
{
    private const string Prefix = "hive:callback:";
    private const string Handled = "handled";

    // Gives back what is still one's own.
    private const string Release = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end";

    public async ValueTask<CallbackClaim> ClaimAsync(string key, string owner, CancellationToken cancellationToken)
    {
        IDatabase redis = await connection.DatabaseAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        if (await redis.StringSetAsync(Prefix + key, owner, options.Value.HandlerLease, when: When.NotExists).WaitAsync(cancellationToken).ConfigureAwait(false))
        {
            return CallbackClaim.Claimed;
        }

        return await redis.StringGetAsync(Prefix + key).WaitAsync(cancellationToken).ConfigureAwait(false) == Handled ? CallbackClaim.Handled : CallbackClaim.Busy;
    }

    public async ValueTask CompleteAsync(string key, string owner, CancellationToken cancellationToken)
    {
        IDatabase redis = await connection.DatabaseAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        await redis.StringSetAsync(Prefix + key, Handled, options.Value.Retention).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask ReleaseAsync(string key, string owner, CancellationToken cancellationToken)
    {
        IDatabase redis = await connection.DatabaseAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        await redis.ScriptEvaluateAsync(Release, [Prefix + key], [owner]).WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
