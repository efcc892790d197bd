using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HiveContracts.Http.Tests;

/// <summary>Contracts and their values as arguments and results of a SignalR hub, which is called over HTTP.</summary>
public sealed class SignalRTests
{
    [Fact]
    public async Task ContractsAndTheirValues_AreArgumentsAndResults()
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        TaskCallback callback = TaskCallback.Parse(
            await File.ReadAllBytesAsync(Repository.PathTo("tests", "HiveContracts.Tests", "Documents", "video-callback.json"), ct));
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSignalR(static options => options.MaximumReceiveMessageSize = null);
        await using WebApplication application = builder.Build();
        application.MapHub<EchoHub>("/echo");
        await application.StartAsync(ct);
        await using HubConnection connection = new HubConnectionBuilder().WithUrl(application.Urls.First() + "/echo").Build();
        await connection.StartAsync(ct);

        Assert.Equal(callback, await connection.InvokeAsync<TaskCallback>(nameof(EchoHub.Callback), callback, ct));
        Assert.Equal(callback.Outputs[0].Classes, await connection.InvokeAsync<ClassScores>(nameof(EchoHub.Scores), callback.Outputs[0].Classes, ct));
        Assert.Equal(callback.Outputs, await connection.InvokeAsync<ContractList<TaskOutput>>(nameof(EchoHub.Outputs), callback.Outputs, ct));
        Assert.Equal(Severity.Of(2), await connection.InvokeAsync<Severity>(nameof(EchoHub.Level), Severity.Of(2), ct));
        await Assert.ThrowsAsync<HubException>(() => connection.InvokeAsync<TaskCallback>(nameof(EchoHub.Callback), new { id = 1 }, ct));
    }

    private sealed class EchoHub : Hub
    {
        public TaskCallback Callback(TaskCallback callback) => callback;

        public ClassScores Scores(ClassScores scores) => scores;

        public ContractList<TaskOutput> Outputs(ContractList<TaskOutput> outputs) => outputs;

        public Severity Level(Severity severity) => severity;
    }
}
