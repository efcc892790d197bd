namespace HiveContracts.Generator.Tests;

/// <summary>Schemas that are valid and unusual: the generated code compiles without a warning.</summary>
public sealed class UnusualSchemaTests
{
    [Theory]
    [InlineData("""
        { "type": "object", "properties": { "t": { "$ref": "#/definitions/Tree" } },
          "definitions": { "Tree": { "type": "array", "items": { "$ref": "#/definitions/Tree" } } } }
        """)]
    [InlineData("""
        { "type": "object", "properties": { "a": { "$ref": "#/definitions/B" } },
          "definitions": { "B": { "$ref": "#/definitions/C" }, "C": { "type": "object", "properties": { "x": { "type": "string" } } } } }
        """)]
    [InlineData("""
        { "type": "object", "properties": { "contract": { "type": "string" }, "contract_list": { "type": "string", "format": "uuid" },
          "guid": { "type": "string" }, "argument_null_exception": { "type": "string" },
          "value_check": { "type": "string", "format": "uri", "x-schemes": ["http"] } } }
        """)]
    [InlineData("""
        { "type": "object", "properties": { "wire_names": { "type": "string" }, "wire_notes": { "type": "string" }, "notes": { "type": "string" },
          "notes_value": { "type": "string" } } }
        """)]
    [InlineData("""
        { "type": "object", "properties": { "ß": { "type": "string" }, "ẞ": { "type": "string" }, "漢字": { "type": "string" },
          "a\"b\\c": { "type": "string" }, "<x>&": { "type": "string" } } }
        """)]
    [InlineData("""
        { "type": "object", "properties": { "a": { "type": "object",
          "properties": { "x\ny": { "type": "object", "properties": { "z": { "type": "string" } } } } } } }
        """)]
    [InlineData("""{ "definitions": { "A\nB": { "type": "object", "description": "control \u0001 and lone \ud800" }, "C\u2028D": { "type": "object" } } }""")]
    [InlineData("""{ "title": "Empty", "type": "object" }""")]
    [InlineData("""
        { "type": "object", "x-is": { "good": [{ "property": "/a", "values": ["x\"y", null] }, { "property": "/b", "values": [null] }] },
          "properties": { "a": { "type": "string" }, "b": { "type": "string" } } }
        """)]
    [InlineData("""{ "type": "object", "examples": [{ "$ref": "nowhere" }], "properties": { "examples": { "type": "string", "examples": ["x"] } } }""")]
    [InlineData("""
        { "type": "object", "x-form": true, "properties": { "d": { "type": "number", "format": "decimal" }, "t": { "type": "string", "format": "date-time" },
          "day": { "type": "string", "format": "date" }, "o": { "$ref": "#/definitions/O" }, "b": { "type": "boolean" }, "n": { "type": "number" },
          "i": { "type": "integer", "format": "int32" }, "any": {} }, "definitions": { "O": { "type": "object" } } }
        """)]
    [InlineData("""
        { "type": "object", "required": ["s", "n", "any", "o"],
          "properties": { "s": { "$ref": "#/definitions/S" }, "n": { "type": "number" }, "any": { "type": "object" }, "o": { "$ref": "#" } },
          "definitions": { "S": { "type": "array", "x-class-scores": true } } }
        """)]
    [InlineData("""
        { "type": "object", "properties": { "a": { "anyOf": [{ "type": "object", "properties": { "x": { "type": "string" } } },
          { "title": "a_list", "type": "array", "items": { "type": "string" } }, { "title": "a_text", "type": "string" },
          { "title": "a_number", "type": "number" }, { "title": "a_flag", "type": "boolean" }] } } }
        """)]
    [InlineData("""
        { "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "string" } }, "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] }
        """)]
    public void UnusualSchema_CompilesWithoutAWarning(string schema)
    {
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/unusual.json", schema, "My")).Generate();

        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id != "HC0016");
        Assert.Empty(run.Compile());
    }

    /// <summary>Definitions whose names are also those of members that generated types have or inherit.</summary>
    [Fact]
    public void TypesNamedLikeMembers_CompileWithoutAWarning()
    {
        string[] names =
        [
            "BestFit", "Count", "Create", "Find", "IsPresent", "Row", "Top", "Value", "Match", "Vocabularies", "Scores", "Key", "List",
        ];
        IEnumerable<string> definitions = names.Select(static name => $$"""
            "{{name}}": { "type": "object", "properties": {
              "the_{{name.ToLowerInvariant()}}": { "$ref": "#/definitions/{{name}}" },
              "item": { "type": "array", "items": { "$ref": "#/definitions/Item" } },
              "of_classes": { "$ref": "#/definitions/Classes" } } }
            """);
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/unusual.json", $$"""
            { "definitions": {
              {{string.Join(",\n", definitions)}},
              "Item": { "type": "object", "properties": { "the_row": { "$ref": "#/definitions/Row" }, "count": { "type": "integer" } } },
              "Classes": { "type": "array", "x-class-scores": true },
              "V": { "x-vocabulary": { "scale": "probability", "classes": ["thing"] } } } }
            """, "My")).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile());
    }

    [Theory]
    [InlineData("""
        { "title": "T", "type": "object", "properties": { "v": { "anyOf": [{ "type": "string" }, { "$ref": "#/definitions/C", "title": "s2" }] } },
          "definitions": { "C": { "type": "array", "x-class-scores": true } } }
        """)]
    [InlineData("""
        { "title": "T", "type": "object", "properties": { "v": { "anyOf": [{ "type": "string", "format": "uri" }, { "type": "integer", "title": "n" }] } },
          "required": ["v"] }
        """)]
    [InlineData("""
        { "title": "T", "type": "object", "properties": { "notes": { "type": "string", "format": "uri" }, "names": { "type": "string", "format": "uri" } } }
        """)]
    [InlineData("""{ "title": "T", "type": "object", "properties": { "u": { "type": "string", "deprecated": true } }, "required": ["u"] }""")]
    [InlineData("""
        { "title": "T", "type": "object", "properties": { "u": { "type": "string", "format": "uri", "x-schemes": ["https"] } }, "required": ["u"] }
        """)]
    [InlineData("""
        { "title": "T", "type": "object", "properties": { "max_length": { "type": "string", "maxLength": 5 }, "b": { "type": "string" } },
          "oneOf": [{ "required": ["max_length"] }, { "required": ["b"] }] }
        """)]
    [InlineData("""
        { "title": "T", "type": "object", "properties": { "a": { "type": "string", "format": "time" }, "b": { "type": "string", "enum": ["x", "y"] } },
          "x-string-form": "b", "x-is": { "late": { "property": "/a", "values": ["23:00:00Z"] } } }
        """)]
    [InlineData("""{ "title": "T", "type": "object", "properties": { "a": { "type": "string", "format": "byte", "minLength": 4 } } }""")]
    public void UnusualProperty_CompilesWithoutAWarning(string schema) =>
        Assert.Empty(new GeneratorRun(new SchemaText("/p/t.json", schema, "Shop")).Generate().Compile());

    [Theory]
    [InlineData("off")]
    [InlineData("on")]
    public void KeywordsBesideAReference_AreReportedAndIgnored(string validation)
    {
        const string schema = """
            { "title": "T", "type": "object", "properties": { "p": { "$ref": "#/definitions/D",
              "anyOf": [{ "type": "string" }, { "type": "number", "title": "n" }] } }, "definitions": { "D": { "type": "string" } } }
            """;
        GeneratorRun run = new GeneratorRun([("HiveContractsValidation", validation)], new SchemaText("/p/t.json", schema, "My")).Generate();

        Assert.Equal("HC0004", Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.Compile("class Use { string? M(My.T t) => t.P; }"));
    }

    [Fact]
    public void OneOfWithEqualTypes_IsNoUnion()
    {
        const string schema = """
            { "title": "Choice", "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "string" } },
              "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] }
            """;

        GeneratorRun run = new GeneratorRun(new SchemaText("/p/c.json", schema, "My")).Generate();

        Assert.DoesNotContain("Union]", run.PlainSource("My.Choice.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void NullableOneOf_CompilesWithValidation() => Assert.Empty(OrderContract.Generate("""
        { "title": "T", "type": ["object", "null"], "properties": { "s": { "type": "string" }, "u": { "type": "string" } },
          "oneOf": [{ "required": ["s"] }, { "required": ["u"] }] }
        """).Compile());

    [Theory]
    [InlineData("""{ "anyOf": [{ "$ref": "#/definitions/O" }, { "type": "null" }] }""", "O? X")]
    [InlineData("""{ "oneOf": [{ "type": "null" }, { "$ref": "#/definitions/O" }] }""", "O? X")]
    [InlineData("""{ "oneOf": [{ "type": "null" }, { "type": "string", "format": "date", "title": "Day" }] }""", "DateOnly? X")]
    [InlineData("""{ "anyOf": [{ "type": "integer" }, { "type": "string", "title": "text" }, { "type": "null" }] }""", "long? X")]
    [InlineData("""{ "oneOf": [{ "type": "integer" }, { "type": "string", "title": "text" }] }""", "long? X")]
    [InlineData("""{ "anyOf": [{ "type": "null" }] }""", "JsonValue? X")]
    public void ChoiceWithNull_IsNullable(string property, string expected)
    {
        GeneratorRun run = new GeneratorRun(new SchemaText("/p/t.json", $$"""
            { "title": "T", "type": "object", "required": ["x"], "properties": { "x": {{property}} }, "definitions": { "O": { "type": "object" } } }
            """, "Shop")).Generate();

        Assert.Empty(run.Compile());
        Assert.Contains("public " + expected, run.PlainSource("Shop.T.g.cs"), StringComparison.Ordinal);
    }
}
