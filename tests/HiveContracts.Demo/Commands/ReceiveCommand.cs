using System.Globalization;
using HiveContracts.AspNetCore;

namespace HiveContracts.Demo.Commands;

/// <summary>Receives callbacks until the program is stopped. Prints a signed URL to post to, and each task that it handles.</summary>
internal static class ReceiveCommand
{
    public static async Task RunAsync(string[] arguments)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddCommandLine(arguments);
        ConfigurationManager settings = builder.Configuration;
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls($"http://127.0.0.1:{settings["port"] ?? "5005"}");
        HiveCallbackBuilder callbacks = builder.Services.AddHiveCallbacks(options =>
        {
            options.SigningKeys.Add(settings["key"] ?? CallbackUrlSigner.CreateKey());
            options.HandlerLease = TimeSpan.FromSeconds(ParseNumber(settings["lease"], 300));
            options.RetryAfter = TimeSpan.FromSeconds(1);
        });
        callbacks.AddStoreHealthCheck();
        if (settings["redis"] is { } redis)
        {
            callbacks.AddRedisStore(redis);
        }

        var delay = TimeSpan.FromMilliseconds(ParseNumber(settings["delay"], 0));
        await using WebApplication application = builder.Build();
        application.MapHealthChecks("/health");
        application.MapHiveCallback<TaskCallback>("/hive", async (callback, context, cancellationToken) =>
        {
            await Task.Delay(delay, cancellationToken);
            await Console.Out.WriteLineAsync($"handled {callback.Id} {context.Reference} {callback.Outputs.Count}");
        });
        await application.StartAsync();
        Uri url = application.Services.GetRequiredService<CallbackUrlSigner>().Sign(new Uri(application.Urls.First() + "/hive"), "demo");
        await Console.Out.WriteLineAsync($"listening {url}");
        await application.WaitForShutdownAsync();
    }

    private static double ParseNumber(string? text, double defaultValue) => text is null ? defaultValue : double.Parse(text, CultureInfo.InvariantCulture);
}
