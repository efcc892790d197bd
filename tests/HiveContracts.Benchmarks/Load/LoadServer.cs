using System.Text.Json;
using HiveContracts.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HiveContracts.Benchmarks;

/// <summary>
/// Two receivers in one process: ours with all its features, and an endpoint that only reads the hand-written classes with System.Text.Json's source
/// generator.
/// </summary>
internal static class LoadServer
{
    public static async Task RunAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Services.AddHiveCallbacks(static options =>
        {
            options.SigningKeys.Add(CallbackUrlSigner.CreateKey());
            options.Retention = TimeSpan.FromMinutes(1);
        });
        await using WebApplication application = builder.Build();
        application.MapHiveCallback<TaskCallback>("/ours", static (_, _) => Task.CompletedTask);
        application.MapMethods("/rival", [HttpMethods.Post], (RequestDelegate)(static async context =>
        {
            context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
            HandCallback? callback = await context.Request.ReadFromJsonAsync(HandContext.Default.HandCallback);
            context.Response.StatusCode = callback is null ? 400 : 200;
        }));
        await application.StartAsync();
        string address = application.Urls.First();
        Console.WriteLine(application.Services.GetRequiredService<CallbackUrlSigner>().Sign(new Uri(address + "/ours"), "load"));
        Console.WriteLine(address + "/rival");

        // The parent process closes the input to stop the server.
        await Console.In.ReadLineAsync();
    }
}
