using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using HiveContracts;
using HiveContracts.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps endpoints for Hive's callbacks.</summary>
public static class HiveCallbackEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps a POST endpoint that gives each finished task to a handler, once. It answers 200 when the handler is done; 401 to a URL that was not signed here, 415, 413, 408 and 400 with
    /// path and position to what is no callback; 500 when the handler fails and 503 while another receiver handles the task, so that the sender sends it again.
    /// </summary>
    /// <typeparam name="T">The generated type of the callback: <c>TaskCallback</c>.</typeparam>
    /// <param name="endpoints">Takes the endpoint.</param>
    /// <param name="pattern">The route.</param>
    /// <param name="handler">Handles a callback. When the store of handled tasks is down, it may be given one twice.</param>
    /// <exception cref="InvalidOperationException"><see cref="HiveCallbackServiceCollectionExtensions.AddHiveCallbacks(IServiceCollection, Action{HiveCallbackOptions})"/> was not called.</exception>
    public static IEndpointConventionBuilder MapHiveCallback<T>(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Func<T, CancellationToken, Task> handler)
        where T : class, IContract<T>, ITaskDocument
    {
        ArgumentNullException.ThrowIfNull(handler);
        return endpoints.Map<T>(pattern, async (callback, _, cancellation) =>
        {
            await handler(callback, cancellation);
            return true;
        });
    }

    /// <summary>The same, for a handler that wants to know what the URL was signed for, or needs services of the request.</summary>
    /// <inheritdoc cref="MapHiveCallback{T}(IEndpointRouteBuilder, string, Func{T, CancellationToken, Task})"/>
    public static IEndpointConventionBuilder MapHiveCallback<T>(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Func<T, CallbackContext, CancellationToken, Task> handler)
        where T : class, IContract<T>, ITaskDocument
    {
        ArgumentNullException.ThrowIfNull(handler);
        return endpoints.Map<T>(pattern, async (callback, context, cancellation) =>
        {
            await handler(callback, context, cancellation);
            return true;
        });
    }

    /// <summary>
    /// The same, but hands callbacks off to a bounded channel and answers at once; while it is full, 503 with Retry-After. What is in the channel when the process ends is lost,
    /// since the sender was told that all is well: read it with care, or handle callbacks before the answer.
    /// </summary>
    /// <param name="endpoints">Takes the endpoint.</param>
    /// <param name="pattern">The route.</param>
    /// <param name="channel">Takes the callbacks.</param>
    public static IEndpointConventionBuilder MapHiveCallback<T>(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, ChannelWriter<T> channel)
        where T : class, IContract<T>, ITaskDocument
    {
        ArgumentNullException.ThrowIfNull(channel);
        return endpoints.Map<T>(pattern, (callback, _, _) => ValueTask.FromResult(channel.TryWrite(callback)));
    }

    private static IEndpointConventionBuilder Map<T>(this IEndpointRouteBuilder endpoints, string pattern, Func<T, CallbackContext, CancellationToken, ValueTask<bool>> handle)
        where T : class, IContract<T>, ITaskDocument
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        CallbackEndpoint endpoint = endpoints.ServiceProvider.GetService<CallbackEndpoint>()
            ?? throw new InvalidOperationException("Call services.AddHiveCallbacks(options => options.SigningKeys.Add(...)) first.");
        return endpoints.MapMethods(pattern, [HttpMethods.Post], (RequestDelegate)(context => endpoint.ReceiveAsync(context, handle)));
    }
}
