using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace HiveContracts.Tests;

/// <summary>Uses the values of contracts inside types of the user, with System.Text.Json, with reflection and without.</summary>
public sealed partial class ConverterTests
{
    private const string Json = """
        {
          "Any": {"x": [1, null]},
          "Tags": ["a", "b"],
          "Map": {"m": 1.5},
          "Severity": 2,
          "Score": {"class": "spam", "score": 0.5},
          "Row": [{"class": "a", "score": 1}, {"class": "b", "score": 0.25, "label": "B"}]
        }
        """;

    private static readonly JsonSerializerOptions Reflection = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    public static TheoryData<JsonSerializerOptions> SerializerOptions =>
    [
        Reflection,
        ValuesContext.Default.Options,
        new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver(), WriteIndented = true, AllowTrailingCommas = true },
    ];

    [Theory]
    [MemberData(nameof(SerializerOptions))]
    public void TypeOfTheUser_KeepsItsValues(JsonSerializerOptions options)
    {
        Values values = JsonSerializer.Deserialize<Values>(Json, options)!;

        Assert.Equal(["a", "b"], values.Tags!);
        Assert.Equal(1.5, values.Map!["m"]);
        Assert.Equal(Severity.FromScore(2), values.Severity);
        Assert.Equal(new ClassScore("spam", 0.5), values.Score);
        Assert.Equal("B", values.Row[1].Label);
        Document.AssertEqual(Encoding.UTF8.GetBytes(Json), JsonSerializer.SerializeToUtf8Bytes(values, options));
    }

    [Theory]
    [MemberData(nameof(SerializerOptions))]
    public void NestedCollections_AreReadAndWritten(JsonSerializerOptions options)
    {
        const string json = """
            {"Polygon": [[1.5], []], "Days": {"a": ["2024-02-29"]}, "Counts": [1, null], "Prices": {"x": null, "y": 1.5}, "Links": ["https://a.test/"]}
            """;
        Collections values = JsonSerializer.Deserialize<Collections>(json, options)!;

        Assert.Equal(1.5, values.Polygon![0][0]);
        Assert.Equal(29, values.Days!["a"][0].Day);
        Assert.Null(values.Counts![1]);
        Assert.Equal(1.5m, values.Prices!["y"]);
        Assert.Equal("a.test", values.Links![0].Host);
        Document.AssertEqual(Encoding.UTF8.GetBytes(json), JsonSerializer.SerializeToUtf8Bytes(values, options));
    }

    [Theory]
    [MemberData(nameof(SerializerOptions))]
    public void AbsentValues_AreWrittenAsNull(JsonSerializerOptions options)
    {
        var values = new Values { Severity = Severity.FromScore(-1) };

        Document.AssertEqual(
            """{"Any": null, "Tags": null, "Map": null, "Severity": -1, "Score": null, "Row": null}"""u8,
            JsonSerializer.SerializeToUtf8Bytes(values, options));
        Assert.Equal(values with { Any = JsonValue.Parse("null"u8) }, JsonSerializer.Deserialize<Values>(JsonSerializer.Serialize(values, options), options));
    }

    [Theory]
    [InlineData("""{"Severity": "high"}""")]
    [InlineData("""{"Severity": 1.5}""")]
    [InlineData("""{"Score": 5}""")]
    [InlineData("""{"Score": [1]}""")]
    [InlineData("""{"Row": {"class": "a"}}""")]
    [InlineData("""{"Tags": {"a": 1}}""")]
    [InlineData("""{"Tags": [1]}""")]
    [InlineData("""{"Map": [1]}""")]
    [InlineData("""{"Map": {"a": "b"}}""")]
    public void WrongValue_IsAJsonException(string json) => Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Values>(json, Reflection));

    [Theory]
    [InlineData("""{"Severity": "high"}""", "$.Severity", "")]
    [InlineData("""{"Tags": ["a", 1]}""", "$.Tags", "$[1]")]
    [InlineData("""{"Map": {"a": 1, "it's": "b"}}""", "$.Map", @"$['it\'s']")]
    [InlineData("""{"Row": [{"class": "a"}, {"class": 5}]}""", "$.Row", "$[1].class")]
    public void ErrorInsideAnotherType_HasItsPath(string json, string path, string innerPath)
    {
        JsonException error = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Values>(json, Reflection));

        Assert.Equal(path, error.Path);
        Assert.EndsWith(innerPath.Length == 0 ? "." : $" Path inside the value: {innerPath}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ErrorInListsOfTypesOfTheUser_HasItsWholePath()
    {
        JsonException error = Assert.ThrowsAny<JsonException>(
            static () => JsonSerializer.Deserialize<ContractList<ContractMap<Values>>>("""[{}, {"v": {"Tags": ["a", 1]}}]""", Reflection));

        Assert.Equal("$[1].v.Tags[1]", error.Path);
    }

    [Fact]
    public void ErrorInAContractOfATypeOfTheUser_HasItsPath()
    {
        JsonException error = Assert.ThrowsAny<JsonException>(
            static () => JsonSerializer.Deserialize<Dictionary<string, TaskOutput>>("""{"first": {"time": 1}, "second": {"time": "x"}}""", Reflection));

        Assert.Equal("$.second", error.Path);
        Assert.EndsWith(" Path inside the value: $.time.", error.Message, StringComparison.Ordinal);
        Assert.Equal("$.time", Assert.IsType<ContractException>(error.InnerException).Path);
    }

    [Fact]
    public void ClassScores_AreWrittenAsTheirArray()
    {
        ClassScores scores = ClassScores.Create([new("gun_in_hand", 0.25), new("new_class", 1)]);
        const string Expected = """[{"class":"gun_in_hand","score":0.25},{"class":"new_class","score":1}]""";

        Assert.Equal(Expected, JsonSerializer.Serialize(scores, Reflection));
        Assert.Equal(Expected, JsonSerializer.Serialize(scores.VisualModeration, Reflection));
        Assert.Equal("""[{"class":"gun_in_hand","score":0.25}]""", JsonSerializer.Serialize(scores.VisualModeration.Heads.Gun, Reflection));
        Assert.Equal(scores, JsonSerializer.Deserialize<ClassScores>(Expected, Reflection));
        Assert.Equal(0.25, JsonSerializer.Deserialize<VisualModerationScores>(Expected, Reflection).GunInHand);
        Assert.Equal("null", JsonSerializer.Serialize(default(ClassScores), Reflection));
        Assert.False(JsonSerializer.Deserialize<ClassScores>("null", Reflection).IsPresent);
    }

    [Fact]
    public void Head_CannotBeReadAlone() => Assert.Throws<NotSupportedException>(static () => JsonSerializer.Deserialize<HeadScores>("[]", Reflection));

    [Fact]
    public void Class_IsWrittenAsItsName()
    {
        Assert.Equal("\"gun_in_hand\"", JsonSerializer.Serialize(VisualModerationClass.GunInHand, Reflection));
        Assert.Equal(VisualModerationClass.GunInHand, JsonSerializer.Deserialize<VisualModerationClass>("\"gun_in_hand\"", Reflection));
        Assert.Equal("null", JsonSerializer.Serialize(default(VisualModerationClass), Reflection));
        Assert.ThrowsAny<JsonException>(static () => JsonSerializer.Deserialize<VisualModerationClass>("\"no_such_class\"", Reflection));
        JsonException number = Assert.Throws<JsonException>(static () => JsonSerializer.Deserialize<VisualModerationClass>("5", Reflection));
        Assert.StartsWith("Expected the name of a class of VisualModeration, found a Number token.", number.Message, StringComparison.Ordinal);
        Assert.Equal(
            """{"gun_in_hand":1}""",
            JsonSerializer.Serialize(new Dictionary<VisualModerationClass, int> { [VisualModerationClass.GunInHand] = 1 }, Reflection));
    }

    [Fact]
    public void ElementWithCommentsAndTrailingCommas_BecomesStrictJson()
    {
        var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
        using var document = JsonDocument.Parse("""{/*c*/"a":[1,],}""", options);

        Assert.Equal("""{"a":[1]}""", new JsonValue(document.RootElement).ToString());
    }

    [Fact]
    public void DefaultHead_HasNoScores()
    {
        HeadScores head = default;

        Assert.Equal((null, null, false, ""), (head.Highest, head.Sum, head.SumsToOne, head.ToString()));
    }

    [Theory]
    [InlineData("""{"Tags": ["a", null]}""")]
    [InlineData("""{"Lists": {"m": null}}""")]
    public void NullElement_IsAJsonException(string json) => Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Nullables>(json, Reflection));

    [Fact]
    public void DefaultClassAsAPropertyName_IsAJsonException()
    {
        var scores = new Dictionary<VisualModerationClass, int> { [default] = 1 };

        Assert.Contains("default", Assert.Throws<JsonException>(() => JsonSerializer.Serialize(scores, Reflection)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AdditionalProperties_AreWrittenAsAnObject()
    {
        AdditionalProperties properties = TaskCallback.Parse("""{"id":"a","status":[],"new":[1],"émigré":{"x":null}}"""u8).AdditionalProperties;
        string json = JsonSerializer.Serialize(properties, Reflection);

        Document.AssertEqual("""{"new":[1],"émigré":{"x":null}}"""u8, Encoding.UTF8.GetBytes(json));
        Assert.Equal(properties, JsonSerializer.Deserialize<AdditionalProperties>(json, Reflection));
    }

    internal sealed record Values
    {
        public JsonValue Any { get; init; }

        public ContractList<string>? Tags { get; init; }

        public ContractMap<double>? Map { get; init; }

        public Severity? Severity { get; init; }

        public ClassScore? Score { get; init; }

        public ClassScoreRow Row { get; init; }
    }

    internal sealed record Collections
    {
        public ContractList<ContractList<double>>? Polygon { get; init; }

        public ContractMap<ContractList<DateOnly>>? Days { get; init; }

        public ContractList<long?>? Counts { get; init; }

        public ContractMap<decimal?>? Prices { get; init; }

        public ContractList<Uri>? Links { get; init; }
    }

    private sealed record Nullables(ContractList<string>? Tags, ContractMap<string>? Lists);

    [JsonSerializable(typeof(Values))]
    [JsonSerializable(typeof(Collections))]
    private sealed partial class ValuesContext : JsonSerializerContext;
}
