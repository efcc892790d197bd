using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HiveContracts.AspNetCore;

/// <summary>Whether the store of handled callbacks answers. Without it callbacks are handled, but perhaps twice: that is degraded, and no reason to take the receiver away.</summary>
internal sealed class CallbackStoreHealth(ICallbackStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        string owner = Guid.NewGuid().ToString("N");
        string key = "health-" + owner;
        try
        {
            await store.ClaimAsync(key, owner, cancellationToken);
            await store.ReleaseAsync(key, owner, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Degraded("The store of handled callbacks does not answer: callbacks may be handled twice.", fault);
        }
    }
}
