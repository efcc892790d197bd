using HiveContracts.AspNetCore;
using HiveContracts.AspNetCore.Redis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Redis as the store of handled callbacks.</summary>
public static class HiveCallbackRedisServiceCollectionExtensions
{
    /// <summary>
    /// Remembers handled tasks in a Redis that all receivers share: each task is handled once, whichever receiver its callback comes to, and however often. While Redis is down, callbacks are handled all the
    /// same, and so perhaps twice; none is lost.
    /// </summary>
    /// <param name="services">Takes the store.</param>
    /// <param name="configuration">Where Redis is, as StackExchange.Redis has it: <c>localhost:6379</c>.</param>
    /// <exception cref="ArgumentException">The configuration is none.</exception>
    public static IServiceCollection AddHiveCallbackRedis(this IServiceCollection services, string configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(configuration);
        var options = ConfigurationOptions.Parse(configuration); // what is wrong with it is known now
        if (options.EndPoints.Count == 0)
        {
            throw new ArgumentException($"Expected an address of Redis such as 'localhost:6379', found '{configuration}'.", nameof(configuration));
        }

        services.AddSingleton(_ => new RedisConnection(options));
        return services.Replace(ServiceDescriptor.Singleton<ICallbackStore, RedisCallbackStore>());
    }
}
