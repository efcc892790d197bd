using HiveContracts;
using HiveContracts.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="HiveClient"/>.</summary>
public static class HiveClientServiceCollectionExtensions
{
    /// <summary>
    /// The name of the HTTP client and of its resilience pipeline. The HTTP client of a named Hive client has this name, a dot, and the name of the Hive
    /// client.
    /// </summary>
    public const string HttpClientName = "HiveContracts";

    /// <summary>
    /// Registers <see cref="HiveClient"/> over <see cref="IHttpClientFactory"/>, with retries and a rate limiter. A task is sent again if the response is
    /// 408, 429 or 5xx or there was no connection, up to <see cref="HiveClientOptions.MaxRetries"/> times, after the time that Retry-After says or an
    /// exponential delay with jitter. Media that cannot be rewound is not sent again. At most <see cref="HiveClientOptions.TasksPerSecond"/> requests per
    /// second leave the process; further ones wait.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">
    /// Configures the options; the key is required. Invalid options are an <see cref="OptionsValidationException"/> when the host starts.
    /// </param>
    /// <returns>The builder of the HTTP client, which adds further handlers.</returns>
    public static IHttpClientBuilder AddHiveClient(this IServiceCollection services, Action<HiveClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddTransient(static provider => Create(provider, Options.Options.DefaultName));
        return services.AddHttpClient(Options.Options.DefaultName, configure);
    }

    /// <summary>
    /// Registers a <see cref="HiveClient"/> as a keyed service: <c>[FromKeyedServices("visual")] HiveClient hive</c>. Use one client for each project of
    /// Hive's: every project has its own API key, model and rate limit.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The key of the service and the name of its options.</param>
    /// <param name="configure">
    /// Configures the options; the project's key is required. Invalid options are an <see cref="OptionsValidationException"/> when the host starts.
    /// </param>
    /// <returns>The builder of the HTTP client, which adds further handlers.</returns>
    public static IHttpClientBuilder AddHiveClient(this IServiceCollection services, string name, Action<HiveClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        services.TryAddKeyedTransient(name, static (provider, key) => Create(provider, (string)key!));
        return services.AddHttpClient(name, configure);
    }

    private static IHttpClientBuilder AddHttpClient(this IServiceCollection services, string name, Action<HiveClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<HiveClientOptions>(name).Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HiveClientOptions>, HiveClientOptionsValidator>());
        IHttpClientBuilder builder = services.AddHttpClient(HttpClientNameOf(name));
        if (services.Any(service => service.ServiceType == typeof(HandlersMarker) && service.ServiceKey is string key && key == name))
        {
            // A client can be configured in several places. A second pipeline would multiply the retries.
            return builder;
        }

        services.AddKeyedSingleton<HandlersMarker>(name);
        builder.ConfigureHttpClient(static http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(HiveClient.CreateHandler)
            .RedactLoggedHeaders(["Authorization"])
            .AddResilienceHandler(
                HttpClientName,
                (pipeline, context) => HiveResiliencePipeline.Configure(pipeline, context, OptionsOf(context.ServiceProvider, name)));
        return builder.AddHttpMessageHandler(static () => new InactivityHandler());
    }

    private static HiveClient Create(IServiceProvider provider, string name)
    {
        HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientNameOf(name));
        return new HiveClient(http, OptionsOf(provider, name), hasInactivityHandler: true);
    }

    private static HiveClientOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<HiveClientOptions>>().Get(name);

    private static string HttpClientNameOf(string name) => name.Length == 0 ? HttpClientName : $"{HttpClientName}.{name}";

    /// <summary>Marks, as a keyed service, that the HTTP client of that name has its handlers.</summary>
    private sealed class HandlersMarker;
}
