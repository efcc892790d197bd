namespace HiveContracts.Generator.Build;

/// <summary>The released schemas of a project: a JSON object of schemas by namespace and file name.</summary>
internal sealed record BaselineFile(string Path, string Text);
