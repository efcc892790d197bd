using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace HiveContracts;

/// <summary>Submits tasks to Hive. One client serves all threads.</summary>
public sealed class HiveClient
{
    /// <summary>Set on each request: whether its content can be sent again. Who retries asks for it.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsRepeatable = new("HiveContracts.IsRepeatable");

    private readonly HttpClient http;
    private readonly HiveClientOptions options;
    private readonly Uri endpoint;

    // Whether a handler runs the clock, since others wait before it.
    private readonly bool isTimedByHandler;

    /// <summary>A client of its own, for programs without a container. It is kept for the life of the program, as <see cref="HttpClient"/> is.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message says what of them.</exception>
    public HiveClient(HiveClientOptions options)
        : this(new HttpClient(CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan }, options)
    {
    }

    /// <summary>A client over another one. Its <see cref="HttpClient.Timeout"/> holds for the whole of each submission: large media needs <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message says what of them.</exception>
    public HiveClient(HttpClient http, HiveClientOptions options)
        : this(http, options, isTimedByHandler: false)
    {
    }

    internal HiveClient(HttpClient http, HiveClientOptions options, bool isTimedByHandler)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        }

        this.http = http;
        this.options = options;
        this.isTimedByHandler = isTimedByHandler;
        string address = options.BaseAddress.AbsoluteUri;
        endpoint = new Uri(new Uri(address.EndsWith('/') ? address : address + '/'), "task/async");
    }

    /// <summary>What a client sends through: it follows no redirects, which would take the media to another place, and finds the API's address anew every five minutes.</summary>
    public static SocketsHttpHandler CreateHandler() => new() { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    /// <summary>Submits a task. Media is streamed, whatever its size.</summary>
    /// <param name="submission">What to submit.</param>
    /// <param name="progress">Is told how many bytes of the body have been sent; from 0 again where it is sent again.</param>
    /// <param name="cancellationToken">Ends the submission at once.</param>
    /// <returns>Hive's acknowledgement, by whose <c>task_id</c> the callback is known.</returns>
    /// <exception cref="HiveException">Hive answered, and did not take the task.</exception>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    /// <exception cref="TimeoutException">While the task was being sent, nothing happened for <see cref="HiveClientOptions.StallTimeout"/>.</exception>
    public async Task<TAnswer> SubmitAsync<TAnswer>(IFormRequest<TAnswer> submission, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
        where TAnswer : class, IContract<TAnswer>
    {
        ArgumentNullException.ThrowIfNull(submission);
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var clock = new InactivityTimer(stall, options.StallTimeout);
        using HttpContent form = submission.ToFormContent();
        using var content = new ProgressContent(form, sent =>
        {
            clock.Touch();
            progress?.Report(sent);
        });

        try
        {
            string key = options.CurrentKey;
            HiveAnswer answer = await SendAsync(content, key, submission.IsRepeatable, clock).ConfigureAwait(false);

            // A refused key is left whether or not this very task can be sent again.
            if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden && options.RotateFrom(key) && submission.IsRepeatable)
            {
                answer = await SendAsync(content, options.CurrentKey, isRepeatable: true, clock).ConfigureAwait(false);
            }

            return answer.Read<TAnswer>(options);
        }
        catch (OperationCanceledException) when (stall.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"For {options.StallTimeout.TotalSeconds:0.#} seconds nothing was sent, nor was the answer there."));
        }
    }

    private async Task<HiveAnswer> SendAsync(ProgressContent content, string key, bool isRepeatable, InactivityTimer clock)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Content = content;
        request.Headers.Authorization = new AuthenticationHeaderValue("token", key);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.ExpectContinue = content.IsMedia; // a refused key is known before gigabytes are sent
        request.Options.Set(IsRepeatable, isRepeatable);
        request.Options.Set(InactivityTimer.Key, clock);
        if (!isTimedByHandler)
        {
            clock.Start();
        }

        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, clock.Token).ConfigureAwait(false);
            clock.Start();
            return await HiveAnswer.ReadAsync(response, clock.Token).ConfigureAwait(false);
        }
        finally
        {
            clock.Stop();
            request.Content = null; // the form is disposed of when all is done
        }
    }
}
