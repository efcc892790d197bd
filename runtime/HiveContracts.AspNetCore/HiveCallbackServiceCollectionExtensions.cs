using HiveContracts;
using HiveContracts.AspNetCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the callback receiver.</summary>
public static class HiveCallbackServiceCollectionExtensions
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string TelemetryName = "HiveContracts.AspNetCore";

    /// <summary>
    /// Registers the callback receiver: its options, the <see cref="CallbackUrlSigner"/>, and an in-memory store of handled tasks unless an
    /// <see cref="ICallbackStore"/> is registered. Also raises the level of the host's request log to warning, because that log contains the URLs and so the
    /// tokens.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">
    /// Configures the options; a signing key is required. Invalid options are an <see cref="OptionsValidationException"/> when the host starts.
    /// </param>
    /// <returns>A builder that configures the receiver further, for example where handled tasks are remembered.</returns>
    public static HiveCallbackBuilder AddHiveCallbacks(this IServiceCollection services, Action<HiveCallbackOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<HiveCallbackOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HiveCallbackOptions>, HiveCallbackOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.TryAddSingleton<CallbackMetrics>();
        services.TryAddSingleton(CreateSigner);
        services.TryAddSingleton<ICallbackStore, MemoryCallbackStore>();
        services.TryAddSingleton<ResilientCallbackStore>();
        services.TryAddSingleton<CallbackBodyReader>();
        services.TryAddSingleton<CallbackDispatcher>();
        services.TryAddSingleton<CallbackEndpoint>();
        services.PostConfigure<LoggerFilterOptions>(KeepUrlsOutOfLogs);
        return new HiveCallbackBuilder(services);
    }

    private static CallbackUrlSigner CreateSigner(IServiceProvider services)
    {
        HiveCallbackOptions options = services.GetRequiredService<IOptions<HiveCallbackOptions>>().Value;
        return new CallbackUrlSigner(options.SigningKeys, options.UrlLifetime, services.GetRequiredService<TimeProvider>());
    }

    private static void KeepUrlsOutOfLogs(LoggerFilterOptions filter)
    {
        // Rules of a provider take precedence over rules of all providers, so each provider with rules gets its own.
        foreach (string? provider in filter.Rules.Select(static rule => rule.ProviderName).Append(null).Distinct().ToArray())
        {
            filter.Rules.Add(new LoggerFilterRule(provider, "Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning, null));
        }
    }
}
