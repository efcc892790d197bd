using Microsoft.Extensions.DependencyInjection;

namespace HiveContracts.AspNetCore;

/// <summary>Configures the callback receiver that <see cref="HiveCallbackServiceCollectionExtensions.AddHiveCallbacks"/> registered.</summary>
public sealed class HiveCallbackBuilder
{
    internal HiveCallbackBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }
}
