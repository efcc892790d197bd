namespace HiveContracts;

/// <summary>A generated type that has class scores.</summary>
public interface IClassified
{
    /// <summary>The class scores; empty if the document has none.</summary>
    ClassScoreRow Scores { get; }
}
