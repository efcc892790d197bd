namespace HiveContracts.Generator.Tests;

/// <summary>With validation on, the generated reader accepts a document if, and only if, its schema does.</summary>
public sealed class KeywordValidationTests
{
    private const string Objects = """
        "definitions": {
          "A": { "type": "object", "required": ["x"], "properties": { "x": { "type": "integer" } } },
          "B": { "type": "object", "required": ["y"], "properties": { "y": { "type": "integer" } } },
          "First": { "required": ["k"], "properties": { "k": { "const": "a" } } },
          "Second": { "required": ["k"], "properties": { "k": { "const": "b" } } },
          "Text": { "type": ["string", "null"] } }
        """;

    [Theory]
    [InlineData("""
        { "type": "object", "required": ["v"], "properties": { "v": { "anyOf": [{ "type": "string" }, { "type": "boolean", "title": "n" }] } } }
        """, """{"v":true}""", true)]
    [InlineData("""
        { "type": "object", "required": ["v"], "properties": { "v": { "anyOf": [{ "type": "string" }, { "type": "boolean", "title": "n" }] } } }
        """, """{}""", false)]
    [InlineData("""
        { "type": "object", "properties": { "v": { "anyOf": [{ "$ref": "#/definitions/A" }, { "$ref": "#/definitions/B" }] } } }
        """, """{"v":{"x":1,"y":2}}""", true)]
    [InlineData("""
        { "type": "object", "properties": { "v": { "anyOf": [{ "$ref": "#/definitions/A" }, { "$ref": "#/definitions/B" }] } } }
        """, """{"v":{"x":"bad","y":2}}""", true)]
    [InlineData("""
        { "type": "object", "properties": { "v": { "oneOf": [{ "$ref": "#/definitions/A" }, { "$ref": "#/definitions/B" }] } } }
        """, """{"v":{"x":null,"y":2}}""", true)]
    [InlineData("""
        { "type": "object", "properties": { "v": { "oneOf": [{ "$ref": "#/definitions/A" }, { "$ref": "#/definitions/B" }] } } }
        """, """{"v":{"x":1,"y":2}}""", false)]
    [InlineData("""
        { "type": "object", "properties": { "v": { "anyOf": [{ "$ref": "#/definitions/First" }, { "$ref": "#/definitions/Second" }] } } }
        """, """{"v":5}""", true)]
    [InlineData("""
        { "type": "object", "properties": { "v": { "anyOf": [{ "$ref": "#/definitions/First" }, { "$ref": "#/definitions/Second" }] } } }
        """, """{"v":{"k":"c"}}""", false)]
    [InlineData("""{ "type": ["object", "null"], "properties": { "a": { "type": "string" } }, "required": ["a"] }""", "null", true)]
    [InlineData("""{ "type": ["object", "null"], "properties": { "a": { "type": "string" } }, "required": ["a"] }""", "{}", false)]
    [InlineData("""{ "type": ["object", "null"], "properties": { "a": { "type": "string" } } }""", "5", false)]
    [InlineData("""
        { "type": "object", "properties": { "a": {}, "b": {} }, "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] }
        """, """{"a":null}""", true)]
    [InlineData("""
        { "type": "object", "properties": { "a": { "$ref": "#/definitions/Text" }, "b": {} }, "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] }
        """, """{"a":null}""", true)]
    [InlineData("""
        { "type": "object", "properties": { "a": {}, "b": {} }, "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] }
        """, """{"a":1,"b":1}""", false)]
    [InlineData("""{ "type": "object", "dependencies": { "a": ["b"] }, "dependentRequired": { "a": ["c"] } }""", """{"a":1,"c":1}""", false)]
    [InlineData("""{ "type": "object", "dependentRequired": { "a": ["c"] }, "dependencies": { "a": ["b"] } }""", """{"a":1,"b":1}""", false)]
    [InlineData("""
        { "type": "object", "dependencies": { "a": { "required": ["b"] } }, "dependentSchemas": { "a": { "required": ["c"] } },
          "allOf": [{ "minProperties": 1 }] }
        """, """{"a":1,"c":1}""", false)]
    [InlineData("""
        { "type": "object", "dependencies": { "a": ["b"] }, "dependentRequired": { "a": ["c"] }, "allOf": [{ "maxProperties": 2 }] }
        """, """{"a":1,"b":1,"c":1}""", false)]
    [InlineData("""{ "type": "object", "dependencies": { "a": ["b"] }, "dependentRequired": { "a": ["c"] } }""", """{"a":1,"b":1,"c":1}""", true)]
    [InlineData("""{ "type": "object", "properties": { "v": { "type": "string", "format": "byte" } } }""", """{"v":"aGk="}""", true)]
    [InlineData("""{ "type": "object", "properties": { "v": { "type": "string", "format": "byte" } } }""", """{"v":"a!"}""", false)]
    [InlineData("""{ "type": "object", "properties": { "v": { "pattern": "^[\\u0020-\\uFFFF]+$" } } }""", "{\"v\":\"\U0001F600\"}", false)]
    [InlineData("""{ "type": "object", "properties": { "v": { "pattern": "^[ -\\uFFFD]{2}$" } } }""", "{\"v\":\"a\U0001F600\"}", false)]
    [InlineData("""{ "type": "object", "properties": { "v": { "pattern": "^[ -\\uFFFD]{2}$" } } }""", "{\"v\":\"\uE000z\"}", true)]
    [InlineData("""
        { "type": "object", "properties": { "a": { "$ref": "#/definitions/a%2Fnot" } }, "definitions": { "a": { "not": { "type": "integer" } } } }
        """, """{"a":"x"}""", false)]
    public void Document_IsAcceptedIfItsSchemaAcceptsIt(string schema, string json, bool isValid)
    {
        schema = schema.Contains("\"definitions\"", StringComparison.Ordinal) ? schema : $"{schema[..^1]}, {Objects} }}";
        schema = "{ \"title\": \"Order\", " + schema[1..];
        ContractException? error = OrderContract.Load(schema)(json);

        Assert.True(isValid == error is null, error?.Message);
        Assert.Equal(isValid, OrderContract.AcceptsSample(schema, json));
    }

    [Theory]
    [InlineData("""{ "maximum": 1e400 }""", "1e399", true)]
    [InlineData("""{ "maximum": 1e400 }""", "1e401", false)]
    [InlineData("""{ "minimum": -1e400 }""", "5", true)]
    [InlineData("""{ "const": 1e400 }""", "1e400", true)]
    [InlineData("""{ "enum": [1e400] }""", "\"Infinity\"", false)]
    [InlineData("""{ "maximum": 1.00000000000000000001 }""", "1.00000000000000000001", true)]
    [InlineData("""{ "maximum": 1.00000000000000000001 }""", "1.000000000000000000011", false)]
    [InlineData("""{ "multipleOf": 0.12345678901234567890123 }""", "0.24691357802469135780246", true)]
    [InlineData("""{ "multipleOf": 1e-400 }""", "1", true)]
    [InlineData("""{ "multipleOf": 3 }""", "3e1000000000000000000000", true)]
    [InlineData("""{ "multipleOf": 3 }""", "1e1000000000000000000000", false)]
    [InlineData("""{ "multipleOf": 3 }""", "3e-1000000000000000000000", false)]
    [InlineData("""{ "minimum": 1e1000000000000000000001 }""", "1e1000000000000000000000", false)]
    [InlineData("""{ "minimum": 1e1000000000000000000001 }""", "10e1000000000000000000000", true)]
    [InlineData("""{ "maximum": 1 }""", "1e-1000000000000000000000", true)]
    [InlineData("""{ "const": 1e1000000000000000000001 }""", "10e1000000000000000000000", true)]
    [InlineData("""{ "const": { "a": [0.12345678901234567890123, "x\"y"] } }""", "{\"a\":[0.12345678901234567890123,\"x\\u0022y\"]}", true)]
    [InlineData("""{ "maxItems": 4294967296 }""", "[1]", true)]
    [InlineData("""{ "pattern": "^[+-\\d]+$" }""", "\"+1-2\"", true)]
    [InlineData("""{ "pattern": "^[+-\\d]+$" }""", "\"1,2\"", false)]
    [InlineData("""{ "pattern": "^[\\w-z]+$" }""", "\"a-b\"", true)]
    [InlineData("""{ "pattern": "^[\\w-z]+$" }""", "\"{\"", false)]
    [InlineData("""{ "pattern": "^.{1,3}$" }""", "\"😀😀😀\"", true)]
    [InlineData("""{ "pattern": "^.{4}$" }""", "\"😀😀\"", false)]
    [InlineData("""{ "pattern": "^[^a]$" }""", "\"😀\"", true)]
    [InlineData("""{ "pattern": "^\\D{2}$" }""", "\"😀\"", false)]
    [InlineData("""{ "pattern": "^[\\s\\S]{2}$" }""", "\"a\\n\"", true)]
    [InlineData("""{ "pattern": "^\\cJ[\\b]$" }""", "\"\\n\\b\"", true)]
    [InlineData("""{ "pattern": "^(a+)+$" }""", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"", false)]
    [InlineData("""{ "pattern": "^(?!b)(a+)+$" }""", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"", false)]
    [InlineData("""{ "not": { "pattern": "^(?!b)(a|aa)+$" } }""", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"", false)]
    [InlineData("""{ "pattern": "^\\p{Script=Greek}+\\P{L}$" }""", "\"αβ1\"", true)]
    [InlineData("""{ "pattern": "^\\p{Lu}$" }""", "\"\U00010400\"", true)]
    [InlineData("""{ "pattern": "^\\P{Lu}$" }""", "\"\U00010400\"", false)]
    [InlineData("""{ "pattern": "^[🐲-👀]{2}$" }""", "\"\U0001F432\U0001F440\"", true)]
    [InlineData("""{ "pattern": "^[^🐲]$" }""", "\"\U0001F432\"", false)]
    [InlineData("""{ "pattern": "^\\u{1F432}+$" }""", "\"\U0001F432\U0001F432\"", true)]
    [InlineData("""{ "pattern": "^(?<q>['x])a\\k<q>$" }""", "\"xax\"", true)]
    [InlineData("""{ "pattern": "^(?<q>['x])a\\k<q>$" }""", "\"xa'\"", false)]
    [InlineData("""{ "pattern": "^(?:(a)|b)\\1$" }""", "\"b\"", true)]
    [InlineData("""{ "pattern": "(?<=\\$)\\d+$" }""", "\"$12\"", true)]
    [InlineData("""{ "pattern": "^[]$" }""", "\"\"", false)]
    [InlineData("""{ "pattern": "^[^]$" }""", "\"\\n\"", true)]
    [InlineData("""{ "pattern": "^\\cA{2}$" }""", "\"\\u0001\\u0001\"", true)]
    [InlineData("""{ "pattern": "^{a}$" }""", "\"{a}\"", true)]
    [InlineData("""{ "patternProperties": { "^\\d": { "type": "string" }, "^[0-9]": { "maxLength": 2 } } }""", "{\"1\":5}", false)]
    [InlineData("""{ "patternProperties": { "^\\d": { "type": "string" }, "^[0-9]": { "maxLength": 2 } } }""", "{\"1\":\"abc\"}", false)]
    [InlineData("""
        { "type": "object", "patternProperties": { "(x": {}, "^b": { "type": "integer" } }, "additionalProperties": false }
        """, "{\"b\":1}", true)]
    [InlineData("""
        { "type": "object", "patternProperties": { "(x": {}, "^b": { "type": "integer" } }, "additionalProperties": false }
        """, "{\"b\":\"1\"}", false)]
    [InlineData("""{ "properties": { "a": { "maximum": 5 } } }""", "{\"a\":9,\"a\":1,\"a\":null}", true)]
    [InlineData("""{ "uniqueItems": true }""", "[1,{\"a\":1,\"b\":2},{\"b\":2.0,\"a\":1},3]", false)]
    [InlineData("""{ "uniqueItems": true }""", "[1,\"1\",true,null,[],{},[[]],1.5]", true)]
    public void Value_IsAcceptedIfItsSchemaAcceptsIt(string schema, string value, bool isValid)
    {
        ContractException? error = OrderContract.LoadWithProperty(schema)($$"""{"v":{{value}}}""");

        Assert.True(isValid == error is null, error?.Message);
        Assert.Equal(isValid, OrderContract.AcceptsSample(OrderContract.WithProperty(schema), $$"""{"v":{{value}}}"""));
    }

    [Theory]
    [InlineData("0.", '9', "", """{ "maximum": 1 }""", true)]
    [InlineData("9.", '9', "", """{ "minimum": 10 }""", false)]
    [InlineData("-1.", '0', "1", """{ "minimum": -1 }""", false)]
    [InlineData("", '9', "", """{ "multipleOf": 9 }""", true)]
    [InlineData("", '9', "", """{ "multipleOf": 18 }""", false)]
    public void LongNumber_IsComparedToItsLastDigit(string start, char digit, string end, string schema, bool isValid)
    {
        string json = $$"""{"v":{{start}}{{new string(digit, 1_000_000)}}{{end}}}""";

        Assert.Equal(isValid, OrderContract.LoadWithProperty(schema)(json) is null);
        Assert.Equal(isValid, OrderContract.AcceptsSample(OrderContract.WithProperty(schema), json));
    }

    [Fact]
    public void ManyItems_AreComparedInLinearTime()
    {
        const string schema = """{ "type": "array", "uniqueItems": true }""";
        string json = $$"""{"v":[{{string.Join(',', Enumerable.Range(0, 200_000))}}]}""";

        Assert.Null(OrderContract.LoadWithProperty(schema)(json));
        Assert.True(OrderContract.AcceptsSample(OrderContract.WithProperty(schema), json));
    }

    /// <summary>Without a cache, each level of the value would double the work.</summary>
    [Theory]
    [InlineData("""
        { "anyOf": [
          { "type": "integer" },
          { "type": "object", "properties": { "c": { "$ref": "#/definitions/N" } } },
          { "type": "object", "properties": { "c": { "$ref": "#/definitions/N" }, "x": { "type": "string" } } } ] }
        """)]
    [InlineData("""
        { "type": ["object", "integer"], "allOf": [
          { "properties": { "c": { "$ref": "#/definitions/N" } } },
          { "properties": { "c": { "$ref": "#/definitions/N" } } } ] }
        """)]
    [InlineData("""
        { "type": ["object", "integer"], "properties": { "c": { "$ref": "#/definitions/N" } }, "patternProperties": { "^c": { "$ref": "#/definitions/N" } } }
        """)]
    public void ValueThatSeveralSubschemasCheck_IsCheckedOnceByEach(string schema)
    {
        Func<string, ContractException?> read = OrderContract.LoadWithProperty("""{ "$ref": "#/definitions/N" }""", $$"""{ "N": {{schema}} }""");
        const int depth = 60;
        string start = string.Concat(Enumerable.Repeat("{\"c\":", depth));

        string valid = $"{{\"v\":{start}1{new string('}', depth)}}}";
        string invalid = $"{{\"v\":{start}\"1\"{new string('}', depth)}}}";

        Assert.Null(read(valid));
        Assert.NotNull(read(invalid));
        string order = OrderContract.WithProperty("""{ "$ref": "#/definitions/N" }""", $$"""{ "N": {{schema}} }""");
        Assert.True(OrderContract.AcceptsSample(order, valid));
        Assert.False(OrderContract.AcceptsSample(order, invalid));
    }

    [Fact]
    public void LoneSurrogate_IsReportedWhereItIs()
    {
        Func<string, ContractException?> read = OrderContract.LoadWithProperty("""{ "type": "array", "items": { "type": "string", "minLength": 1 } }""");

        Assert.Equal("$.v[1]", read("""{"v":["x","ok\ud800"]}""")!.Path);
    }

    [Fact]
    public void DeepestSchemaThatIsRead_Validates()
    {
        const int depth = 57;
        string nots = string.Concat(Enumerable.Repeat("{ \"not\": ", depth));

        string schema = $$"""{{nots}}{ "type": "string" }{{new string('}', depth)}}""";

        Assert.NotNull(OrderContract.LoadWithProperty(schema)("""{"v":"x"}"""));
        Assert.False(OrderContract.AcceptsSample(OrderContract.WithProperty(schema), """{"v":"x"}"""));
    }
}
