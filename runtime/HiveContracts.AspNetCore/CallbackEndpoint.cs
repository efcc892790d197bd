using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace HiveContracts.AspNetCore;

/// <summary>Receives callbacks: who may post, what is a callback, and whether it is to be handled.</summary>
internal sealed class CallbackEndpoint(
    IOptions<HiveCallbackOptions> options, CallbackUrlSigner signer, ICallbackStore store, CallbackMetrics metrics, ILogger<CallbackEndpoint> logger)
{
    // Ids are UUIDs mostly; a longer text is kept by its hash.
    private const int MaxKeyLength = 100;

    private readonly HiveCallbackOptions options = options.Value;

    /// <summary>Answers a request.</summary>
    public async Task ReceiveAsync<T>(HttpContext context, Func<T, CallbackContext, CancellationToken, ValueTask<bool>> handle)
        where T : class, IContract<T>, ITaskDocument
    {
        long start = Stopwatch.GetTimestamp();
        using Activity? activity = CallbackMetrics.Source.StartActivity("hive callback", ActivityKind.Consumer);
        string outcome = await RespondAsync(context, activity, handle);
        activity?.SetTag("hivecontracts.outcome", outcome);
        metrics.Count(outcome, Stopwatch.GetElapsedTime(start));
    }

    private async Task<string> RespondAsync<T>(HttpContext context, Activity? activity, Func<T, CallbackContext, CancellationToken, ValueTask<bool>> handle)
        where T : class, IContract<T>, ITaskDocument
    {
        // Who posts is known before a byte of the body is read.
        string? reference = null;
        if (signer.HasKeys && !signer.TryVerify(context.Request.Query[CallbackUrlSigner.Parameter], out reference))
        {
            return await Problem.WriteAsync(context, StatusCodes.Status401Unauthorized, "unauthorized", "The callback's URL carries no token that is ours and still valid.");
        }

        if (!IsJson(context.Request))
        {
            return await Problem.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, "unsupported", "Expected application/json in UTF-8, not compressed.");
        }

        if (context.Request.ContentLength > options.MaxBytes)
        {
            return await TooLargeAsync(context);
        }

        T callback;
        using var body = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        try
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = null; // the limit is ours, and may be more than the server's
            }

            ValueTask<T> parsing = Contract.ParseAsync<T>(context.Request.BodyReader, options.MaxBytes, body.Token);
            if (!parsing.IsCompleted)
            {
                body.CancelAfter(options.BodyTimeout); // most bodies have come with the head: no timer for those
            }

            callback = await parsing;
        }
        catch (ContractException fault) when (fault.IsTooLong)
        {
            return await TooLargeAsync(context);
        }
        catch (ContractException fault)
        {
            return await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, "invalid", fault.Problem, fault);
        }
        catch (BadHttpRequestException fault)
        {
            return await Problem.WriteAsync(context, fault.StatusCode, "invalid", fault.Message);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return await Problem.WriteAsync(context, StatusCodes.Status408RequestTimeout, "timeout", "The body did not come in time.");
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            return Aborted(context);
        }
        catch (IOException fault)
        {
            // The sender is still there: a limit of the host's own, a full disk, a broken chunk.
            Log.BodyFailed(logger, fault);
            return await Problem.WriteAsync(context, StatusCodes.Status500InternalServerError, "failed", "The body could not be read. Send it again.");
        }

        activity?.SetTag("hivecontracts.task_id", KeyOf(callback.TaskId));
        return await HandleOnceAsync(callback, new CallbackContext(context, reference), handle);
    }

    private async Task<string> HandleOnceAsync<T>(T callback, CallbackContext context, Func<T, CallbackContext, CancellationToken, ValueTask<bool>> handle)
        where T : class, IContract<T>, ITaskDocument
    {
        // By what the URL was signed for as well: who has a URL of one task cannot speak for another.
        string key = KeyOf(context.Reference is { } reference ? $"{callback.TaskId}:{reference}" : callback.TaskId);
        string owner = Guid.NewGuid().ToString("N");
        switch (await AskStoreAsync(key, token => store.ClaimAsync(key, owner, token), CallbackClaim.Claimed))
        {
            case CallbackClaim.Handled:
                return "duplicate";
            case CallbackClaim.Busy:
                return await RetryLaterAsync(context.HttpContext, "busy", "The task is just being handled.");
        }

        bool isTaken = false;
        Exception? fault = null;
        try
        {
            isTaken = await handle(callback, context, context.HttpContext.RequestAborted);
        }
        catch (Exception caught)
        {
            fault = caught;
        }

        if (isTaken)
        {
            await AskStoreAsync(key, async token => await CompleteAsync(key, owner, token), true);
            return "handled";
        }

        // Given back before the sender is told to send it again.
        await AskStoreAsync(key, async token => await ReleaseAsync(key, owner, token), true);
        if (fault is null)
        {
            return await RetryLaterAsync(context.HttpContext, "full", "There is no room for more callbacks at the moment.");
        }

        if (fault is OperationCanceledException && context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return Aborted(context.HttpContext);
        }

        Log.HandlerFailed(logger, KeyOf(callback.TaskId), fault);
        return await Problem.WriteAsync(context.HttpContext, StatusCodes.Status500InternalServerError, "failed", "The callback could not be handled. Send it again.");
    }

    /// <summary>The request was ended, by the sender or by a time limit of the host's: if anyone still reads the answer, it must not be 200.</summary>
    private static string Aborted(HttpContext context)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        return "aborted";
    }

    private async ValueTask<bool> ReleaseAsync(string key, string owner, CancellationToken cancellation)
    {
        await store.ReleaseAsync(key, owner, cancellation);
        return true;
    }

    private async ValueTask<bool> CompleteAsync(string key, string owner, CancellationToken cancellation)
    {
        await store.CompleteAsync(key, owner, cancellation);
        return true;
    }

    /// <summary>Asks the store, not for long: without an answer the callback is handled all the same, so that none is lost.</summary>
    private async ValueTask<TResult> AskStoreAsync<TResult>(string key, Func<CancellationToken, ValueTask<TResult>> ask, TResult otherwise)
    {
        using var timeout = new CancellationTokenSource();
        try
        {
            ValueTask<TResult> asking = ask(timeout.Token);
            if (asking.IsCompletedSuccessfully)
            {
                return asking.Result;
            }

            timeout.CancelAfter(options.StoreTimeout);
            return await asking.AsTask().WaitAsync(timeout.Token);
        }
        catch (Exception fault)
        {
            Log.StoreFailed(logger, key, fault);
            metrics.CountStoreFailure();
            return otherwise;
        }
    }

    private async Task<string> TooLargeAsync(HttpContext context) => await Problem.WriteAsync(
        context, StatusCodes.Status413PayloadTooLarge, "too_large", string.Create(CultureInfo.InvariantCulture, $"Expected {options.MaxBytes} bytes at most."));

    private async Task<string> RetryLaterAsync(HttpContext context, string outcome, string detail)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(options.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return await Problem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, outcome, detail);
    }

    private static bool IsJson(HttpRequest request) =>
        (!request.Headers.TryGetValue(HeaderNames.ContentEncoding, out var encoding) || encoding.ToString().Length == 0 || encoding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase))
        && MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).ToString().ToUpperInvariant() is "UTF-8" or "UTF8");

    private static string KeyOf(string taskId) => taskId.Length <= MaxKeyLength && !taskId.AsSpan().ContainsAnyExceptInRange('!', '~')
        ? taskId
        : "sha256-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(taskId)));
}
