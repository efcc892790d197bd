using System.Globalization;
using HiveContracts.AspNetCore;

namespace HiveContracts.Demo.Commands;

/// <summary>A receiver of callbacks, until it is stopped: prints a signed URL to post to, and each task that it handles.</summary>
internal static class ReceiveCommand
{
    public static async Task RunAsync(string[] arguments)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddCommandLine(arguments);
        ConfigurationManager settings = builder.Configuration;
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls($"http://127.0.0.1:{settings["port"] ?? "5005"}");
        builder.Services.AddHiveCallbacks(options =>
        {
            options.SigningKeys.Add(settings["key"] ?? CallbackUrlSigner.CreateKey());
            options.HandlerLease = TimeSpan.FromSeconds(Number(settings["lease"], 300));
            options.RetryAfter = TimeSpan.FromSeconds(1);
        });
        if (settings["redis"] is { } redis)
        {
            builder.Services.AddHiveCallbackRedis(redis);
        }

        builder.Services.AddHealthChecks().AddHiveCallbackStore();

        var delay = TimeSpan.FromMilliseconds(Number(settings["delay"], 0));
        await using WebApplication application = builder.Build();
        application.MapHealthChecks("/health");
        application.MapHiveCallback<TaskCallback>("/hive", async (callback, context, cancellation) =>
        {
            await Task.Delay(delay, cancellation);
            await Console.Out.WriteLineAsync($"handled {callback.Id} {context.Reference} {callback.Outputs.Count}");
        });
        await application.StartAsync();
        Uri url = application.Services.GetRequiredService<CallbackUrlSigner>().Sign(new Uri(application.Urls.First() + "/hive"), "demo");
        await Console.Out.WriteLineAsync($"listening {url}");
        await application.WaitForShutdownAsync();
    }

    private static double Number(string? text, double otherwise) => text is null ? otherwise : double.Parse(text, CultureInfo.InvariantCulture);
}
