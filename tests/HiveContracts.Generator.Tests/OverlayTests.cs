using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

public sealed class OverlayTests
{
    [Fact]
    public void Overlay_AddsClassesWithoutACopyOfTheSchema()
    {
        var overlay = new SchemaText("/project/my-classes.json", """
            {
              "x-overlay": true,
              "definitions": {
                "VisualModeration": { "x-vocabulary": { "heads": { "gun": { "classes": ["toy_gun"] }, "furry": { "classes": ["furry-yes_furry"] } } } },
                "MyModel": {
                  "type": "string", "description": "My own.", "x-vocabulary": { "scale": "probability", "heads": { "cat": { "classes": ["cat"] } } }
                }
              }
            }
            """);
        GeneratorRun run = new GeneratorRun([.. DefaultSchema.Files(), overlay]).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile("""
            class Use
            {
                double? M(HiveContracts.ClassScores classes) => classes.VisualModeration.ToyGun + classes.VisualModeration.FurryYesFurry
                    + classes.VisualModeration.Heads.Furry.Sum + classes.MyModel.Cat + classes.VisualModeration[HiveContracts.VisualModerationClass.ToyGun];
            }
            """));
    }

    [Fact]
    public void TwoOverlays_AddToEachOther()
    {
        var first = new SchemaText("/project/a.json", """
            { "x-overlay": true, "definitions": {
              "Mine": { "type": "object", "properties": { "some": { "type": "string" } } },
              "TaskCallback": { "properties": { "extra": { "type": "string" } } } } }
            """);
        var second = new SchemaText("/project/b.json", """
            { "x-overlay": true, "definitions": {
              "TaskOutput": { "properties": { "mine": { "$ref": "#/definitions/Mine" }, "theirs": { "$ref": "#/definitions/Vertex" } } },
              "Mine": { "properties": { "more": { "type": "string" } } } } }
            """);
        GeneratorRun run = new GeneratorRun([.. DefaultSchema.Files(), second, first]).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile("""
            class Use
            {
                string? M(HiveContracts.TaskCallback c) => c.Extra + c.Outputs[0].Mine!.Some + c.Outputs[0].Mine!.More + c.Outputs[0].Theirs!.X;
            }
            """));
    }

    [Theory]
    [InlineData("""{ "x-overlay": true, "definitions": { "VisualModeration": { "x-vocabulary": { "heads": { [|"gun"|]: ["shotgun"] } } } } }""", "HC0007")]
    [InlineData("""
        { "x-overlay": true, "definitions": { "VisualModeration": { "x-vocabulary": { "heads": { "gun": { "classes": [[|"gun_in-hand"|]] } } } } } }
        """, "HC0015")]
    [InlineData("""
        { "x-overlay": true, "definitions": { "VisualModeration": { "x-vocabulary": { "heads": { "gun": { "classes": [[|"gun_in_hand"|]] } } } } } }
        """, "HC0007")]
    [InlineData("""{ "x-overlay": true, "definitions": { "VisualModeration": { "x-vocabulary": { [|"scale"|]: "severity" } } } }""", "HC0007")]
    [InlineData("""{ "x-overlay": true, "definitions": { "TaskOutput": { "properties": { [|"time"|]: { "type": "string" } } } } }""", "HC0007")]
    [InlineData("""{ "x-overlay": true, "definitions": { "TaskOutput": { "properties": { [|"Time"|]: { "type": "string" } } } } }""", "HC0015")]
    [InlineData("""{ "x-overlay": true, "definitions": { [|"task_output"|]: { "type": "object" } } }""", "HC0015")]
    public void ErrorInAnOverlay_IsReportedInTheOverlay(string markup, string id)
    {
        MarkedText overlay = MarkedText.Parse(markup);
        GeneratorRun run = new GeneratorRun([.. DefaultSchema.Files(), new SchemaText("/project/overlay.json", overlay.Text)]).Generate();

        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        overlay.AssertIsMarked(diagnostic, "/project/overlay.json");
    }
}
