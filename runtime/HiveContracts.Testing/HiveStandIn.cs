using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HiveContracts.Testing;

/// <summary>
/// A stand-in for Hive: an HTTP server on loopback that checks the key and the form as Hive does, acknowledges tasks, and posts their callbacks.
/// It can be told to fail.
/// </summary>
public sealed class HiveStandIn : IAsyncDisposable
{
    private readonly CallbackSender callbacks;
    private readonly ConcurrentQueue<StandInAnswer> responses = new();
    private readonly ConcurrentQueue<StandInTask> tasks = new();
    private readonly HiveStandInOptions options;
    private readonly WebApplication application;
    private int submissionCount;

    private HiveStandIn(HiveStandInOptions options)
    {
        this.options = options;
        callbacks = new CallbackSender(options);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        application = builder.Build();
        application.MapMethods("/api/v2/task/async", [HttpMethods.Post], (RequestDelegate)SubmitAsync);
    }

    /// <summary>The address of the API, for <c>HiveClientOptions.BaseAddress</c>.</summary>
    public Uri BaseAddress => new(application.Urls.First() + "/api/v2/");

    /// <summary>The API key that the server accepts.</summary>
    public string ApiKey => options.ApiKey;

    /// <summary>The tasks that were acknowledged so far, in the order of their submission.</summary>
    public IReadOnlyCollection<StandInTask> Tasks => [.. tasks];

    /// <summary>The number of submissions so far, including those that were refused.</summary>
    public int SubmissionCount => submissionCount;

    /// <summary>Starts a server.</summary>
    /// <param name="configure">Configures the server; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    public static async Task<HiveStandIn> StartAsync(Action<HiveStandInOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var options = new HiveStandInOptions();
        configure?.Invoke(options);
        var server = new HiveStandIn(options);
        await server.application.StartAsync(cancellationToken).ConfigureAwait(false);
        return server;
    }

    /// <summary>Sets the responses to the next submissions, in order. Later submissions are acknowledged.</summary>
    /// <param name="next">The responses, one for each submission.</param>
    public void AnswerNext(params StandInAnswer[] next)
    {
        ArgumentNullException.ThrowIfNull(next);
        foreach (StandInAnswer response in next)
        {
            responses.Enqueue(response);
        }
    }

    /// <summary>Posts the callback of a task again, with <c>resent_on</c> and <c>resent_by</c>, as Hive does on request.</summary>
    /// <param name="taskId">The id of an acknowledged task.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The status of the response.</returns>
    /// <exception cref="ArgumentException">No task has this id.</exception>
    /// <exception cref="InvalidOperationException">The task has no callback URL.</exception>
    public Task<HttpStatusCode> ResendCallbackAsync(string taskId, CancellationToken cancellationToken = default)
    {
        StandInTask task = tasks.FirstOrDefault(task => task.Id == taskId) ?? throw new ArgumentException($"There is no task '{taskId}'.", nameof(taskId));
        Uri callbackUrl = task.CallbackUrl ?? throw new InvalidOperationException($"The task '{taskId}' has no callback URL.");
        return PostCallbackAsync(callbackUrl, CallbackGenerator.MarkResent(options.CreateCallback(task)), cancellationToken);
    }

    /// <summary>Posts any JSON as a callback.</summary>
    /// <param name="callbackUrl">The URL to post to.</param>
    /// <param name="utf8Json">The body.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The status of the response.</returns>
    public async Task<HttpStatusCode> PostCallbackAsync(Uri callbackUrl, ReadOnlyMemory<byte> utf8Json, CancellationToken cancellationToken = default)
    {
        using HttpResponseMessage response = await callbacks.PostAsync(callbackUrl, utf8Json, cancellationToken).ConfigureAwait(false);
        return response.StatusCode;
    }

    /// <summary>Waits until the callback of each task acknowledged so far was accepted or given up.</summary>
    /// <returns>Whether all of them were accepted, that is, the receiver responded 2xx.</returns>
    public Task<bool> WaitForCallbacksAsync() => callbacks.WaitAsync();

    /// <summary>Stops the server and cancels callbacks that are not delivered yet.</summary>
    public async ValueTask DisposeAsync()
    {
        await callbacks.StopAsync().ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
        callbacks.Dispose();
    }

    private async Task SubmitAsync(HttpContext context)
    {
        Interlocked.Increment(ref submissionCount);
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out AuthenticationHeaderValue? authorization)
            || !authorization.Scheme.Equals("token", StringComparison.OrdinalIgnoreCase))
        {
            await WriteAsync(context, 403, """{"message":"Invalid Auth Method. 'Token' authentication required."}""").ConfigureAwait(false);
            return;
        }

        if (authorization.Parameter is null || (authorization.Parameter != options.ApiKey && authorization.Parameter != options.SecondaryApiKey))
        {
            await WriteAsync(context, 403, """{"return_code":403,"message":"Invalid Auth Token"}""").ConfigureAwait(false);
            return;
        }

        SubmittedForm form = await SubmittedForm.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        if (responses.TryDequeue(out StandInAnswer response) && response is not StandInAnswer.Acknowledgement)
        {
            await StandInAnswerWriter.WriteAsync(context, response).ConfigureAwait(false);
            return;
        }

        if (form.Problem is { } problem)
        {
            await WriteAsync(context, 400, $$"""{"return_code":400,"message":"{{problem}}"}""").ConfigureAwait(false);
            return;
        }

        await AcceptAsync(context, form.ToTask(Guid.NewGuid().ToString())).ConfigureAwait(false);
    }

    private async Task AcceptAsync(HttpContext context, StandInTask task)
    {
        tasks.Enqueue(task);

        // The delivery is known before the client has the acknowledgement, so that the client can wait for it; it starts afterwards.
        var acknowledged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task delivery = callbacks.Start(task, options.SendsCallbackFirst ? Task.CompletedTask : acknowledged.Task);
        if (options.SendsCallbackFirst)
        {
            await delivery.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        try
        {
            await WriteAsync(context, 200, $$"""{"task_id":"{{task.Id}}","id":"{{task.Id}}","message":"We received your task."}""").ConfigureAwait(false);
        }
        finally
        {
            acknowledged.SetResult();
        }
    }

    private static Task WriteAsync(HttpContext context, int status, string json) => StandInAnswerWriter.WriteCompleteAsync(context, status, json);
}
