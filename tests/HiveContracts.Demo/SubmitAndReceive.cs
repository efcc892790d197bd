using System.Net.Http.Headers;
using System.Security.Cryptography;
using HiveContracts.Demo.StandIn;

namespace HiveContracts.Demo;

/// <summary>The main job: submits a file, a URL and a text, and receives what Hive found.</summary>
internal static class SubmitAndReceive
{
    public static async Task RunAsync(CancellationToken cancellation)
    {
        string apiKey = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        await using HiveStandIn hive = await HiveStandIn.StartAsync(apiKey, cancellation);
        await using CallbackReceiver receiver = await CallbackReceiver.StartAsync(cancellation);
        using var client = new HttpClient { BaseAddress = hive.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", apiKey);
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");

        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, RandomNumberGenerator.GetBytes(1 << 20), cancellation);
            TaskSubmission[] submissions =
            [
                TaskSubmission.FromMedia(MediaFile.FromFile(file, "image/png")) with { CallbackUrl = receiver.Address, Metadata = "a file of 1 MiB" },
                TaskSubmission.FromUrl(new Uri("https://cdn.example/clip.mp4")) with { CallbackUrl = receiver.Address, Metadata = "a URL" },
                TaskSubmission.FromTextData("Buy now, \"limited\" offer: 100% free & legal + more") with { CallbackUrl = receiver.Address, Metadata = "a text" },
            ];
            foreach (TaskSubmission submission in submissions)
            {
                TaskAcknowledgement acknowledgement = await SubmitAsync(client, submission, cancellation);
                Show(acknowledgement, await receiver.ReceiveAsync(acknowledgement.TaskId, cancellation));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<TaskAcknowledgement> SubmitAsync(HttpClient client, TaskSubmission submission, CancellationToken cancellation)
    {
        using HttpContent form = submission.ToFormContent();
        using HttpResponseMessage response = await client.PostAsync("api/v2/task/async", form, cancellation);
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellation);

        // An error body can come with status 200, too: the body decides.
        return TaskAcknowledgement.TryParse(body, out TaskAcknowledgement? acknowledgement, out ContractException? problem)
            ? acknowledgement
            : throw new IOException(TaskError.TryParse(body, out TaskError? error, out _) ? $"Hive refused the task: {error.ReturnCode} {error.Message}" : problem.Message, problem);
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
