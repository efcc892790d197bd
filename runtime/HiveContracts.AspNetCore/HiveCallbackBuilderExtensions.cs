using HiveContracts.AspNetCore;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures how the callback receiver remembers handled tasks.</summary>
public static class HiveCallbackBuilderExtensions
{
    /// <summary>
    /// Remembers handled tasks in the registered <see cref="IDistributedCache"/>, which several receivers can share. The interface has no atomic claim: if
    /// the same callback reaches two receivers within a few milliseconds, both may handle it. The store of HiveContracts.AspNetCore.Redis claims atomically.
    /// </summary>
    /// <param name="builder">The builder of the receiver.</param>
    /// <returns>The same builder.</returns>
    public static HiveCallbackBuilder AddDistributedCacheStore(this HiveCallbackBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<ICallbackStore, DistributedCacheCallbackStore>());
        return builder;
    }

    /// <summary>Adds a health check that fails while the <see cref="ICallbackStore"/> does not respond.</summary>
    /// <param name="builder">The builder of the receiver.</param>
    /// <param name="name">The name of the health check.</param>
    /// <param name="failureStatus">
    /// The status if the store does not respond. By default it is degraded rather than unhealthy: the receiver handles callbacks, but may handle one twice.
    /// </param>
    /// <param name="tags">Tags by which the app selects health checks.</param>
    /// <param name="timeout">How long the store may take; null for no limit.</param>
    /// <returns>The same builder.</returns>
    public static HiveCallbackBuilder AddStoreHealthCheck(
        this HiveCallbackBuilder builder,
        string name = "hive-callback-store",
        HealthStatus failureStatus = HealthStatus.Degraded,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            name, static provider => new CallbackStoreHealthCheck(provider.GetRequiredService<ICallbackStore>()), failureStatus, tags, timeout));
        return builder;
    }
}
