using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HiveContracts.Generator.Tests;

/// <summary>One-ofs and choice types are unions where the language has unions: in C# 15.</summary>
public sealed class UnionPatternTests
{
    private const string Shape = """
        {
          "title": "Shape",
          "oneOf": [{ "$ref": "#/definitions/Circle" }, { "$ref": "#/definitions/Square" }],
          "definitions": {
            "Circle": { "type": "object", "required": ["kind"], "properties": { "kind": { "const": "circle" }, "radius": { "type": "number" } } },
            "Square": { "type": "object", "required": ["kind"], "properties": { "kind": { "const": "square" }, "side": { "type": "number" } } }
          }
        }
        """;

    [Theory]
    [InlineData("static string M(HiveContracts.TaskSubmission s) => s switch { HiveContracts.MediaFile => \"m\", System.Uri => \"u\", string => \"t\" };")]
    [InlineData("static int M(HiveContracts.TaskSubmission? s) => s switch { null => 0, HiveContracts.MediaFile => 1, System.Uri => 2, string => 3 };")]
    [InlineData("static string M(Shapes.Shape s) => s switch { Shapes.Circle => \"c\", Shapes.Square => \"s\" };")]
    [InlineData("static Shapes.Shape M(Shapes.Circle circle) => circle;")]
    [InlineData("static bool M(HiveContracts.TaskSubmission? s) => s is null;")]
    [InlineData("static bool M(HiveContracts.TaskSubmission? s) => s is not null && s.HasValue;")]
    [InlineData("static bool M(Shapes.Shape? s) => s is { } && s is Shapes.Circle { Radius: > 1 };")]
    public void Pattern_Compiles(string method) => Assert.Empty(Generate().Compile($"class Use {{ {method} }}"));

    [Theory]
    [InlineData("static string M(HiveContracts.TaskSubmission s) => s switch { HiveContracts.MediaFile => \"m\", System.Uri => \"u\" };")]
    [InlineData("static string M(Shapes.Shape s) => s switch { Shapes.Circle => \"c\" };")]
    public void MissingArm_IsReportedByTheCompiler(string method) =>
        Assert.Equal("CS8509", Assert.Single(Generate().Compile($"class Use {{ {method} }}")).Id);

    [Theory]
    [InlineData("""{"kind":"circle","radius":2}""", "circle 2 True")]
    [InlineData("""{"kind":"square","side":1}""", "square 1 True")]
    public void ExhaustiveSwitch_Runs(string json, string expected)
    {
        Func<string, string> describe = Generate().Load<Func<string, string>>(
            """
            public static class Entry
            {
                public static string Describe(string json)
                {
                    Shapes.Shape shape = Shapes.Shape.Parse(json);
                    return shape switch { Shapes.Circle c => $"circle {c.Radius}", Shapes.Square s => $"square {s.Side}" } + " " + shape.HasValue;
                }
            }
            """,
            "Describe");

        Assert.Equal(expected, describe(json));
    }

    [Fact]
    public void NullReference_TakesTheArmOfNull()
    {
        Func<string> describe = Generate().Load<Func<string>>(
            """
            public static class Entry
            {
                public static string Describe()
                {
                    Shapes.Shape? shape = null;
                    return shape switch { null => "null", Shapes.Circle => "circle", Shapes.Square => "square" };
                }
            }
            """,
            "Describe");

        Assert.Equal("null", describe());
    }

    private static GeneratorRun Generate() =>
        new GeneratorRun(LanguageVersion.Preview, [], [.. DefaultSchema.Files(), new SchemaText("/p/shape.json", Shape, "Shapes")]).Generate();
}
