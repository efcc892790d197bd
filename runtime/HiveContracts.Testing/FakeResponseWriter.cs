using System.Text;
using Microsoft.AspNetCore.Http;

namespace HiveContracts.Testing;

/// <summary>Answers that are no acknowledgements.</summary>
internal static class StandInFault
{
    private const int GiganticBytes = 64 << 20;

    public static Task AnswerAsync(HttpContext context, StandInAnswer answer)
    {
        switch (answer)
        {
            case StandInAnswer.RateLimited:
                return WriteAsync(context, 429, """{"return_code":429,"message":"Project has been rate limited"}""");
            case StandInAnswer.RateLimitedForASecond:
                context.Response.Headers.RetryAfter = "1";
                return WriteAsync(context, 429, """{"return_code":429,"message":"Project has been rate limited"}""");
            case StandInAnswer.InsufficientBalance:
                return WriteAsync(context, 405, """{"return_code":405,"message":"Insufficient balance"}""");
            case StandInAnswer.ServerError:
                return WriteAsync(context, 500, """{"return_code":500,"message":"Internal error, please try again later"}""");
            case StandInAnswer.ErrorUnderSuccess:
                return WriteAsync(context, 200, """{"return_code":400,"message":"Unable to download file from url"}""");
            case StandInAnswer.Html:
                return WriteAsync(context, 502, "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>", "text/html");
            case StandInAnswer.NoTaskId:
                return WriteAsync(context, 200, """{"id":"x"}""");
            case StandInAnswer.Empty:
                return WriteAsync(context, 200, "");
            case StandInAnswer.Gigantic:
                return WriteAsync(context, 200, new string(' ', GiganticBytes));
            case StandInAnswer.SlowDrip:
                return DripAsync(context);
            default:
                return CutAsync(context);
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, string body, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task DripAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(" "u8.ToArray(), context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            await Task.Delay(100, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task CutAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 100;
        await context.Response.Body.WriteAsync("{\"task_id\":"u8.ToArray(), context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        context.Abort();
    }
}
