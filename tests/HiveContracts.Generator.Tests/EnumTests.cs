using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>Strings with known values and strings with formats have their own types, and their text is preserved.</summary>
public sealed class EnumTests
{
    private const string Entry = """
        public static class Entry
        {
            public static string Read(byte[] json)
            {
                if (!HiveContracts.Contract.TryParse<My.Job>(json, out My.Job? job, out var error))
                {
                    return error.Path + " " + error.Message;
                }

                string state = job.State == My.State.Done && job.IsOver ? "done" : job.State.IsKnown ? "known" : "unknown";
                string others = $"{job.AtTimeOnly:HH:mm:ss.ff} {job.TookTimeSpan} {job.ThumbnailBytes?.Length} {job.Kind?.Name} {job.IsVisual}";
                return $"{job == My.Job.Parse(job.ToUtf8Bytes())} {state} {others} {job}";
            }

            public static string Write() => new My.Job { State = My.State.Queued, LastState = new("lost"), Kind = My.JobKind.TwoWords }.ToString();
        }
        """;

    private static readonly SchemaText Schema = new(
        "/p/enums.schema.json", File.ReadAllText(Repository.PathTo("tests", "HiveContracts.Generator.Tests", "cases", "enums.schema.json")), "My");

    [Theory]
    [InlineData("""{"state":"done","at":"23:30:00.25-01:00","took":"P1DT2H","thumbnail":"AAEC"}""", "done 00:30:00.25 1.02:00:00 3  True")]
    [InlineData("""{"state":"queued","at":"noon","took":"P1M","thumbnail":"*"}""", "known     True")]
    [InlineData("""{"state":"lost","kind":"audio"}""", "unknown    audio False")]
    public void Value_IsTypedAndPreserved(string json, string expected) => Assert.Equal($"True {expected} {json}", Read(json));

    [Theory]
    [InlineData("""{"state":1}""", "$.state Expected a string")]
    [InlineData("""{"kind":"video"}""", "$ Missing required property 'state'")]
    public void InvalidValue_IsReportedWithItsPath(string json, string expected) => Assert.StartsWith(expected, Read(json), StringComparison.Ordinal);

    [Fact]
    public void NewObject_IsWrittenWithItsJsonNames() => Assert.Equal(
        """{"state":"queued","last_state":"lost","kind":"two words"}""",
        new GeneratorRun(Schema).Generate().Load<Func<string>>(Entry, "Write")());

    [Fact]
    public void StringComparedToAnEnum_DoesNotCompile()
    {
        Diagnostic[] diagnostics = new GeneratorRun(Schema).Generate().Compile("""_ = My.Job.Parse(default(System.ReadOnlySpan<byte>)).State == "qeued";""");

        Assert.Contains(diagnostics, static diagnostic => diagnostic.Id == "CS0019");
    }

    [Theory]
    [InlineData("""{ "type": "string", "enum": ["job"] }""", "string? X")]
    [InlineData("""{ "type": "string", "enum": ["+", "-"] }""", "TX? X")]
    [InlineData("""{ "type": "string", "enum": ["a b", "a_b"] }""", "TX? X")]
    [InlineData("""{ "type": "string", "enum": ["name", "to_string", "clone", "t_x", ""] }""", "TX? X")]
    [InlineData("""{ "type": "string", "enum": ["a", "b"], "maxLength": 1 }""", "string? X")]
    [InlineData("""{ "type": "integer", "enum": [1, 2] }""", "long? X")]
    [InlineData("""{ "enum": ["a", 1] }""", "string? X")]
    [InlineData("""{ "enum": ["a", "b"] }""", "TX? X")]
    [InlineData("""{ "type": ["null", "string"], "enum": ["a", "b", null] }""", "TX? X")]
    [InlineData("""{ "type": "array", "items": { "type": "string", "enum": ["a", "b"] } }""", "ContractList<TXItem>? X")]
    [InlineData("""{ "anyOf": [{ "type": "string", "enum": ["all", "none"] }, { "type": "integer", "title": "count" }] }""", "TX? X")]
    [InlineData("""{ "type": "array", "items": { "type": "string", "format": "byte" } }""", "ContractList<string>? X")]
    [InlineData("""{ "anyOf": [{ "type": "string", "enum": ["a", "b"] }, { "type": "null" }] }""", "TX? X")]
    [InlineData("""{ "anyOf": [{ "enum": ["a", "b"] }, { "enum": ["a", "c"] }] }""", "string? X")]
    [InlineData("""{ "type": "string", "enum": ["a", "b"], "format": "my-own" }""", "TX? X")]
    public void Enum_IsATypeIfItHasSeveralStrings(string property, string expected)
    {
        GeneratorRun run = Generate($$"""{ "title": "T", "type": "object", "properties": { "x": {{property}} } }""");

        Assert.Empty(run.Compile());
        Assert.Matches($@"public {Regex.Escape(expected)}(?: {{|\n)", run.PlainSource("My.T.g.cs"));
    }

    [Theory]
    [InlineData("""
        { "title": "T", "type": "object", "properties": { "x": { "$ref": "#/definitions/Parse" } },
          "definitions": { "Parse": { "type": "string", "enum": ["a", "b"] } } }
        """, "ParseType")]
    [InlineData("""
        { "title": "T", "type": "object", "properties": { "x": { "type": "string", "enum": ["a", "b"] }, "o": { "$ref": "#/definitions/TX" } },
          "definitions": { "TX": { "type": "object" } } }
        """, "TXType")]
    [InlineData("""
        { "title": "T", "type": "object", "properties": { "x": { "$ref": "#/definitions/T" } },
          "definitions": { "T": { "type": "string", "enum": ["a", "b"] } } }
        """, "TType")]
    public void EnumWithATakenName_HasAnother(string schema, string name)
    {
        GeneratorRun run = Generate(schema);

        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
        Assert.Empty(run.Compile());
        Assert.Contains($"public {name}? X {{ get; init; }}", run.PlainSource("My.T.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void UntypedEnum_IsRequiredUnlessItContainsNull()
    {
        GeneratorRun run = Generate("""
            { "title": "T", "type": "object", "required": ["x", "y"], "properties": { "x": { "enum": ["a", "b"] }, "y": { "enum": ["a", "b", "c", null] } } }
            """);

        Assert.Contains("public required TX X", run.PlainSource("My.T.g.cs"), StringComparison.Ordinal);
        Assert.Contains("public TY? Y", run.PlainSource("My.T.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void SystemTextJson_ReadsAndWritesEnumsAsStrings()
    {
        string result = new GeneratorRun(Schema).Generate().Load<Func<string>>("""
            using System.Collections.Generic;
            using System.Text.Json;

            public static class Entry
            {
                public static string Run()
                {
                    var counts = new Dictionary<My.State, int> { [My.State.Queued] = My.State.All.Count };
                    return JsonSerializer.Serialize(new { My.State.Done, Counts = counts })
                        + JsonSerializer.Deserialize<My.State>("\"lost\"").Name
                        + My.State.Parse("queued") + My.State.TryParse(null, null, out _)
                        + (My.State.Done.Name switch { My.State.Names.Queued => "queued", My.State.Names.Done => "done", _ => "other" });
                }
            }
            """, "Run")();

        Assert.Equal("""{"Done":"done","Counts":{"queued":2}}lostqueuedFalsedone""", result);
    }

    [Fact]
    public void EnumInAOneOfAndAForm_IsReadAndWritten()
    {
        GeneratorRun run = Generate("""
            { "title": "T", "type": "object", "x-form": true,
              "properties": {
                "mode": { "type": "string", "enum": ["fast", "slow"] }, "a": { "enum": ["x", "y"], "type": "string" }, "b": { "type": "string" } },
              "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] }
            """);

        Assert.Empty(run.Compile());
        string result = run.Load<Func<string>>("""
            public static class Entry
            {
                public static string Run()
                {
                    My.T written = My.T.FromA(My.TA.Y) with { Mode = My.TMode.Slow };
                    My.T read = My.T.Parse(written.ToUtf8Bytes());
                    string form = new System.IO.StreamReader(read.ToFormContent().ReadAsStream()).ReadToEnd();
                    return $"{read.TryGetA(out My.TA? a)} {a?.Name} {read.Mode} {form}";
                }
            }
            """, "Run")();
        Assert.Equal("True y slow mode=slow&a=y", result);
    }

    private static GeneratorRun Generate(string schema) => new GeneratorRun(new SchemaText("/p/s.schema.json", schema, "My")).Generate();

    private static string Read(string json) => new GeneratorRun(Schema).Generate().Load<Func<byte[], string>>(Entry, "Read")(Encoding.UTF8.GetBytes(json));
}
