using System.Text;
using Microsoft.AspNetCore.Http;

namespace HiveContracts.Testing;

/// <summary>Writes responses to submissions.</summary>
internal static class StandInAnswerWriter
{
    private const int OversizedBytes = 64 << 20;
    private const string RateLimited = """{"return_code":429,"message":"Project has been rate limited"}""";

    /// <summary>Writes any response but an acknowledgement.</summary>
    public static Task WriteAsync(HttpContext context, StandInAnswer response)
    {
        switch (response)
        {
            case StandInAnswer.RateLimited:
                return WriteAsync(context, 429, RateLimited);
            case StandInAnswer.RateLimitedWithRetryAfter:
                context.Response.Headers.RetryAfter = "1";
                return WriteAsync(context, 429, RateLimited);
            case StandInAnswer.InsufficientBalance:
                return WriteAsync(context, 405, """{"return_code":405,"message":"Insufficient balance"}""");
            case StandInAnswer.ServerError:
                return WriteAsync(context, 500, """{"return_code":500,"message":"Internal error, please try again later"}""");
            case StandInAnswer.ErrorWithStatus200:
                return WriteAsync(context, 200, """{"return_code":400,"message":"Unable to download file from url"}""");
            case StandInAnswer.HtmlErrorPage:
                return WriteAsync(context, 502, "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>", "text/html");
            case StandInAnswer.MissingTaskId:
                return WriteAsync(context, 200, """{"id":"x"}""");
            case StandInAnswer.EmptyBody:
                return WriteAsync(context, 200, "");
            case StandInAnswer.OversizedBody:
                return WriteAsync(context, 200, new string(' ', OversizedBytes));
            case StandInAnswer.SlowBody:
                return WriteSlowlyAsync(context);
            default:
                return WriteTruncatedAsync(context);
        }
    }

    /// <summary>Writes a JSON response and completes it, so that the client has all of it when the method returns.</summary>
    public static async Task WriteCompleteAsync(HttpContext context, int status, string json)
    {
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(json);
        await WriteAsync(context, status, json).ConfigureAwait(false);
        await context.Response.CompleteAsync().ConfigureAwait(false);
    }

    private static async Task WriteAsync(HttpContext context, int status, string body, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task WriteSlowlyAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(" "u8.ToArray(), context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            await Task.Delay(100, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task WriteTruncatedAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 100;
        await context.Response.Body.WriteAsync("{\"task_id\":"u8.ToArray(), context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        context.Abort();
    }
}
