namespace HiveContracts;

/// <summary>A class of a vocabulary as a value, for loops and tables. One type is generated for each vocabulary.</summary>
public interface IClassKey
{
    /// <summary>The vocabulary that the key type was generated for.</summary>
    static abstract Vocabulary Vocabulary { get; }

    /// <summary>The class, as in documents.</summary>
    string Name { get; }

    /// <summary>The index of the class in its vocabulary.</summary>
    int Index { get; }

    /// <summary>Whether the class means that something is absent, such as <c>no_gun</c>.</summary>
    bool IsNegative { get; }
}

/// <summary>A class whose scores are probabilities.</summary>
public interface IProbabilityKey : IClassKey;

/// <summary>A class whose scores are severities.</summary>
public interface ISeverityKey : IClassKey;
