namespace HiveContracts.Generator.Build;

/// <summary>A recorded document of the build, to be checked against the schema.</summary>
/// <param name="Path">The path.</param>
/// <param name="Namespace">The namespace of its type; empty if it may be in any.</param>
/// <param name="Type">Its generated type; empty if the properties of the document decide.</param>
/// <param name="Text">The content.</param>
internal sealed record SampleFile(string Path, string Namespace, string Type, string Text);
