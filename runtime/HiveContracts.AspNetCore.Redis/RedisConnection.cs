using StackExchange.Redis;

namespace HiveContracts.AspNetCore.Redis;

/// <summary>The connection to Redis. It reconnects by itself; while it is down, commands of a connection of our own fail at once.</summary>
internal sealed class RedisConnection : IAsyncDisposable
{
    private readonly Lazy<Task<IConnectionMultiplexer>> connection;
    private readonly bool isOwned;

    /// <summary>Opens a connection on first use, and keeps it until the host stops.</summary>
    public RedisConnection(ConfigurationOptions configuration)
    {
        connection = new(() => ConnectAsync(configuration));
        isOwned = true;
    }

    /// <summary>Uses a connection that the app owns.</summary>
    public RedisConnection(IConnectionMultiplexer existing) => connection = new(Task.FromResult(existing));

    public async Task<IDatabase> GetDatabaseAsync() => (await connection.Value.ConfigureAwait(false)).GetDatabase();

    public async ValueTask DisposeAsync()
    {
        if (isOwned && connection.IsValueCreated)
        {
            await (await connection.Value.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<IConnectionMultiplexer> ConnectAsync(ConfigurationOptions configuration)
    {
        configuration.AbortOnConnectFail = false;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        return await ConnectionMultiplexer.ConnectAsync(configuration).ConfigureAwait(false);
    }
}
