using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace HiveContracts.AspNetCore;

/// <summary>An error response with problem details (RFC 9457).</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Outcome">The value of <c>hivecontracts.outcome</c> in metrics and traces.</param>
/// <param name="Detail">What is wrong, in one sentence.</param>
/// <param name="Error">Where the body is wrong; null if the body is not the reason.</param>
/// <param name="RetryAfter">The value of the Retry-After header; null for none.</param>
internal sealed record ProblemResponse(int Status, string Outcome, string Detail, ContractException? Error = null, TimeSpan? RetryAfter = null)
{
    /// <summary>The response to a request that the sender or a time limit of the host ended. If anyone still reads the response, it must not be 200.</summary>
    public static readonly ProblemResponse Aborted = new(StatusCodes.Status503ServiceUnavailable, "aborted", "The request was aborted.");

    // A path consists of property names from the body, which can be of any length.
    private const int MaxPathLength = 500;

    /// <summary>Writes the response, through the host's <see cref="IProblemDetailsService"/> if it has one.</summary>
    /// <returns><see cref="Outcome"/>.</returns>
    public async Task<string> WriteAsync(HttpContext context)
    {
        if (context.Response.HasStarted)
        {
            return Outcome;
        }

        // The status is set even if the sender is gone: middleware and logs see it.
        context.Response.StatusCode = Status;
        if (context.RequestAborted.IsCancellationRequested)
        {
            return Outcome;
        }

        if (RetryAfter is { } delay)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (context.RequestServices.GetService<IProblemDetailsService>() is not { } service
            || !await service.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = ToProblemDetails() }))
        {
            await WriteBodyAsync(context);
        }

        return Outcome;
    }

    private ProblemDetails ToProblemDetails()
    {
        var details = new ProblemDetails { Status = Status, Title = ReasonPhrases.GetReasonPhrase(Status), Detail = Detail };
        if (Error is not null)
        {
            details.Extensions["path"] = PathOf(Error);
            details.Extensions["byteOffset"] = Error.ByteOffset;
            details.Extensions["line"] = LineOf(Error);
            details.Extensions["column"] = ColumnOf(Error);
        }

        return details;
    }

    private async Task WriteBodyAsync(HttpContext context)
    {
        var body = new ArrayBufferWriter<byte>();

        // The relaxed encoder is safe here: the body is never embedded in HTML.
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("title", ReasonPhrases.GetReasonPhrase(Status));
            json.WriteNumber("status", Status);
            json.WriteString("detail", Detail);
            if (Error is not null)
            {
                json.WriteString("path", PathOf(Error));
                json.WriteNumber("byteOffset", Error.ByteOffset);
                json.WriteNumber("line", LineOf(Error));
                json.WriteNumber("column", ColumnOf(Error));
            }

            json.WriteEndObject();
        }

        context.Response.ContentType = "application/problem+json";
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }

    private static string? PathOf(ContractException error) => error.Path is { Length: > MaxPathLength } path ? path[..MaxPathLength] + "…" : error.Path;

    // People count lines and columns from one, System.Text.Json from zero.
    private static long LineOf(ContractException error) => (error.LineNumber ?? 0) + 1;

    private static long ColumnOf(ContractException error) => (error.BytePositionInLine ?? 0) + 1;
}
