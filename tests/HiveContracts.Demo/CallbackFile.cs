namespace HiveContracts.Demo;

/// <summary>A callback in a file; or, as documentation and logs cut it out, a part of one.</summary>
internal sealed record CallbackFile(byte[] Json, string? Id, ContractList<TaskResult> Results, ContractList<TaskOutput> Outputs, byte[] Rewritten)
{
    /// <exception cref="ContractException">The file holds neither.</exception>
    public static CallbackFile Read(string path)
    {
        byte[] json = File.ReadAllBytes(path);
        if (TaskCallback.TryParse(json, out TaskCallback? callback, out ContractException? problem))
        {
            return new(json, callback.Id, callback.Status, callback.Outputs, callback.ToUtf8Bytes());
        }

        if (TaskError.TryParse(json, out TaskError? error, out _) && (error.ReturnCode is not null || error.AdditionalProperties.Count == 0))
        {
            throw new InvalidDataException($"An error of Hive's, and no callback: {error.ReturnCode} {error.Message}");
        }

        if (!TaskFragment.TryParse(json, out TaskFragment? part, out ContractException? fault))
        {
            // Of a document that is not even a part, the fault that was found further inside says more.
            throw fault.ByteOffset > problem.ByteOffset ? fault : problem;
        }

        TaskResponse? response = part.Response ?? (part.Output is null ? null : new TaskResponse { Output = part.Output });
        ContractList<TaskResult> results = ContractList.Create<TaskResult>([.. part.Status ?? [], .. response is null ? (TaskResult[])[] : [new TaskResult { Response = response }]]);
        List<TaskOutput> outputs = [];
        foreach (TaskResult result in results)
        {
            outputs.AddRange(result.Response?.Output ?? []);
        }

        return new(json, null, results, [.. outputs], part.ToUtf8Bytes());
    }
}
