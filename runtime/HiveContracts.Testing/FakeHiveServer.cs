using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HiveContracts.Testing;

/// <summary>A stand-in for Hive on loopback, over real HTTP: it checks key and form as Hive does, acknowledges, and posts the callback. It can be told to fail.</summary>
public sealed class HiveStandIn : IAsyncDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<StandInAnswer> answers = new();
    private readonly ConcurrentDictionary<string, StandInTask> tasks = new();
    private readonly ConcurrentQueue<StandInTask> order = new();
    private readonly ConcurrentQueue<Task<bool>> deliveries = new();
    private readonly HiveStandInOptions options;
    private readonly WebApplication application;
    private int submissions;

    private HiveStandIn(HiveStandInOptions options)
    {
        this.options = options;
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

    /// <summary>What <c>HiveClientOptions.BaseAddress</c> is set to.</summary>
    public Uri BaseAddress => new(application.Urls.First() + "/api/v2/");

    /// <summary>The key that it takes.</summary>
    public string ApiKey => options.ApiKey;

    /// <summary>The tasks that were acknowledged so far, in the order in which they came.</summary>
    public IReadOnlyCollection<StandInTask> Tasks => [.. order];

    /// <summary>How many submissions came, those that were refused included.</summary>
    public int Submissions => submissions;

    /// <summary>Starts it.</summary>
    public static async Task<HiveStandIn> StartAsync(Action<HiveStandInOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var options = new HiveStandInOptions();
        configure?.Invoke(options);
        var hive = new HiveStandIn(options);
        await hive.application.StartAsync(cancellationToken).ConfigureAwait(false);
        return hive;
    }

    /// <summary>Sets what the next submissions are answered, one after another; those behind them are acknowledged.</summary>
    public void AnswerNext(params StandInAnswer[] next)
    {
        ArgumentNullException.ThrowIfNull(next);
        foreach (StandInAnswer answer in next)
        {
            answers.Enqueue(answer);
        }
    }

    /// <summary>Posts a task's callback once more, as Hive does on demand.</summary>
    /// <returns>The status that it was answered with.</returns>
    public Task<HttpStatusCode> ResendAsync(string taskId, CancellationToken cancellationToken = default)
    {
        StandInTask task = tasks[taskId];
        return PostAsync(task.CallbackUrl ?? throw new InvalidOperationException("The task has no callback URL."), StandInModel.Resent(options.Moderate(task)), cancellationToken);
    }

    /// <summary>Posts a callback of the caller's making.</summary>
    /// <returns>The status that it was answered with.</returns>
    public async Task<HttpStatusCode> PostAsync(Uri callbackUrl, ReadOnlyMemory<byte> utf8Json, CancellationToken cancellationToken = default)
    {
        using HttpResponseMessage response = await SendAsync(callbackUrl, utf8Json, cancellationToken).ConfigureAwait(false);
        return response.StatusCode;
    }

    /// <summary>Waits until the callback of each task that was acknowledged so far is delivered, or given up.</summary>
    /// <returns>Whether all were taken, that is answered with 2xx.</returns>
    public async Task<bool> DeliveredAsync() => Array.TrueForAll(await Task.WhenAll(deliveries).ConfigureAwait(false), static isTaken => isTaken);

    /// <summary>Stops it, and what it was about to deliver.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await ((Task)Task.WhenAll(deliveries)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // who waits for them is told
        await application.DisposeAsync().ConfigureAwait(false);
        client.Dispose();
        stop.Dispose();
    }

    private async Task SubmitAsync(HttpContext context)
    {
        Interlocked.Increment(ref submissions);
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out AuthenticationHeaderValue? authorization)
            || !authorization.Scheme.Equals("token", StringComparison.OrdinalIgnoreCase))
        {
            await AnswerAsync(context, 403, """{"message":"Invalid Auth Method. 'Token' authentication required."}""").ConfigureAwait(false);
            return;
        }

        if (authorization.Parameter is null || (authorization.Parameter != options.ApiKey && authorization.Parameter != options.SecondaryApiKey))
        {
            await AnswerAsync(context, 403, """{"return_code":403,"message":"Invalid Auth Token"}""").ConfigureAwait(false);
            return;
        }

        SubmittedForm form = await SubmittedForm.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        if (answers.TryDequeue(out StandInAnswer answer) && answer is not StandInAnswer.Acknowledged)
        {
            await StandInFault.AnswerAsync(context, answer).ConfigureAwait(false);
            return;
        }

        if (form.Problem is { } problem)
        {
            await AnswerAsync(context, 400, $$"""{"return_code":400,"message":"{{problem}}"}""").ConfigureAwait(false);
            return;
        }

        StandInTask task = form.ToTask(Guid.NewGuid().ToString());
        tasks[task.Id] = task;
        order.Enqueue(task);

        // Who has the acknowledgement can wait for the delivery, which begins behind it.
        var acknowledged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<bool> delivery = task.CallbackUrl is null ? Task.FromResult(true) : DeliverAsync(task, options.CallsBackFirst ? Task.CompletedTask : acknowledged.Task);
        deliveries.Enqueue(delivery);
        if (options.CallsBackFirst)
        {
            await ((Task)delivery).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        try
        {
            await AnswerAsync(context, 200, $$"""{"task_id":"{{task.Id}}","id":"{{task.Id}}","message":"We received your task."}""").ConfigureAwait(false);
        }
        finally
        {
            acknowledged.SetResult();
        }
    }

    /// <summary>Posts the callback, and again as long as it is not taken.</summary>
    /// <returns>Whether it was taken.</returns>
    private async Task<bool> DeliverAsync(StandInTask task, Task start)
    {
        await start.ConfigureAwait(false);
        byte[] callback = options.Moderate(task);
        for (int attempt = 0; attempt <= options.MaxResends && !stop.IsCancellationRequested; attempt++)
        {
            TimeSpan delay = options.ResendDelay;
            try
            {
                using HttpResponseMessage response = await SendAsync(task.CallbackUrl!, attempt == 0 ? callback : StandInModel.Resent(callback), stop.Token).ConfigureAwait(false);
                if (response.IsSuccessStatusCode)
                {
                    return true;
                }

                delay = response.Headers.RetryAfter?.Delta ?? delay;
            }
            catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
            {
                // The receiver is away: it may come back.
            }

            await Task.Delay(delay, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }

    private async Task<HttpResponseMessage> SendAsync(Uri callbackUrl, ReadOnlyMemory<byte> utf8Json, CancellationToken cancellation)
    {
        using var content = new ReadOnlyMemoryContent(utf8Json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await client.PostAsync(callbackUrl, content, cancellation).ConfigureAwait(false);
    }

    private static async Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        context.Response.Headers.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        await context.Response.CompleteAsync().ConfigureAwait(false);
    }
}
