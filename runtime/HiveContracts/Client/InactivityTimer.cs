namespace HiveContracts;

/// <summary>
/// Ends a submission in which nothing happens: it runs while a request is under way, and not while it waits for its turn or to be sent again.
/// </summary>
internal sealed class InactivityTimer(CancellationTokenSource source, TimeSpan timeout)
{
    /// <summary>The clock of a request.</summary>
    internal static readonly HttpRequestOptionsKey<InactivityTimer> Key = new("HiveContracts.InactivityTimer");

    private volatile bool isRunning;

    internal CancellationToken Token => source.Token;

    internal void Start()
    {
        isRunning = true;
        source.CancelAfter(timeout);
    }

    /// <summary>Starts it over, if it runs.</summary>
    internal void Touch()
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
