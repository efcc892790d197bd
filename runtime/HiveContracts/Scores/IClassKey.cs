namespace HiveContracts;

/// <summary>A class of a vocabulary in the schema, as a value: for loops and tables. Generated, one type for each vocabulary.</summary>
public interface IClassKey
{
    /// <summary>The vocabulary that the key type was generated for.</summary>
    static abstract Vocabulary Vocabulary { get; }

    /// <summary>The class as it stands on the wire.</summary>
    string Name { get; }

    /// <summary>The index of the class in its vocabulary.</summary>
    int Index { get; }

    /// <summary>Whether the class says that there is nothing, such as <c>no_gun</c>.</summary>
    bool IsNegative { get; }
}

/// <summary>A class whose scores are probabilities.</summary>
public interface IProbabilityKey : IClassKey;

/// <summary>A class whose scores are severities.</summary>
public interface ISeverityKey : IClassKey;
