namespace HiveContracts.Demo.StandIn;

/// <summary>
/// Makes callbacks of the shape that Hive's models send. The scores mean nothing: they follow from a hash of the content,
/// and those of a head sum to 1.
/// </summary>
internal static class StandInModel
{
    private static readonly string[][] TextHeads = [["suggestive", "sexual", "no_sexual"], ["self_harm", "violence", "no_violence"], ["yes_spam", "no_spam"]];
    private static readonly string[][] VisualHeads = [["animated_gun", "gun_in_hand", "gun_not_in_hand", "no_gun"], ["no_smoking", "yes_smoking"]];

    public static TaskCallback Moderate(string id, SubmittedForm form)
    {
        bool isText = form.Text is not null;
        int frames = form.Url is null ? 1 : 3;
        return new TaskCallback
        {
            Id = id,
            Metadata = form.Metadata,
            Status =
            [
                new TaskResult
                {
                    Status = new ResultStatus { Code = "0", Message = "SUCCESS" },
                    Response = new TaskResponse
                    {
                        Input = new TaskInput
                        {
                            Id = id,
                            Hash = Convert.ToHexStringLower(form.Hash),
                            Text = form.Text,
                            ModelType = isText ? "TEXT_CLASSIFICATION" : "CATEGORIZATION",
                            CreatedOn = DateTimeOffset.UtcNow,
                            Media = new TaskMedia { Filename = form.FileName, Url = form.Url is null ? null : new Uri(form.Url) },
                        },
                        Output = ContractList.Create<TaskOutput>([.. Enumerable.Range(0, frames).Select(frame => new TaskOutput
                        {
                            Time = frame,
                            Classes = ClassScores.Create([.. (isText ? TextHeads : VisualHeads).SelectMany(head => Scores(head, form.Hash, frame))]),
                        })]),
                    },
                },
            ],
        };
    }

    private static IEnumerable<ClassScore> Scores(string[] head, byte[] hash, int frame)
    {
        double[] weights = [.. head.Select((_, index) => 1.0 + hash[(head[0].Length + index + frame) % hash.Length])];
        return head.Zip(weights, (name, weight) => new ClassScore(name, weight / weights.Sum()));
    }
}
