namespace HiveContracts;

/// <summary>A generated type that carries class scores.</summary>
public interface IClassified
{
    /// <summary>The scores, empty where the document had none.</summary>
    ClassScoreRow Scores { get; }
}
