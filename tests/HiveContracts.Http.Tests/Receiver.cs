using System.Collections.Concurrent;
using System.Net;
using System.Text;
using HiveContracts.AspNetCore;

namespace HiveContracts.Http.Tests;

/// <summary>A receiver on a free port of loopback, the callbacks that it has handled, and a client that posts to it.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Callback =
        """{"id":"task-1","status":[{"response":{"output":[{"time":0,"classes":[{"class":"no_gun","score":1}]}]}}]}""";

    private readonly HttpClient client = new();

    private Receiver(WebApplication application) => Application = application;

    public WebApplication Application { get; }

    public ConcurrentQueue<(TaskCallback Callback, string? Reference)> Handled { get; } = new();

    /// <summary>Runs before a callback counts as handled; may throw.</summary>
    public Func<TaskCallback, CancellationToken, Task> Handle { get; set; } = static (_, _) => Task.CompletedTask;

    public CallbackUrlSigner Signer => Application.Services.GetRequiredService<CallbackUrlSigner>();

    public Uri Address => new(Application.Urls.First() + "/hive");

    /// <summary>The URL of the endpoint, signed for the reference <c>order-17</c>.</summary>
    public Uri SignedUrl => Signer.Sign(Address, "order-17");

    /// <summary>Starts a receiver.</summary>
    /// <param name="configure">Configures the options, which have a signing key.</param>
    /// <param name="build">Configures the host.</param>
    /// <param name="receive">Configures the receiver.</param>
    /// <param name="use">Adds middleware.</param>
    /// <param name="map">Configures the endpoint.</param>
    public static async Task<Receiver> StartAsync(
        Action<HiveCallbackOptions>? configure = null,
        Action<WebApplicationBuilder>? build = null,
        Action<HiveCallbackBuilder>? receive = null,
        Action<WebApplication>? use = null,
        Action<IEndpointConventionBuilder>? map = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        HiveCallbackBuilder callbacks = builder.Services.AddHiveCallbacks(options =>
        {
            options.SigningKeys.Add(CallbackUrlSigner.CreateKey());
            configure?.Invoke(options);
        });
        receive?.Invoke(callbacks);
        build?.Invoke(builder);
        var receiver = new Receiver(builder.Build());
        use?.Invoke(receiver.Application);
        IEndpointConventionBuilder endpoint = receiver.Application.MapHiveCallback<TaskCallback>("/hive", async (callback, context, cancellationToken) =>
        {
            await receiver.Handle(callback, cancellationToken);
            receiver.Handled.Enqueue((callback, context.Reference));
        });
        map?.Invoke(endpoint);
        await receiver.Application.StartAsync();
        return receiver;
    }

    /// <summary>Posts a body, by default a callback to the signed URL.</summary>
    public async Task<(HttpStatusCode Status, string Body, TimeSpan? RetryAfter)> PostAsync(
        string body = Callback, Uri? url = null, string type = "application/json", string? encoding = null)
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
