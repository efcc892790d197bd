using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>
/// A generated type whose consecutive values may differ in class scores and numbers only, as the frames of a video do. Lists store these
/// scores and numbers, and create the values on demand.
/// </summary>
/// <typeparam name="TSelf">The generated type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFrame<TSelf> : IContract<TSelf>, IClassified
    where TSelf : IFrame<TSelf>
{
    /// <summary>Returns a copy of this value with other class scores and numbers.</summary>
    /// <param name="scores">The class scores.</param>
    /// <param name="numbers">The numbers, in the order of the type's properties; NaN keeps this value's number.</param>
    TSelf WithScores(ClassScoreRow scores, ReadOnlySpan<double> numbers);
}
