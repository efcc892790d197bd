using HiveContracts.AspNetCore;
using HiveContracts.AspNetCore.Redis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures the callback receiver to remember handled tasks in Redis.</summary>
public static class RedisHiveCallbackBuilderExtensions
{
    private const string DefaultKeyPrefix = "hive:callback:";

    /// <summary>
    /// Remembers handled tasks in a Redis that all receivers share: each task is handled once, whichever receivers its callbacks reach. While Redis is
    /// unavailable, callbacks are handled without it: none is lost, but some may be handled twice.
    /// </summary>
    /// <param name="builder">The builder of the receiver.</param>
    /// <param name="configuration">The configuration string of StackExchange.Redis, such as <c>localhost:6379</c>.</param>
    /// <param name="keyPrefix">The start of each key. Receivers that share tasks have the same prefix.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The configuration is invalid or has no endpoint.</exception>
    public static HiveCallbackBuilder AddRedisStore(this HiveCallbackBuilder builder, string configuration, string keyPrefix = DefaultKeyPrefix)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(configuration);
        ArgumentNullException.ThrowIfNull(keyPrefix);

        // Parsed now rather than on first use, so that a mistake shows at start-up.
        var options = ConfigurationOptions.Parse(configuration);
        if (options.EndPoints.Count == 0)
        {
            throw new ArgumentException($"Expected the address of a Redis server such as 'localhost:6379', found '{configuration}'.", nameof(configuration));
        }

        return AddStore(builder, _ => new RedisConnection(options), keyPrefix);
    }

    /// <summary>Remembers handled tasks in Redis over the <see cref="IConnectionMultiplexer"/> that the app has registered, and that it disposes of.</summary>
    /// <param name="builder">The builder of the receiver.</param>
    /// <param name="keyPrefix">The start of each key. Receivers that share tasks have the same prefix.</param>
    /// <returns>The same builder.</returns>
    public static HiveCallbackBuilder AddRegisteredRedisStore(this HiveCallbackBuilder builder, string keyPrefix = DefaultKeyPrefix)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(keyPrefix);
        return AddStore(builder, static provider => new RedisConnection(provider.GetRequiredService<IConnectionMultiplexer>()), keyPrefix);
    }

    private static HiveCallbackBuilder AddStore(HiveCallbackBuilder builder, Func<IServiceProvider, RedisConnection> connect, string keyPrefix)
    {
        builder.Services.AddSingleton(connect);
        builder.Services.Replace(ServiceDescriptor.Singleton<ICallbackStore>(
            provider => ActivatorUtilities.CreateInstance<RedisCallbackStore>(provider, keyPrefix)));
        return builder;
    }
}
