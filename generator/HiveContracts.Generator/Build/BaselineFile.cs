namespace HiveContracts.Generator.Build;

/// <summary>The schemas as they were released, as the build gives them: a JSON object of schemas by namespace and file name.</summary>
internal sealed record BaselineFile(string Path, string Text);
