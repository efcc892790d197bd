namespace HiveContracts;

/// <summary>
/// Cancels a submission in which nothing is sent or received. It runs while a request is under way, and not while the request waits for a rate
/// limiter or a retry.
/// </summary>
internal sealed class InactivityTimer(CancellationTokenSource source, TimeSpan timeout)
{
    /// <summary>The timer of a request.</summary>
    internal static readonly HttpRequestOptionsKey<InactivityTimer> Key = new("HiveContracts.InactivityTimer");

    private volatile bool isRunning;

    internal CancellationToken Token => source.Token;

    internal void Start()
    {
        isRunning = true;
        source.CancelAfter(timeout);
    }

    /// <summary>Starts over, if the timer is running.</summary>
    internal void Reset()
    {
        if (isRunning)
        {
            source.CancelAfter(timeout);
        }
    }

    internal void Stop()
    {
        isRunning = false;
        source.CancelAfter(Timeout.InfiniteTimeSpan);
    }
}
