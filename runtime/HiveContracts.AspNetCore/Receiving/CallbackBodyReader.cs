using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace HiveContracts.AspNetCore;

/// <summary>Reads the callback from the body of a request, within the limits of the options.</summary>
internal sealed class CallbackBodyReader(IOptions<HiveCallbackOptions> options, ILogger<CallbackBodyReader> logger)
{
    private readonly HiveCallbackOptions options = options.Value;

    /// <summary>Reads the callback.</summary>
    /// <returns>The callback; or, if the body is not a callback or cannot be read, null and the response.</returns>
    public async ValueTask<(T? Callback, ProblemResponse? Problem)> ReadAsync<T>(HttpContext context)
        where T : class, IContract<T>
    {
        if (!IsJson(context.Request))
        {
            return (null, new(StatusCodes.Status415UnsupportedMediaType, "unsupported", "Expected an uncompressed body of type application/json in UTF-8."));
        }

        if (context.Request.ContentLength > options.MaxBytes)
        {
            return (null, TooLarge());
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        try
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } serverLimit)
            {
                // MaxBytes applies instead, and can be larger.
                serverLimit.MaxRequestBodySize = null;
            }

            ValueTask<T> parsing = Contract.ParseAsync<T>(context.Request.BodyReader, options.MaxBytes, timeout.Token);
            if (!parsing.IsCompleted)
            {
                // Most bodies arrive together with the headers: those need no timer.
                timeout.CancelAfter(options.BodyTimeout);
            }

            return (await parsing, null);
        }
        catch (ContractException exception) when (exception.IsTooLong)
        {
            return (null, TooLarge());
        }
        catch (ContractException exception)
        {
            return (null, new(StatusCodes.Status400BadRequest, "invalid", exception.Problem, exception));
        }
        catch (BadHttpRequestException exception)
        {
            return (null, new(exception.StatusCode, "invalid", exception.Message));
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return (null, new(StatusCodes.Status408RequestTimeout, "timeout", "The body did not arrive in time."));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            return (null, ProblemResponse.Aborted);
        }
        catch (IOException exception)
        {
            // The sender is still connected: a limit of the host, a full disk, or a malformed chunk.
            Log.BodyFailed(logger, exception);
            return (null, new(StatusCodes.Status500InternalServerError, "failed", "The body could not be read. Send it again."));
        }
    }

    private ProblemResponse TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge, "too_large", string.Create(CultureInfo.InvariantCulture, $"Expected at most {options.MaxBytes} bytes."));

    private static bool IsJson(HttpRequest request) => IsUncompressed(request)
        && MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).ToString().ToUpperInvariant() is "UTF-8" or "UTF8");

    private static bool IsUncompressed(HttpRequest request) => !request.Headers.TryGetValue(HeaderNames.ContentEncoding, out var encoding)
        || encoding.ToString().Length == 0
        || encoding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase);
}
