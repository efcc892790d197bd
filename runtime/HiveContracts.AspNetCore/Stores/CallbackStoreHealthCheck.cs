using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HiveContracts.AspNetCore;

/// <summary>
/// Checks whether the store responds. If not, the status is degraded rather than unhealthy: the receiver still handles callbacks, but may handle one twice.
/// </summary>
internal sealed class CallbackStoreHealthCheck(ICallbackStore store) : IHealthCheck
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
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Degraded("The callback store does not respond: callbacks may be handled twice.", exception);
        }
    }
}
