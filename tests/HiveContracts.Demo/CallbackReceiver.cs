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
        try
        {
            TaskCallback callback = await Contract.ParseAsync<TaskCallback>(context.Request.Body, cancellationToken: context.RequestAborted);
            Entry(callback.Id).TrySetResult(callback); // the same callback may come twice
        }
        catch (ContractException problem)
        {
            context.Response.StatusCode = (int)HttpStatusCode.BadRequest;
            await context.Response.WriteAsync(problem.Message, context.RequestAborted);
        }
    }
}
