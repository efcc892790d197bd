namespace HiveContracts.Tests;

/// <summary>Compares the vocabularies of the schema with the class lists of the reference material.</summary>
public sealed class VocabularyTests
{
    private static readonly Dictionary<string, Vocabulary> ByFile = new()
    {
        ["visual-moderation.txt"] = VisualModerationClass.Vocabulary,
        ["text-moderation.txt"] = TextModerationClass.Vocabulary,
        ["text-moderation-v1-float.txt"] = TextModerationV1Class.Vocabulary,
        ["ai-generated-image-video.txt"] = AiGeneratedMediaClass.Vocabulary,
        ["ai-generated-text.txt"] = AiGeneratedTextClass.Vocabulary,
        ["deepfake-v1.txt"] = DeepfakeClass.Vocabulary,
        ["demographics.txt"] = DemographicsClass.Vocabulary,
        ["ocr-moderation.txt"] = OcrModerationClass.Vocabulary,
        ["speech-audio-moderation.txt"] = SpeechModerationClass.Vocabulary,
        ["csam-combined.txt"] = CsamClass.Vocabulary,
        ["brand-safety-garm.txt"] = BrandSafetyClass.Vocabulary,
        ["iab-taxonomy-sample.txt"] = IabContentTaxonomyClass.Vocabulary,
    };

    public static TheoryData<string> Files() => [.. ByFile.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Classes_AreThoseOfTheList(string file)
    {
        IEnumerable<string> expected = ReadList(file).Select(static line => line.Split('#')[0].Trim());
        Vocabulary vocabulary = ByFile[file];
        IEnumerable<string> classes = Enumerable.Range(0, vocabulary.Count).Select(index => vocabulary[index]);

        Assert.Equal(expected.Order(StringComparer.Ordinal), classes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void VisualHeads_HaveNegativeClasses()
    {
        IEnumerable<string> negative = ReadList("visual-moderation.txt")
            .Where(static line => line.EndsWith("# negative", StringComparison.Ordinal))
            .Select(static line => line.Split('#')[0].Trim());

        Assert.Equal(negative, VisualModerationClass.All.Where(static key => key.IsNegative).Select(static key => key.Name));
        Assert.Equal(54, typeof(VisualModerationHeads).GetProperties().Count(static property => property.PropertyType == typeof(HeadScores)));
    }

    [Theory]
    [InlineData("names-integrators-got-wrong.txt")]
    public void NamesThatHiveDoesNotSend_AreNotClasses(string file)
    {
        foreach (string name in ReadList(file))
        {
            Assert.False(VisualModerationClass.TryParse(name.Trim(), out _), name);
        }
    }

    [Fact]
    public void NamesThatAreNotIdentifiers_HaveMembers()
    {
        Assert.Equal("4o", AiGeneratedMediaClass._4o.Name);
        Assert.Equal("var", AiGeneratedMediaClass.Var.Name);
        Assert.Equal("none", AiGeneratedMediaClass.None.Name);
        Assert.Equal("8FD8nI-terrorism-hive_garm_iab", BrandSafetyClass._8FD8nITerrorismHiveGarmIab.Name);
        Assert.Equal("1-automotive-hive_iab", IabContentTaxonomyClass._1AutomotiveHiveIab.Name);
    }

    [Theory]
    [InlineData("text-callback.json", "TextModerationV1")]
    [InlineData("text-v2-callback.json", "TextModeration")]
    [InlineData("video-callback.json", "VisualModeration")]
    public void BestFit_IsTheVocabularyWithTheMostClasses(string name, string vocabulary) =>
        Assert.Equal(vocabulary, TaskCallback.Parse(Document.Read(name)).Outputs[0].Classes.BestFit!.Name);

    [Fact]
    public void BestFitOfAnOpenVocabulary_IsNull() =>
        Assert.Null(TaskCallback.Parse(Document.Read("logo-callback.json")).Outputs[0].BoundingPoly![0].Classes.BestFit);

    /// <summary>Returns the lines of a list, without empty lines and comment lines.</summary>
    private static IEnumerable<string> ReadList(string file) =>
        File.ReadLines(Repository.Shared("hive", "classes", file)).Where(static line => line.Length > 0 && line[0] != '#');
}
