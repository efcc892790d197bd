namespace HiveContracts.Generator.Model;

/// <summary>The key type of a vocabulary: a class as a value.</summary>
internal sealed record ClassKeyModel : TypeModel
{
    public override string Converter => "ClassKeyConverter";

    public required VocabularyModel Vocabulary { get; init; }
}

/// <summary>The view of a vocabulary: class scores with a property for each class.</summary>
internal sealed record ClassViewModel : TypeModel
{
    public override string Converter => "ClassScoreViewConverter";

    public required VocabularyModel Vocabulary { get; init; }
}

/// <summary>The heads of a vocabulary: class scores with a property for each head.</summary>
internal sealed record HeadsModel : TypeModel
{
    public override string Converter => "ClassScoreViewConverter";

    public required VocabularyModel Vocabulary { get; init; }
}

/// <summary>An array of class scores, with a property for each vocabulary.</summary>
internal sealed record ClassScoresModel : TypeModel
{
    public override string Converter => "ClassScoreViewConverter";

    public required EquatableArray<VocabularyModel> Vocabularies { get; init; }
}
