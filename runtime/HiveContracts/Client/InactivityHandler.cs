namespace HiveContracts;

/// <summary>
/// Applies <see cref="HiveClientOptions.InactivityTimeout"/> to each attempt to send a request. Add it to the <see cref="HttpClient"/> as the innermost
/// handler, so that the time that other handlers wait (to retry, or for a rate limiter) does not count.
/// </summary>
/// <remarks>Requests that no <see cref="HiveClient"/> sends pass through unchanged.</remarks>
public sealed class InactivityHandler : DelegatingHandler
{
    /// <inheritdoc/>
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
