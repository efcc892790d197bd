using System.Collections.Concurrent;
using System.Security.Cryptography;
using HiveContracts.AspNetCore;
using HiveContracts.Testing;

namespace HiveContracts.Demo;

/// <summary>Submits a file, a URL and a text to a stand-in for Hive, receives the callbacks, and shows their scores.</summary>
internal static class SubmitAndReceive
{
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: cancellationToken);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHiveCallbacks(static options => options.SigningKeys.Add(CallbackUrlSigner.CreateKey()));
        builder.Services.AddHiveClient(options =>
        {
            options.ApiKey = hive.ApiKey;
            options.BaseAddress = hive.BaseAddress;
        });

        // The callback can arrive before the acknowledgement, so tasks are found by the reference in the URL rather than by their id.
        var callbacks = new ConcurrentDictionary<string, TaskCompletionSource<TaskCallback>>();
        await using WebApplication application = builder.Build();
        application.MapHiveCallback<TaskCallback>("/hive", (callback, context, _) =>
        {
            callbacks[context.Reference!].SetResult(callback);
            return Task.CompletedTask;
        });
        await application.StartAsync(cancellationToken);
        var endpoint = new Uri(application.Urls.First() + "/hive");
        CallbackUrlSigner signer = application.Services.GetRequiredService<CallbackUrlSigner>();
        HiveClient client = application.Services.GetRequiredService<HiveClient>();

        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, RandomNumberGenerator.GetBytes(1 << 20), cancellationToken);
            (string Title, TaskSubmission Submission)[] tasks =
            [
                ("a file of 1 MiB", TaskSubmission.FromMedia(MediaFile.FromFile(file, "image/png"))),
                ("a URL", TaskSubmission.FromUrl(new Uri("https://cdn.example/clip.mp4"))),
                ("a text", TaskSubmission.FromTextData("Buy now, \"limited\" offer: 100% free & legal + more")),
            ];
            foreach ((string title, TaskSubmission submission) in tasks)
            {
                callbacks[title] = new(TaskCreationOptions.RunContinuationsAsynchronously);
                TaskSubmission withCallback = submission with { CallbackUrl = signer.Sign(endpoint, title), Metadata = title };
                TaskAcknowledgement acknowledgement = await client.SubmitAsync(withCallback, cancellationToken);
                Show(acknowledgement, await callbacks[title].Task.WaitAsync(cancellationToken));
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
            // Texts and images have different models. The score of a class is null if Hive did not send the class.
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
            Console.WriteLine($"  {title} {score:0.0000}; highest class of the head: {head.Highest?.Name} {head.Highest?.Score:0.0000}");
        }
    }
}
