using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace HiveContracts;

/// <summary>The answer to a submission: an acknowledgement, an error of Hive, or the response of a proxy in between.</summary>
internal sealed class HiveAnswer
{
    // An acknowledgement has a few hundred bytes.
    private const int MaxBytes = 1 << 20;
    private const int MaxBodyExcerpt = 200;
    private const int MaxProblemExcerpt = 2_000;

    private readonly byte[] body;
    private readonly bool isTruncated;
    private readonly TimeSpan? retryAfter;

    private HiveAnswer(HttpStatusCode statusCode, byte[] body, bool isTruncated, TimeSpan? retryAfter)
    {
        StatusCode = statusCode;
        this.body = body;
        this.isTruncated = isTruncated;
        this.retryAfter = retryAfter;
    }

    internal HttpStatusCode StatusCode { get; }

    /// <summary>Reads the body of a response, up to a limit.</summary>
    /// <exception cref="HttpRequestException">The connection broke before the end of the body.</exception>
    internal static async Task<HiveAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        byte[] buffer = new byte[16 << 10];
        try
        {
            using Stream stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            int count;
            while ((count = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0 && body.Length <= MaxBytes)
            {
                body.Write(buffer, 0, count);
            }
        }
        catch (IOException exception)
        {
            throw new HttpRequestException("The connection broke before the end of Hive's answer.", exception, response.StatusCode);
        }

        return new HiveAnswer(response.StatusCode, body.ToArray(), body.Length > MaxBytes, ToDelay(response.Headers.RetryAfter));
    }

    /// <summary>Returns the acknowledgement.</summary>
    /// <param name="options">The options that contain the keys, which are removed from messages.</param>
    /// <exception cref="HiveException">The answer is not an acknowledgement.</exception>
    internal T Read<T>(HiveClientOptions options)
        where T : class, IContract<T>
    {
        if (isTruncated)
        {
            throw Failure(null, $"expected an acknowledgement, found an answer longer than {MaxBytes} bytes", options);
        }

        ContractException? error = null;
        if ((int)StatusCode is >= 200 and <= 299 && Contract.TryParse(body, out T? answer, out error))
        {
            return answer;
        }

        (int? returnCode, string? message) = ReadError();
        if (returnCode is not null || message is not null)
        {
            throw Failure(returnCode, message ?? "no message", options, error);
        }

        // Redacted before it is shortened: an excerpt must not end in the middle of a key.
        string found = body.Length == 0 ? "nothing" : $"'{Excerpt(options.Redact(Encoding.UTF8.GetString(body)), MaxBodyExcerpt)}'";
        throw Failure(null, $"expected an acknowledgement, found {found}", options, error);
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="returnCode">The return code in the body, if there is one.</param>
    /// <param name="problem">What went wrong; redacted, as answers may repeat the request.</param>
    /// <param name="options">The options that contain the keys.</param>
    /// <param name="inner">The reason why the body is not an acknowledgement.</param>
    private HiveException Failure(int? returnCode, string problem, HiveClientOptions options, ContractException? inner = null) =>
        new(StatusCode, returnCode, Excerpt(options.Redact(problem), MaxProblemExcerpt), retryAfter, inner);

    /// <summary>Reads the members of an error body; null if they are missing or the body is not JSON.</summary>
    private (int? ReturnCode, string? Message) ReadError()
    {
        int? returnCode = null;
        string? message = null;
        try
        {
            var reader = new JsonReader(body);
            reader.Begin();
            if (!reader.IsObject)
            {
                return default;
            }

            reader.BeginObject();
            while (reader.NextProperty(out string name))
            {
                if (name == "return_code" && reader.IsNumber)
                {
                    returnCode = (int)Math.Clamp(reader.ReadDouble(), int.MinValue, int.MaxValue);
                }
                else if (name == "message" && reader.IsString)
                {
                    message = reader.ReadString();
                }
                else
                {
                    reader.Skip();
                }
            }
        }
        catch (ContractException)
        {
            return default;
        }

        return (returnCode, message);
    }

    /// <summary>Returns the start of a text in one line, so that it is safe to log.</summary>
    private static string Excerpt(string text, int maxLength)
    {
        string excerpt = text.Length > maxLength ? text[..maxLength] + "…" : text;
        return string.Create(excerpt.Length, excerpt, static (line, source) =>
        {
            for (int i = 0; i < line.Length; i++)
            {
                line[i] = char.IsControl(source[i]) || source[i] is '\u2028' or '\u2029' ? ' ' : source[i];
            }
        });
    }

    private static TimeSpan? ToDelay(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > DateTimeOffset.UtcNow => date - DateTimeOffset.UtcNow,
        { Date: not null } => TimeSpan.Zero,
        _ => null,
    };
}
