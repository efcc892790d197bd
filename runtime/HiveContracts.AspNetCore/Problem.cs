using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace HiveContracts.AspNetCore;

/// <summary>Answers with a problem as RFC 9457 has it.</summary>
internal static class Problem
{
    // A path is made of the document's names, however long those are.
    private const int MaxPathLength = 500;

    /// <returns>The outcome, for who counts.</returns>
    public static async Task<string> WriteAsync(HttpContext context, int status, string outcome, string detail, ContractException? fault = null)
    {
        if (context.Response.HasStarted)
        {
            return outcome;
        }

        context.Response.StatusCode = status; // also where nobody may be there to read the rest
        if (context.RequestAborted.IsCancellationRequested)
        {
            return outcome;
        }

        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) // it is no part of a page
        {
            json.WriteStartObject();
            json.WriteString("title", ReasonPhrases.GetReasonPhrase(status));
            json.WriteNumber("status", status);
            json.WriteString("detail", detail);
            if (fault is not null)
            {
                json.WriteString("path", fault.Path is { Length: > MaxPathLength } path ? path[..MaxPathLength] + "…" : fault.Path);
                json.WriteNumber("byteOffset", fault.ByteOffset);
                json.WriteNumber("line", (fault.LineNumber ?? 0) + 1);
                json.WriteNumber("column", (fault.BytePositionInLine ?? 0) + 1);
            }

            json.WriteEndObject();
        }

        context.Response.ContentType = "application/problem+json";
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted);
        return outcome;
    }
}
