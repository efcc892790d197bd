using Microsoft.Extensions.Options;

namespace HiveContracts.AspNetCore;

/// <summary>Remembers tasks in this process, until it ends: sufficient for a single receiver.</summary>
internal sealed class MemoryCallbackStore(IOptions<HiveCallbackOptions> options, TimeProvider time) : ICallbackStore
{
    // An entry takes about 100 bytes. Beyond the limit, the oldest entries are removed first.
    private const int MaxEntries = 500_000;

    private readonly Lock access = new();
    private readonly Dictionary<string, Entry> entries = [];
    private readonly Queue<(string Key, DateTimeOffset Expires)> handled = new();

    public ValueTask<CallbackClaim> ClaimAsync(string key, string owner, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (access)
        {
            RemoveExpired(now);
            if (entries.TryGetValue(key, out Entry? entry) && entry.Expires > now)
            {
                return ValueTask.FromResult(entry.Owner is null ? CallbackClaim.Handled : CallbackClaim.Busy);
            }

            entries[key] = new Entry(owner, now + options.Value.HandlerLease);
            return ValueTask.FromResult(CallbackClaim.Claimed);
        }
    }

    public ValueTask CompleteAsync(string key, string owner, CancellationToken cancellationToken)
    {
        DateTimeOffset expires = time.GetUtcNow() + options.Value.Retention;
        lock (access)
        {
            entries[key] = new Entry(null, expires);
            handled.Enqueue((key, expires));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ReleaseAsync(string key, string owner, CancellationToken cancellationToken)
    {
        lock (access)
        {
            if (entries.TryGetValue(key, out Entry? entry) && entry.Owner == owner)
            {
                entries.Remove(key);
            }
        }

        return ValueTask.CompletedTask;
    }

    private void RemoveExpired(DateTimeOffset now)
    {
        while (handled.TryPeek(out (string Key, DateTimeOffset Expires) oldest) && (oldest.Expires <= now || handled.Count > MaxEntries))
        {
            handled.Dequeue();
            if (entries.TryGetValue(oldest.Key, out Entry? entry) && entry.Owner is null)
            {
                entries.Remove(oldest.Key);
            }
        }
    }

    /// <summary>A claim; or, if the owner is null, a handled task.</summary>
    private sealed record Entry(string? Owner, DateTimeOffset Expires);
}
