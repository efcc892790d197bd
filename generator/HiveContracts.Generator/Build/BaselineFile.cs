namespace HiveContracts.Generator.Build;

/// <summary>The released schemas of a project: a JSON object of schemas by namespace and path in the project.</summary>
internal sealed record BaselineFile(string Path, string Text);
