namespace HiveContracts;

/// <summary>A list whose class scores can be searched without creating its elements.</summary>
internal interface IScoreSearchable
{
    /// <summary>Passes all class scores to a search, in order.</summary>
    void Search(ref MaximumSearch search);
}
