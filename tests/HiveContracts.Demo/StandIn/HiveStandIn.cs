using System.Globalization;
using System.Net.Http.Headers;

namespace HiveContracts.Demo.StandIn;

/// <summary>A stand-in for Hive on loopback: checks key and form like Hive, acknowledges, and POSTs the callback.</summary>
internal sealed class HiveStandIn : IAsyncDisposable
{
    private readonly HttpClient client = new();
    private readonly List<Task> deliveries = [];
    private readonly WebApplication application;
    private readonly string apiKey;

    private HiveStandIn(WebApplication application, string apiKey)
    {
        this.application = application;
        this.apiKey = apiKey;
        application.MapPost("/api/v2/task/async", SubmitAsync);
    }

    public Uri Address => new(application.Urls.First());

    public static async Task<HiveStandIn> StartAsync(string apiKey, CancellationToken cancellation)
    {
        var hive = new HiveStandIn(Loopback.Build(), apiKey);
        await hive.application.StartAsync(cancellation);
        return hive;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(deliveries);
        await application.DisposeAsync();
        client.Dispose();
    }

    private async Task SubmitAsync(HttpContext context)
    {
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out AuthenticationHeaderValue? authorization)
            || !authorization.Scheme.Equals("token", StringComparison.OrdinalIgnoreCase))
        {
            await AnswerAsync(context, 403, new TaskError { Message = "Invalid Auth Method. 'Token' authentication required." });
            return;
        }

        if (authorization.Parameter != apiKey)
        {
            await AnswerAsync(context, 403, new TaskError { ReturnCode = 403, Message = "Invalid Auth Token" });
            return;
        }

        SubmittedForm form = await SubmittedForm.ReadAsync(context.Request, context.RequestAborted);
        if (form.Problem is { } problem)
        {
            await AnswerAsync(context, 400, new TaskError { ReturnCode = 400, Message = problem });
            return;
        }

        string id = Guid.NewGuid().ToString();
        await AnswerAsync(context, 200, new TaskAcknowledgement { TaskId = id, Id = id, Message = "We received your task." });
        if (form.CallbackUrl is { } callbackUrl)
        {
            lock (deliveries)
            {
                deliveries.Add(DeliverAsync(callbackUrl, StandInModel.Moderate(id, form)));
            }
        }
    }

    private async Task DeliverAsync(Uri callbackUrl, TaskCallback callback)
    {
        using var content = new ByteArrayContent(callback.ToUtf8Bytes());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage response = await client.PostAsync(callbackUrl, content);
        if (!response.IsSuccessStatusCode)
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The callback of {callback.Id} was answered with {(int)response.StatusCode}."));
        }
    }

    private static async Task AnswerAsync<T>(HttpContext context, int status, T body)
        where T : IContract<T>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(Contract.ToUtf8Bytes(body), context.RequestAborted);
        await context.Response.CompleteAsync();
    }
}
