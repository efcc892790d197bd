namespace HiveContracts.Generator.Model;

/// <summary>A vocabulary: the classes that a model is known to send.</summary>
internal sealed record VocabularyModel
{
    public required string Name { get; init; }

    public required Scale Scale { get; init; }

    public required EquatableArray<ClassModel> Classes { get; init; }

    /// <summary>The heads; empty if the classes do not exclude each other.</summary>
    public required EquatableArray<HeadModel> Heads { get; init; }

    /// <summary>The name of the type whose values are the classes.</summary>
    public string KeyName => Name + "Class";

    /// <summary>The name of the view.</summary>
    public string ViewName => Name + "Scores";

    /// <summary>The name of the type that holds the heads.</summary>
    public string HeadsName => Name + "Heads";
}

/// <summary>What the scores of a vocabulary mean.</summary>
internal enum Scale
{
    /// <summary>A probability of 0..1.</summary>
    Probability,

    /// <summary>A level from 0, or -1 for "not supported".</summary>
    Severity,
}

/// <summary>A class: its name in JSON, its name in C#, and whether it says that something is absent (<c>no_gun</c>).</summary>
internal sealed record ClassModel(string JsonName, string Name, bool IsNegative);

/// <summary>A head: mutually exclusive classes, by index.</summary>
internal sealed record HeadModel(string JsonName, string Name, EquatableArray<int> Classes);
