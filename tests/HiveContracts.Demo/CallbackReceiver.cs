using System.Collections.Concurrent;
using System.Net;

namespace HiveContracts.Demo;

/// <summary>The demo's own endpoint for callbacks.</summary>
internal sealed class CallbackReceiver : IAsyncDisposable
{
    // A callback can outrun its acknowledgement: whoever comes first makes the entry.
    private readonly ConcurrentDictionary<string, TaskCompletionSource<TaskCallback>> callbacks = new();
    private readonly WebApplication application;

    private CallbackReceiver(WebApplication application)
    {
        this.application = application;
        application.MapPost("/hive", ReceiveAsync);
    }

    public Uri Address => new(application.Urls.First() + "/hive");

    public static async Task<CallbackReceiver> StartAsync(CancellationToken cancellation)
    {
        var receiver = new CallbackReceiver(Loopback.Build());
        await receiver.application.StartAsync(cancellation);
        return receiver;
    }

    public Task<TaskCallback> ReceiveAsync(string taskId, CancellationToken cancellation) => Entry(taskId).Task.WaitAsync(cancellation);

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private TaskCompletionSource<TaskCallback> Entry(string id) => callbacks.GetOrAdd(id, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (TaskCallback.TryParse(body.ToArray(), out TaskCallback? callback, out ContractException? problem))
        {
            Entry(callback.Id).TrySetResult(callback); // the same callback may come twice
        }
        else
        {
            context.Response.StatusCode = (int)HttpStatusCode.BadRequest;
            await context.Response.WriteAsync(problem.Message, context.RequestAborted);
        }
    }
}
