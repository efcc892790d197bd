using System.Globalization;
using System.Net;

namespace HiveContracts;

/// <summary>Hive did not take the task: what it answered. An answer that could not be had at all is an <see cref="HttpRequestException"/>, as of any server.</summary>
public sealed class HiveException : Exception
{
    internal HiveException(HttpStatusCode statusCode, int? returnCode, string problem, TimeSpan? retryAfter, Exception? inner)
        : base(MessageOf(statusCode, returnCode, problem), inner)
    {
        StatusCode = statusCode;
        ReturnCode = returnCode;
        Problem = problem;
        RetryAfter = retryAfter;
    }

    /// <summary>The status of HTTP; 200 does not mean that all is well.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The body's <c>return_code</c>; null where it has none.</summary>
    public int? ReturnCode { get; }

    /// <summary>The body's <c>message</c>; or, where the body is none of Hive's errors, what is wrong with it.</summary>
    public string Problem { get; }

    /// <summary>How long to wait, where the answer says it.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether the error came under a status of success.</summary>
    public bool IsUnderSuccess => (int)StatusCode is >= 200 and <= 299;

    /// <summary>Whether the same task may be taken later: too many at a time (429), or a fault of the server's (500 and above). A refused key (403) or an empty account (405) stays so.</summary>
    public bool IsTransient => (IsUnderSuccess ? ReturnCode ?? 0 : (int)StatusCode) is 408 or 429 or (>= 500 and <= 599);

    private static string MessageOf(HttpStatusCode statusCode, int? returnCode, string problem) => string.Create(
        CultureInfo.InvariantCulture, $"Hive did not take the task: {problem} (status {(int)statusCode}{(returnCode is { } code ? $", return_code {code}" : "")})");
}
