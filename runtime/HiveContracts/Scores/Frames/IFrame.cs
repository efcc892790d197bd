using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>A generated type whose values may differ in class scores and numbers alone, as the frames of a video do: lists keep those, and make values when they are asked for.</summary>
/// <typeparam name="TSelf">The generated type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFrame<TSelf> : IContract<TSelf>, IClassified
    where TSelf : IFrame<TSelf>
{
    /// <summary>This value with other class scores and other numbers, by the order of the type's properties; NaN where the number stays as it is.</summary>
    TSelf WithRow(ClassScoreRow scores, ReadOnlySpan<double> numbers);
}
