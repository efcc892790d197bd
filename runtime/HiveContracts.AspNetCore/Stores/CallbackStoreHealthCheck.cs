using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HiveContracts.AspNetCore;

/// <summary>Checks whether the store responds.</summary>
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
            const string Description = "The callback store does not respond: callbacks may be handled twice.";
            return new HealthCheckResult(context.Registration.FailureStatus, Description, exception);
        }
    }
}
