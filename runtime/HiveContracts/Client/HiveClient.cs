using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace HiveContracts;

/// <summary>Submits tasks to Hive. Instances are thread-safe.</summary>
public sealed class HiveClient
{
    /// <summary>Set on each request: whether its content can be sent again. Retry handlers read it.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsRepeatable = new("HiveContracts.IsRepeatable");

    private readonly HttpClient http;
    private readonly HiveClientOptions options;
    private readonly Uri endpoint;

    // Whether an InactivityHandler starts the timer; otherwise the client does.
    private readonly bool hasInactivityHandler;

    /// <summary>
    /// Creates a client with its own <see cref="HttpClient"/>, for programs without dependency injection. Keep one for the life of the program.
    /// </summary>
    /// <exception cref="ArgumentException">The options are invalid; the message has the reasons.</exception>
    public HiveClient(HiveClientOptions options)
        : this(new HttpClient(CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan }, options)
    {
    }

    /// <summary>
    /// Creates a client that sends through an existing <see cref="HttpClient"/>. Its <see cref="HttpClient.Timeout"/> limits the duration of each
    /// submission as a whole: for large media, set it to <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The options are invalid; the message has the reasons.</exception>
    public HiveClient(HttpClient http, HiveClientOptions options)
        : this(http, options, hasInactivityHandler: false)
    {
    }

    /// <summary>Creates a client over an <see cref="HttpClient"/> whose handlers may wait before they send: to retry, or for a rate limiter.</summary>
    /// <param name="http">
    /// Sends the requests. Its <see cref="HttpClient.Timeout"/> applies to a whole submission: large media needs <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </param>
    /// <param name="options">The key, the address and the limits.</param>
    /// <param name="hasInactivityHandler">
    /// Whether <paramref name="http"/> has an <see cref="InactivityHandler"/>, which applies <see cref="HiveClientOptions.InactivityTimeout"/> to each attempt.
    /// If false, the client applies it to all attempts together, waits included.
    /// </param>
    /// <exception cref="ArgumentException">The options are invalid; the message names each problem.</exception>
    public HiveClient(HttpClient http, HiveClientOptions options, bool hasInactivityHandler)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        }

        this.http = http;
        this.options = options;
        this.hasInactivityHandler = hasInactivityHandler;
        string address = options.BaseAddress.AbsoluteUri;
        endpoint = new Uri(new Uri(address.EndsWith('/') ? address : address + '/'), "task/async");
    }

    /// <summary>
    /// Creates the handler that a client sends through. It does not follow redirects, which could send media to another server, and resolves
    /// the name of the API again every five minutes.
    /// </summary>
    public static SocketsHttpHandler CreateHandler() => new() { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    /// <inheritdoc cref="SubmitAsync{TAnswer}(IFormRequest{TAnswer}, IProgress{UploadProgress}?, CancellationToken)"/>
    public Task<TAnswer> SubmitAsync<TAnswer>(IFormRequest<TAnswer> submission, CancellationToken cancellationToken)
        where TAnswer : class, IContract<TAnswer> => SubmitAsync(submission, progress: null, cancellationToken);

    /// <summary>Submits a task. Media of any size is streamed.</summary>
    /// <param name="submission">The task.</param>
    /// <param name="progress">Receives how much of the body has been sent. Starts over from 0 if the body is sent again.</param>
    /// <param name="cancellationToken">Cancels the submission.</param>
    /// <returns>The acknowledgement. Its <c>task_id</c> is the id of the callback.</returns>
    /// <exception cref="HiveException">Hive answered, but did not accept the task.</exception>
    /// <exception cref="HttpRequestException">Hive did not answer.</exception>
    /// <exception cref="TimeoutException">Nothing was sent or received for <see cref="HiveClientOptions.InactivityTimeout"/>.</exception>
    public async Task<TAnswer> SubmitAsync<TAnswer>(
        IFormRequest<TAnswer> submission, IProgress<UploadProgress>? progress = null, CancellationToken cancellationToken = default)
        where TAnswer : class, IContract<TAnswer>
    {
        ArgumentNullException.ThrowIfNull(submission);
        using var inactivity = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timer = new InactivityTimer(inactivity, options.InactivityTimeout);
        using HttpContent form = submission.ToFormContent();
        long? totalBytes = form.Headers.ContentLength;
        using var content = new ProgressContent(form, bytesSent =>
        {
            timer.Reset();
            progress?.Report(new UploadProgress(bytesSent, totalBytes));
        });

        try
        {
            string key = options.CurrentKey;
            HiveAnswer answer = await SendAsync(content, key, submission.IsRepeatable, timer).ConfigureAwait(false);

            // Rotates even if this task cannot be sent again: the next one uses the other key.
            if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden && options.RotateFrom(key) && submission.IsRepeatable)
            {
                answer = await SendAsync(content, options.CurrentKey, isRepeatable: true, timer).ConfigureAwait(false);
            }

            return answer.Read<TAnswer>(options);
        }
        catch (OperationCanceledException) when (inactivity.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(
                CultureInfo.InvariantCulture,
                $"No data was sent or received for {options.InactivityTimeout.TotalSeconds:0.#} seconds ({nameof(options.InactivityTimeout)})."));
        }
    }

    private async Task<HiveAnswer> SendAsync(ProgressContent content, string key, bool isRepeatable, InactivityTimer timer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Content = content;
        request.Headers.Authorization = new AuthenticationHeaderValue("token", key);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.ExpectContinue = content.HasMedia; // so that Hive can refuse the key before gigabytes are sent
        request.Options.Set(IsRepeatable, isRepeatable);
        request.Options.Set(InactivityTimer.Key, timer);
        if (!hasInactivityHandler)
        {
            timer.Start();
        }

        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timer.Token).ConfigureAwait(false);
            timer.Start();
            return await HiveAnswer.ReadAsync(response, timer.Token).ConfigureAwait(false);
        }
        finally
        {
            timer.Stop();
            request.Content = null; // so that the request does not dispose of content that may be sent again
        }
    }
}
