using System.Text.Json.Serialization;

namespace HiveContracts;

/// <summary>An element of a class array: a class and its score.</summary>
/// <param name="Name">The class, as in the document (<c>class</c>).</param>
/// <param name="Score">The score in the scale of the model, a probability from 0 to 1 or a severity; null if the element has no score.</param>
/// <param name="Label">The display name of the class (<c>label</c>), which logo models send; otherwise null.</param>
[JsonConverter(typeof(ClassScoreConverter))]
public readonly record struct ClassScore(string Name, double? Score, string? Label = null);
