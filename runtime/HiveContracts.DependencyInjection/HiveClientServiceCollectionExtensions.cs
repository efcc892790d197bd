using System.Net;
using System.Threading.RateLimiting;
using HiveContracts;
using HiveContracts.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="HiveClient"/>.</summary>
public static class HiveClientServiceCollectionExtensions
{
    /// <summary>The name of the HTTP client and of its resilience pipeline; that of a named client's HTTP client has its name behind a dot.</summary>
    public const string Name = "HiveContracts";

    /// <summary>
    /// Registers <see cref="HiveClient"/> over <see cref="IHttpClientFactory"/>. Tasks that Hive refuses for the time being (429, 500 and above) and those for which there was no connection
    /// are sent again, up to <see cref="HiveClientOptions.MaxRetries"/> times, after a delay that doubles, with jitter, or as long as the answer says; those whose media cannot be rewound are not.
    /// No more than <see cref="HiveClientOptions.TasksPerSecond"/> leave this process in a second; the others wait.
    /// </summary>
    /// <param name="services">Takes the client.</param>
    /// <param name="configure">Sets the key, at least. Wrong options are an <see cref="OptionsValidationException"/> when the host starts.</param>
    /// <returns>The builder of the HTTP client, to add handlers to.</returns>
    public static IHttpClientBuilder AddHiveClient(this IServiceCollection services, Action<HiveClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddTransient(static provider => Create(provider, Microsoft.Extensions.Options.Options.DefaultName));
        return services.Add(Microsoft.Extensions.Options.Options.DefaultName, configure);
    }

    /// <summary>The same for one of several projects, each of which has a key of its own, and so a model and a rate of its own: <c>[FromKeyedServices("visual")] HiveClient hive</c>.</summary>
    /// <param name="services">Takes the client.</param>
    /// <param name="name">The key of the service, and the name of the options.</param>
    /// <param name="configure">Sets the project's key, at least.</param>
    /// <returns>The builder of the HTTP client, to add handlers to.</returns>
    public static IHttpClientBuilder AddHiveClient(this IServiceCollection services, string name, Action<HiveClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        services.TryAddKeyedTransient(name, static (provider, key) => Create(provider, (string)key!));
        return services.Add(name, configure);
    }

    private static IHttpClientBuilder Add(this IServiceCollection services, string name, Action<HiveClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<HiveClientOptions>(name).Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HiveClientOptions>, HiveClientOptionsValidation>());
        IHttpClientBuilder builder = services.AddHttpClient(HttpName(name));
        if (services.Any(registered => registered.ServiceType == typeof(Pipeline) && registered.ServiceKey is string known && known == name))
        {
            return builder; // options may be set in several places; two pipelines would multiply what they send
        }

        services.AddKeyedSingleton<Pipeline>(name);
        builder.ConfigureHttpClient(static http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(HiveClient.CreateHandler)
            .RedactLoggedHeaders(["Authorization"])
            .AddResilienceHandler(Name, (pipeline, context) => Configure(pipeline, context, Options(context.ServiceProvider, name)));
        builder.AddHttpMessageHandler(static () => new InactivityHandler());
        return builder;
    }

    private static HiveClient Create(IServiceProvider provider, string name) => new(provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpName(name)), Options(provider, name), hasInactivityHandler: true);

    private static HiveClientOptions Options(IServiceProvider provider, string name) => provider.GetRequiredService<IOptionsMonitor<HiveClientOptions>>().Get(name);

    private static string HttpName(string name) => name.Length == 0 ? Name : $"{Name}.{name}";

    private static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ResilienceHandlerContext context, HiveClientOptions options)
    {
        if (options.MaxRetries > 0)
        {
            pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(30),
                UseJitter = true,
                ShouldRetryAfterHeader = true,
                ShouldHandle = static arguments => ValueTask.FromResult(IsTransient(arguments.Outcome) && IsRepeatable(arguments.Context)),
            });
        }

        // Inside the retry: what is sent again counts again.
        var limiter = new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.TasksPerSecond,
            Window = TimeSpan.FromSeconds(1),
            SegmentsPerWindow = 10,
            QueueLimit = int.MaxValue,
        });
        context.OnPipelineDisposed(limiter.Dispose);
        pipeline.AddRateLimiter(limiter);
    }

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result.StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } => true,

        // Where there was no connection, Hive has no task yet.
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } } => true,
        _ => false,
    };

    private static bool IsRepeatable(ResilienceContext context) =>
        context.GetRequestMessage() is { } request && request.Options.TryGetValue(HiveClient.IsRepeatable, out bool isRepeatable) && isRepeatable;

    /// <summary>Says that a client's HTTP client has its handlers.</summary>
    private sealed class Pipeline;
}
