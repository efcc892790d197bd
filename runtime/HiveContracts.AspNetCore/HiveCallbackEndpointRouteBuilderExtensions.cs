using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using HiveContracts;
using HiveContracts.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps endpoints that receive Hive's callbacks.</summary>
public static class HiveCallbackEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps a POST endpoint that passes each finished task to a handler once. It responds 200 when the handler has finished or the task was handled before,
    /// 401 if the URL has no valid token, 400 with path and position if the body is not a callback, 408, 413 or 415 if the body is too slow, too large or not
    /// JSON, 500 if the handler fails, and 503 while the task is being handled. The sender can send the callback again after any response but 200.
    /// </summary>
    /// <typeparam name="T">The generated type of the callback: <c>TaskCallback</c>.</typeparam>
    /// <param name="endpoints">The builder to add the endpoint to.</param>
    /// <param name="pattern">The route pattern.</param>
    /// <param name="handler">Handles a callback. If the store of handled tasks does not respond, it may be called twice for one task.</param>
    /// <returns>A builder that configures the endpoint further.</returns>
    /// <exception cref="InvalidOperationException"><see cref="HiveCallbackServiceCollectionExtensions.AddHiveCallbacks"/> was not called.</exception>
    public static IEndpointConventionBuilder MapHiveCallback<T>(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Func<T, CancellationToken, Task> handler)
        where T : class, IContract<T>, ITaskDocument
    {
        ArgumentNullException.ThrowIfNull(handler);
        return endpoints.Map<T>(pattern, async (callback, _, cancellationToken) =>
        {
            await handler(callback, cancellationToken);
            return true;
        });
    }

    /// <summary>
    /// Maps a POST endpoint whose handler also gets the <see cref="CallbackContext"/>: the reference that the URL was signed for, and the HTTP context.
    /// </summary>
    /// <inheritdoc cref="MapHiveCallback{T}(IEndpointRouteBuilder, string, Func{T, CancellationToken, Task})"/>
    public static IEndpointConventionBuilder MapHiveCallback<T>(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Func<T, CallbackContext, CancellationToken, Task> handler)
        where T : class, IContract<T>, ITaskDocument
    {
        ArgumentNullException.ThrowIfNull(handler);
        return endpoints.Map<T>(pattern, async (callback, context, cancellationToken) =>
        {
            await handler(callback, context, cancellationToken);
            return true;
        });
    }

    /// <summary>
    /// Maps a POST endpoint that writes each finished task to a bounded channel and responds at once; while the channel is full, it responds 503 with
    /// Retry-After. Callbacks that are still in the channel when the process ends are lost, because the sender was told that they were handled.
    /// </summary>
    /// <typeparam name="T">The generated type of the callback: <c>TaskCallback</c>.</typeparam>
    /// <param name="endpoints">The builder to add the endpoint to.</param>
    /// <param name="pattern">The route pattern.</param>
    /// <param name="channel">The channel to write callbacks to.</param>
    /// <returns>A builder that configures the endpoint further.</returns>
    /// <exception cref="InvalidOperationException"><see cref="HiveCallbackServiceCollectionExtensions.AddHiveCallbacks"/> was not called.</exception>
    public static IEndpointConventionBuilder MapHiveCallback<T>(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, ChannelWriter<T> channel)
        where T : class, IContract<T>, ITaskDocument
    {
        ArgumentNullException.ThrowIfNull(channel);
        return endpoints.Map<T>(pattern, (callback, _, _) => ValueTask.FromResult(channel.TryWrite(callback)));
    }

    private static IEndpointConventionBuilder Map<T>(this IEndpointRouteBuilder endpoints, string pattern, CallbackHandler<T> handler)
        where T : class, IContract<T>, ITaskDocument
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        CallbackEndpoint endpoint = endpoints.ServiceProvider.GetService<CallbackEndpoint>()
            ?? throw new InvalidOperationException(
                "The callback receiver is not registered. Call services.AddHiveCallbacks(options => options.SigningKeys.Add(...)) first.");
        return endpoints.MapMethods(pattern, [HttpMethods.Post], (RequestDelegate)(context => endpoint.ReceiveAsync(context, handler)));
    }
}
