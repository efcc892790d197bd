using System.Text;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Tests;

/// <summary>A type sets what its schema allows one value of, and unions written inside others know their cases by it.</summary>
public sealed class ConstantTests
{
    private static readonly SchemaText Schema = new("/p/s.schema.json", """
        {
          "title": "Payment", "type": "object", "required": ["version", "method"],
          "properties": {
            "version": { "const": 2 },
            "live": { "const": true },
            "method": {
              "oneOf": [
                { "type": "object", "required": ["kind"], "properties": { "kind": { "const": "card" }, "number": { "type": "string" } } },
                { "type": "object", "title": "Bank", "required": ["kind"],
                  "properties": { "kind": { "enum": ["sepa", "ach"] }, "iban": { "type": "string" } } },
                { "type": "object", "title": "Cash", "required": ["kind"], "properties": { "kind": { "enum": ["cash"] } } }
              ]
            }
          }
        }
        """, "My");

    [Fact]
    public void Constant_IsSetAndWrittenByItsType()
    {
        const string code = """
            public static class Entry
            {
                public static string Write() => new My.Payment { Method = new My.PaymentMethodCard { Number = "1" } }.ToJson()
                    + new My.Payment { Method = new My.PaymentMethodBank { Kind = My.PaymentMethodBankKind.Ach } }.ToJson()
                    + new My.Payment { Method = new My.PaymentMethodCash() }.ToJson();
            }
            """;

        Assert.Equal(
            """{"version":2,"method":{"kind":"card","number":"1"}}{"version":2,"method":{"kind":"ach"}}{"version":2,"method":{"kind":"cash"}}""",
            new GeneratorRun(Schema).Generate().Load<Func<string>>(code, "Write")());
    }

    [Theory]
    [InlineData("new My.PaymentMethodCard { Kind = \"cash\" }")]
    [InlineData("new My.PaymentMethodCard() with { Kind = \"cash\" }")]
    [InlineData("new My.Payment { Version = 3, Method = new My.PaymentMethodCash() }")]
    public void OtherValue_DoesNotCompile(string expression) => Assert.Contains(
        new GeneratorRun(Schema).Generate().Compile($"class Use {{ object M() => {expression}; }}"),
        static diagnostic => diagnostic.Id == "CS0272");

    [Theory]
    [InlineData("""{"version":2,"method":{"kind":"ach","iban":"x"}}""", "x 2 ")]
    [InlineData("""{"version":3,"method":{"number":"4","kind":"card"},"live":false}""", "4 3 False")]
    [InlineData("""{"version":2,"method":{"kind":"coin"}}""", "$.method.kind Expected \"card\" or \"sepa\" or \"ach\" or \"cash\", found \"coin\".")]
    [InlineData("""{"method":{"kind":"cash"}}""", "$ Missing required property 'version'")]
    public void Document_IsReadAndKept(string json, string expected)
    {
        const string code = """
            public static class Entry
            {
                public static string Read(byte[] json) => !HiveContracts.Contract.TryParse<My.Payment>(json, out var payment, out var error)
                    ? error.Path + " " + error.Message
                    : $"{payment.Method.Match(card => card.Number, sepa => sepa.Iban, _ => "")} {payment.Version} {payment.Live}"
                        + (payment.Equals(My.Payment.Parse(payment.ToUtf8Bytes())) ? "" : " changed");
            }
            """;
        string read = new GeneratorRun(Schema).Generate().Load<Func<byte[], string>>(code, "Read")(Encoding.UTF8.GetBytes(json));

        Assert.StartsWith(expected, read, StringComparison.Ordinal);
        Assert.DoesNotContain("changed", read, StringComparison.Ordinal);
    }
}
