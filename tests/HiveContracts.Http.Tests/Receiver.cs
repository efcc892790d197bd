using System.Collections.Concurrent;
using System.Net;
using System.Text;
using HiveContracts.AspNetCore;

namespace HiveContracts.Http.Tests;

/// <summary>A receiver on a free port of loopback, what it has handled, and a client to post to it.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Callback = """{"id":"task-1","status":[{"response":{"output":[{"time":0,"classes":[{"class":"no_gun","score":1}]}]}}]}""";

    private readonly HttpClient client = new();

    private Receiver(WebApplication application) => Application = application;

    public WebApplication Application { get; }

    public ConcurrentQueue<(TaskCallback Callback, string? Reference)> Handled { get; } = new();

    /// <summary>What the handler does besides; it may throw.</summary>
    public Func<TaskCallback, CancellationToken, Task> Handle { get; set; } = static (_, _) => Task.CompletedTask;

    public CallbackUrlSigner Signer => Application.Services.GetRequiredService<CallbackUrlSigner>();

    public Uri Address => new(Application.Urls.First() + "/hive");

    public Uri SignedUrl => Signer.Sign(Address, "order-17");

    public static async Task<Receiver> StartAsync(Action<HiveCallbackOptions>? configure = null, Action<WebApplicationBuilder>? build = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHiveCallbacks(options =>
        {
            options.SigningKeys.Add(CallbackUrlSigner.CreateKey());
            configure?.Invoke(options);
        });
        build?.Invoke(builder);
        var receiver = new Receiver(builder.Build());
        receiver.Application.MapHiveCallback<TaskCallback>("/hive", async (callback, context, cancellation) =>
        {
            await receiver.Handle(callback, cancellation);
            receiver.Handled.Enqueue((callback, context.Reference));
        });
        await receiver.Application.StartAsync();
        return receiver;
    }

    public async Task<(HttpStatusCode Status, string Body, TimeSpan? RetryAfter)> PostAsync(string body = Callback, Uri? url = null, string type = "application/json", string? encoding = null)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        using HttpResponseMessage response = await client.PostAsync(url ?? SignedUrl, content, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers.RetryAfter?.Delta);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Application.DisposeAsync();
    }
}
