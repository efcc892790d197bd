using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace HiveContracts;

/// <summary>What Hive answered to a submission: an acknowledgement, an error, or what a proxy in between has to say.</summary>
internal sealed class HiveAnswer
{
    // Acknowledgements have a few hundred bytes.
    private const int MaxBytes = 1 << 20;
    private const int MaxShown = 200;
    private const int MaxMessage = 2_000;

    private readonly byte[] body;
    private readonly bool isCut;
    private readonly TimeSpan? retryAfter;

    private HiveAnswer(HttpStatusCode statusCode, byte[] body, bool isCut, TimeSpan? retryAfter)
    {
        StatusCode = statusCode;
        this.body = body;
        this.isCut = isCut;
        this.retryAfter = retryAfter;
    }

    internal HttpStatusCode StatusCode { get; }

    internal static async Task<HiveAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        byte[] buffer = new byte[16 << 10];
        try
        {
            using Stream stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0 && body.Length <= MaxBytes)
            {
                body.Write(buffer, 0, read);
            }
        }
        catch (IOException fault)
        {
            throw new HttpRequestException("The answer was cut off.", fault, response.StatusCode);
        }

        return new HiveAnswer(response.StatusCode, body.ToArray(), body.Length > MaxBytes, RetryAfterOf(response.Headers.RetryAfter));
    }

    /// <summary>The acknowledgement.</summary>
    /// <exception cref="HiveException">It is none.</exception>
    internal T Read<T>(HiveClientOptions keys)
        where T : class, IContract<T>
    {
        if (isCut)
        {
            throw Problem(null, $"the answer is longer than {MaxBytes} bytes, and no acknowledgement", keys);
        }

        ContractException? fault = null;
        if ((int)StatusCode is >= 200 and <= 299 && Contract.TryParse(body, out T? answer, out fault))
        {
            return answer;
        }

        (int? returnCode, string? message) = ReadError();
        if (returnCode is not null || message is not null)
        {
            throw Problem(returnCode, message ?? "no message", keys, fault);
        }

        string found = body.Length == 0 ? "nothing" : $"'{Shown(keys.Redact(Encoding.UTF8.GetString(body)), MaxShown)}'";
        throw Problem(null, $"expected an acknowledgement, found {found}", keys, fault);
    }

    private HiveException Problem(int? returnCode, string problem, HiveClientOptions keys, Exception? inner = null)
    {
        // What comes back may have in it what went out; the fault of a document says no more than path and place.
        return new HiveException(StatusCode, returnCode, Shown(keys.Redact(problem), MaxMessage), retryAfter, inner);
    }

    /// <summary>The two members of an error body; null where they are not there.</summary>
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
            return default; // not JSON, or not all of it
        }

        return (returnCode, message);
    }

    /// <summary>What may stand in a log: one line, and not too long a one.</summary>
    private static string Shown(string text, int maxLength)
    {
        string shown = text.Length > maxLength ? text[..maxLength] + "…" : text;
        return string.Create(shown.Length, shown, static (line, source) =>
        {
            for (int i = 0; i < line.Length; i++)
            {
                line[i] = char.IsControl(source[i]) || source[i] is '\u2028' or '\u2029' ? ' ' : source[i];
            }
        });
    }

    private static TimeSpan? RetryAfterOf(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > DateTimeOffset.UtcNow => date - DateTimeOffset.UtcNow,
        { Date: not null } => TimeSpan.Zero,
        _ => null,
    };
}
