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

    /// <summary>Adds the health check <c>hive-callback-store</c>, which is degraded while the <see cref="ICallbackStore"/> does not respond.</summary>
    /// <param name="builder">The builder of the receiver.</param>
    /// <returns>The same builder.</returns>
    public static HiveCallbackBuilder AddStoreHealthCheck(this HiveCallbackBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            "hive-callback-store", static provider => new CallbackStoreHealthCheck(provider.GetRequiredService<ICallbackStore>()), null, null));
        return builder;
    }
}
