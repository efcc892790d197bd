using Microsoft.Extensions.Options;

namespace HiveContracts.AspNetCore;

/// <summary>Remembers tasks in this process: enough for one receiver, until it is restarted.</summary>
internal sealed class MemoryCallbackStore(IOptions<HiveCallbackOptions> options, TimeProvider time) : ICallbackStore
{
    // About 100 bytes each. Beyond this, the oldest are forgotten first.
    private const int MaxEntries = 500_000;

    private readonly Lock access = new();
    private readonly Dictionary<string, Entry> entries = [];
    private readonly Queue<(string Key, DateTimeOffset Until)> handled = new();

    public ValueTask<CallbackClaim> ClaimAsync(string key, string owner, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (access)
        {
            Forget(now);
            if (entries.TryGetValue(key, out Entry? entry) && entry.Until > now)
            {
                return ValueTask.FromResult(entry.Owner is null ? CallbackClaim.Handled : CallbackClaim.Busy);
            }

            entries[key] = new Entry(owner, now + options.Value.HandlerLease);
            return ValueTask.FromResult(CallbackClaim.Claimed);
        }
    }

    public ValueTask CompleteAsync(string key, string owner, CancellationToken cancellationToken)
    {
        DateTimeOffset until = time.GetUtcNow() + options.Value.Retention;
        lock (access)
        {
            entries[key] = new Entry(null, until);
            handled.Enqueue((key, until));
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

    private void Forget(DateTimeOffset now)
    {
        while (handled.TryPeek(out (string Key, DateTimeOffset Until) oldest) && (oldest.Until <= now || handled.Count > MaxEntries))
        {
            handled.Dequeue();
            if (entries.TryGetValue(oldest.Key, out Entry? entry) && entry.Owner is null)
            {
                entries.Remove(oldest.Key);
            }
        }
    }

    /// <summary>A claim of somebody's; or, without an owner, a task that was handled.</summary>
    private sealed record Entry(string? Owner, DateTimeOffset Until);
}
