using HiveContracts.AspNetCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what endpoints for callbacks need.</summary>
public static class HiveCallbackServiceCollectionExtensions
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string TelemetryName = "HiveContracts.AspNetCore";

    /// <summary>
    /// Registers the receiver: options, <see cref="CallbackUrlSigner"/>, and a store in memory for the tasks that were handled, unless an <see cref="ICallbackStore"/> is registered.
    /// The host's own log of each request is set to warnings, since it has the whole URL in it, token included.
    /// </summary>
    /// <param name="services">Takes the services.</param>
    /// <param name="configure">Sets a signing key, at least. Wrong options are an <see cref="OptionsValidationException"/> when the host starts.</param>
    public static IServiceCollection AddHiveCallbacks(this IServiceCollection services, Action<HiveCallbackOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<HiveCallbackOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HiveCallbackOptions>, HiveCallbackOptionsValidation>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.TryAddSingleton<CallbackMetrics>();
        services.TryAddSingleton<CallbackUrlSigner>();
        services.TryAddSingleton<ICallbackStore, MemoryCallbackStore>();
        services.TryAddSingleton<CallbackEndpoint>();
        return services.PostConfigure<LoggerFilterOptions>(static filter =>
        {
            // For each provider that has rules of its own as well: those come before the ones for all.
            foreach (string? provider in filter.Rules.Select(static rule => rule.ProviderName).Append(null).Distinct().ToArray())
            {
                filter.Rules.Add(new LoggerFilterRule(provider, "Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning, null));
            }
        });
    }

    /// <summary>
    /// Remembers handled tasks in the <see cref="Microsoft.Extensions.Caching.Distributed.IDistributedCache"/> that is registered, for receivers that share one. Such a cache cannot claim in one step: the same callback,
    /// posted to two receivers within milliseconds, may be handled by both. HiveContracts.AspNetCore.Redis has no such gap.
    /// </summary>
    public static IServiceCollection AddHiveCallbackDistributedCache(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.Replace(ServiceDescriptor.Singleton<ICallbackStore, DistributedCacheCallbackStore>());
    }

    /// <summary>Adds a check of the store of handled tasks: degraded where it does not answer.</summary>
    public static IHealthChecksBuilder AddHiveCallbackStore(this IHealthChecksBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new Diagnostics.HealthChecks.HealthCheckRegistration("hive-callback-store", static provider => new CallbackStoreHealth(provider.GetRequiredService<ICallbackStore>()), null, null));
    }
}
