using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace HiveContracts.AspNetCore;

/// <summary>Receives callbacks: checks the token of the URL, reads the body, passes the callback to the dispatcher, and counts the outcome.</summary>
internal sealed class CallbackEndpoint(
    IOptions<HiveCallbackOptions> options, CallbackUrlSigner signer, CallbackBodyReader bodyReader, CallbackDispatcher dispatcher, CallbackMetrics metrics)
{
    /// <summary>Handles a request and writes the response.</summary>
    public async Task ReceiveAsync<T>(HttpContext context, CallbackHandler<T> handler)
        where T : class, IContract<T>, ITaskDocument
    {
        long start = Stopwatch.GetTimestamp();
        using Activity? activity = CallbackMetrics.Source.StartActivity("hive callback", ActivityKind.Consumer);
        string outcome = await RespondAsync(context, activity, handler);
        activity?.SetTag("hivecontracts.outcome", outcome);
        metrics.Count(outcome, Stopwatch.GetElapsedTime(start));
    }

    private async Task<string> RespondAsync<T>(HttpContext context, Activity? activity, CallbackHandler<T> handler)
        where T : class, IContract<T>, ITaskDocument
    {
        // The sender is authenticated before any of the body is read.
        string? reference = null;
        if (options.Value.SigningKeys.Count > 0 && !signer.TryVerify(context.Request.Query[CallbackUrlSigner.QueryParameter], out reference))
        {
            return await new ProblemResponse(StatusCodes.Status401Unauthorized, "unauthorized", "The URL has no valid token.").WriteAsync(context);
        }

        (T? callback, ProblemResponse? problem) = await bodyReader.ReadAsync<T>(context);
        if (callback is null)
        {
            return await problem!.WriteAsync(context);
        }

        activity?.SetTag("hivecontracts.task_id", CallbackKey.Create(callback.TaskId));
        return await dispatcher.DispatchAsync(callback, new CallbackContext(context, reference), handler);
    }
}
