namespace HiveContracts.Generator.Build;

/// <summary>A recorded document as the build gives it, to be held against the schema.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Namespace">The namespace of the schema.</param>
/// <param name="Type">The generated type that it is of; empty where the document's properties tell.</param>
/// <param name="Text">The document.</param>
internal sealed record SampleFile(string Path, string Namespace, string Type, string Text);
