using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HiveContracts.AspNetCore;

/// <summary>Passes each task to its handler once: claims the task in the store, and completes or releases the claim afterwards.</summary>
internal sealed class CallbackDispatcher(ResilientCallbackStore store, IOptions<HiveCallbackOptions> options, ILogger<CallbackDispatcher> logger)
{
    private readonly TimeSpan retryAfter = options.Value.RetryAfter;

    /// <summary>Handles a callback, unless its task was handled before or is being handled, and writes the response.</summary>
    /// <returns>The value of <c>hivecontracts.outcome</c> in metrics and traces.</returns>
    public async Task<string> DispatchAsync<T>(T callback, CallbackContext context, CallbackHandler<T> handler)
        where T : class, IContract<T>, ITaskDocument
    {
        string key = CallbackKey.Create(callback.TaskId, context.Reference);
        string owner = Guid.NewGuid().ToString("N");
        switch (await store.ClaimAsync(key, owner))
        {
            case CallbackClaim.Handled:
                return "duplicate";
            case CallbackClaim.Busy:
                return await RetryLater("busy", "The task is being handled.").WriteAsync(context.HttpContext);
        }

        bool isAccepted = false;
        Exception? error = null;
        try
        {
            isAccepted = await handler(callback, context, context.HttpContext.RequestAborted);
        }
        catch (Exception exception)
        {
            error = exception;
        }

        if (isAccepted)
        {
            await store.CompleteAsync(key, owner);
            return "handled";
        }

        // The claim is released before the response, so that the sender can send the callback again at once.
        await store.ReleaseAsync(key, owner);
        return await ProblemOf(callback, context, error).WriteAsync(context.HttpContext);
    }

    private ProblemResponse ProblemOf<T>(T callback, CallbackContext context, Exception? error)
        where T : ITaskDocument
    {
        if (error is null)
        {
            return RetryLater("full", "The queue is full.");
        }

        if (error is OperationCanceledException && context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return ProblemResponse.Aborted;
        }

        Log.HandlerFailed(logger, CallbackKey.Create(callback.TaskId), error);
        return new(StatusCodes.Status500InternalServerError, "failed", "The callback could not be handled. Send it again.");
    }

    private ProblemResponse RetryLater(string outcome, string detail) => new(StatusCodes.Status503ServiceUnavailable, outcome, detail, RetryAfter: retryAfter);
}
