namespace HiveContracts;

/// <summary>Runs the inactivity timer of a request. It is the innermost handler, so that the time in rate limiters and before retries does not count.</summary>
internal sealed class InactivityHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(InactivityTimer.Key, out InactivityTimer? timer))
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        timer.Start();
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            timer.Stop(); // also after a failed connection: a retry follows after a delay
        }
    }
}
