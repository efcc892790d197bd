using System.Text;

namespace HiveContracts.Tests;

/// <summary>Equality and hash codes of JSON values.</summary>
public sealed class JsonValueTests
{
    [Theory]
    [InlineData("1.0", "1")]
    [InlineData("1e2", "100")]
    [InlineData("-0", "0.00")]
    [InlineData(""" "a/b" """, """ "\u0061\/b" """)]
    [InlineData("""{"a":1,"b":[2,null]}""", """{ "b": [2.0, null], "a": 1 }""")]
    [InlineData("""{"a":9,"b":2,"a":1}""", """{"a":1,"b":2}""")]
    [InlineData("""{"a":"\ud800","a":1}""", """{"a":1}""")]
    [InlineData("""{"a":{"\ud800":2},"a":1}""", """{"a":1}""")]
    [InlineData("""[["\ud800"]]""", """[["\ud800"]]""")]
    [InlineData("""[{"\ud8aa":"\udfaa"}]""", """[{"\uD8AA":"\uDFAA"}]""")]
    public void EqualValues_HaveEqualHashCodes(string left, string right)
    {
        (JsonValue value, JsonValue other) = (Parse(left), Parse(right));

        Assert.Equal(value, other);
        Assert.Equal(value.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData("1", "2")]
    [InlineData("1", "-1")]
    [InlineData("true", "false")]
    [InlineData(""" "a" """, """ "b" """)]
    [InlineData(""" "\ud800" """, """ "\udc00" """)]
    [InlineData("[1,2]", "[2,1]")]
    [InlineData("""{"a":1}""", """{"a":2}""")]
    [InlineData("""{"a":1}""", """{"b":1}""")]
    [InlineData("""{"a":1,"b":2}""", """{"a":2,"b":1}""")]
    public void OtherValues_HaveOtherHashCodes(string left, string right)
    {
        (JsonValue value, JsonValue other) = (Parse(left), Parse(right));

        Assert.NotEqual(value, other);
        Assert.NotEqual(value.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void DefaultValue_EqualsOnlyItself()
    {
        Assert.Equal(default, default(JsonValue));
        Assert.Equal(0, default(JsonValue).GetHashCode());
        Assert.NotEqual(default, Parse("null"));
    }

    private static JsonValue Parse(string json) => JsonValue.Parse(Encoding.UTF8.GetBytes(json));
}
