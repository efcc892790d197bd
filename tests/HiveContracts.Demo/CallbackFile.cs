namespace HiveContracts.Demo;

/// <summary>A callback read from a file. The file may also hold a part of a callback, as found in documentation and logs.</summary>
/// <param name="Json">The content of the file.</param>
/// <param name="Id">The id of the task; null if the file holds only a part.</param>
/// <param name="Results">The results, one for each model.</param>
/// <param name="Outputs">The outputs of all results.</param>
/// <param name="Rewritten">The document, parsed and written again.</param>
internal sealed record CallbackFile(byte[] Json, string? Id, ContractList<TaskResult> Results, ContractList<TaskOutput> Outputs, byte[] Rewritten)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="ContractException">The file holds neither a callback nor a part of one.</exception>
    /// <exception cref="InvalidDataException">The file holds an error of Hive's.</exception>
    public static CallbackFile Read(string path)
    {
        byte[] json = File.ReadAllBytes(path);
        if (TaskCallback.TryParse(json, out TaskCallback? callback, out ContractException? callbackError))
        {
            return new(json, callback.Id, callback.Status, callback.Outputs, callback.ToUtf8Bytes());
        }

        if (TaskError.TryParse(json, out TaskError? error, out _) && (error.ReturnCode is not null || error.AdditionalProperties.Count == 0))
        {
            throw new InvalidDataException($"Expected a callback, found an error: {error.ReturnCode} {error.Message}");
        }

        if (!TaskFragment.TryParse(json, out TaskFragment? fragment, out ContractException? fragmentError))
        {
            // The error further inside the document comes from the type that fits better.
            throw fragmentError.ByteOffset > callbackError.ByteOffset ? fragmentError : callbackError;
        }

        TaskResponse? response = fragment.Response ?? (fragment.Output is null ? null : new TaskResponse { Output = fragment.Output });
        TaskResult[] ownResult = response is null ? [] : [new TaskResult { Response = response }];
        ContractList<TaskResult> results = ContractList.Create<TaskResult>([.. fragment.Status ?? [], .. ownResult]);
        List<TaskOutput> outputs = [];
        foreach (TaskResult result in results)
        {
            outputs.AddRange(result.Response?.Output ?? []);
        }

        return new(json, null, results, [.. outputs], fragment.ToUtf8Bytes());
    }
}
