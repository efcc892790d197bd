namespace HiveContracts;

/// <summary>One element of a class array: a class and what the model gave it.</summary>
/// <param name="Name">The class as it stands on the wire (<c>class</c>).</param>
/// <param name="Score">The score, in the scale of the model: a probability of 0..1, or a severity. Null: the element has no score.</param>
/// <param name="Label">The class for people (<c>label</c>), which logo models send; null from others.</param>
public readonly record struct ClassScore(string Name, double? Score, string? Label = null);
