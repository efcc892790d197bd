using System.Globalization;
using System.Net;

namespace HiveContracts;

/// <summary>Hive answered a submission, but did not accept the task. Without any answer, the exception is an <see cref="HttpRequestException"/>.</summary>
public sealed class HiveException : Exception
{
    internal HiveException(HttpStatusCode statusCode, int? returnCode, string problem, TimeSpan? retryAfter, Exception? inner)
        : base(CreateMessage(statusCode, returnCode, problem), inner)
    {
        StatusCode = statusCode;
        ReturnCode = returnCode;
        Problem = problem;
        RetryAfter = retryAfter;
    }

    /// <summary>The HTTP status code. It may be 200: Hive sends some errors with a success status code.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The <c>return_code</c> in the body; null if there is none.</summary>
    public int? ReturnCode { get; }

    /// <summary>The <c>message</c> in the body; if the body is not an error of Hive, what was expected and what was found.</summary>
    public string Problem { get; }

    /// <summary>The time to wait before a retry; null if the answer has none.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether the error has a success status code (200 to 299).</summary>
    public bool HasSuccessStatusCode => (int)StatusCode is >= 200 and <= 299;

    /// <summary>
    /// Whether a retry may succeed: the request timed out (408), there were too many tasks (429), or the server failed (500 to 599). A refused key (403)
    /// or an insufficient balance (405) is not transient.
    /// </summary>
    public bool IsTransient => (HasSuccessStatusCode ? ReturnCode ?? 0 : (int)StatusCode) is 408 or 429 or (>= 500 and <= 599);

    private static string CreateMessage(HttpStatusCode statusCode, int? returnCode, string problem) => string.Create(
        CultureInfo.InvariantCulture,
        $"Hive did not accept the task: {problem} (status {(int)statusCode}{(returnCode is { } code ? $", return_code {code}" : "")})");
}
