using System.Collections.Concurrent;
using System.Security.Cryptography;
using HiveContracts.AspNetCore;
using HiveContracts.Testing;

namespace HiveContracts.Demo;

/// <summary>The main job: submits a file, a URL and a text, and receives what Hive found.</summary>
internal static class SubmitAndReceive
{
    public static async Task RunAsync(CancellationToken cancellation)
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: cancellation);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHiveCallbacks(static options => options.SigningKeys.Add(CallbackUrlSigner.CreateKey()));
        builder.Services.AddHiveClient(options =>
        {
            options.ApiKey = hive.ApiKey;
            options.BaseAddress = hive.BaseAddress;
        });

        // What a task is about is in its callback's URL: nothing waits for the acknowledgement, which the callback may outrun.
        var callbacks = new ConcurrentDictionary<string, TaskCompletionSource<TaskCallback>>();
        await using WebApplication application = builder.Build();
        application.MapHiveCallback<TaskCallback>("/hive", (callback, context, _) =>
        {
            callbacks[context.Reference!].SetResult(callback);
            return Task.CompletedTask;
        });
        await application.StartAsync(cancellation);
        var callbackUrl = new Uri(application.Urls.First() + "/hive");
        CallbackUrlSigner signer = application.Services.GetRequiredService<CallbackUrlSigner>();
        HiveClient client = application.Services.GetRequiredService<HiveClient>();

        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, RandomNumberGenerator.GetBytes(1 << 20), cancellation);
            (string Title, TaskSubmission Submission)[] tasks =
            [
                ("a file of 1 MiB", TaskSubmission.FromMedia(MediaFile.FromFile(file, "image/png"))),
                ("a URL", TaskSubmission.FromUrl(new Uri("https://cdn.example/clip.mp4"))),
                ("a text", TaskSubmission.FromTextData("Buy now, \"limited\" offer: 100% free & legal + more")),
            ];
            foreach ((string title, TaskSubmission submission) in tasks)
            {
                callbacks[title] = new(TaskCreationOptions.RunContinuationsAsynchronously);
                TaskAcknowledgement acknowledgement = await client.SubmitAsync(submission with { CallbackUrl = signer.Sign(callbackUrl, title), Metadata = title }, cancellationToken: cancellation);
                Show(acknowledgement, await callbacks[title].Task.WaitAsync(cancellation));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Show(TaskAcknowledgement acknowledgement, TaskCallback callback)
    {
        Console.WriteLine($"{callback.Metadata}: task {acknowledgement.TaskId}, {callback.Outputs.Count} output(s)");
        foreach (TaskOutput output in callback.Outputs)
        {
            // Two models, two vocabularies: null where Hive did not send the class.
            TextModerationV1Scores text = output.Classes.TextModerationV1;
            VisualModerationScores visual = output.Classes.VisualModeration;
            Show("spam", text.YesSpam, text.Heads.Spam);
            Show("gun in hand", visual.GunInHand, visual.Heads.Gun);
        }

        if (callback.Outputs.Max(VisualModerationClass.GunInHand) is { } gun)
        {
            Console.WriteLine($"  gun in hand, highest of all frames: {gun:0.0000}");
        }
    }

    private static void Show(string title, double? score, HeadScores head)
    {
        if (score is not null)
        {
            Console.WriteLine($"  {title} {score:0.0000}; the head's highest is {head.Highest?.Name} {head.Highest?.Score:0.0000}");
        }
    }
}
