namespace HiveContracts;

/// <summary>Runs the clock of a request, behind all handlers that wait: for their turn, or to send it again.</summary>
internal sealed class InactivityHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(InactivityTimer.Key, out InactivityTimer? clock))
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        clock.Start();
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            clock.Stop(); // also where there was no connection: that is tried again, after a while
        }
    }
}
