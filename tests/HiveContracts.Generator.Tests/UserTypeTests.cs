using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HiveContracts.Generator.Tests;

/// <summary>Types and namespaces of the user come before those that generated code means, unless it names them in full.</summary>
public sealed class UserTypeTests
{
    private const string Schema = """
        {
          "title": "Order",
          "type": "object",
          "required": ["at"],
          "properties": {
            "at": { "type": "string", "format": "date-time" },
            "day": { "type": "string", "format": "date" },
            "t": { "type": "string", "format": "time" },
            "du": { "type": "string", "format": "duration" },
            "b": { "type": "string", "format": "byte" },
            "old": { "type": "string", "deprecated": true },
            "n": { "type": "number" },
            "i": { "type": "integer", "maximum": 9 },
            "dec": { "type": "string", "format": "decimal" },
            "any": {},
            "l": { "type": "array", "items": { "type": "string", "pattern": "^a" } },
            "who": {
              "type": "object",
              "properties": {
                "id": { "type": "string", "format": "uuid" },
                "link": { "type": "string", "format": "uri" },
                "m": { "type": "object", "additionalProperties": { "type": "number" } },
                "state": { "type": "string", "enum": ["a", "b"] }
              }
            },
            "one": { "oneOf": [{ "$ref": "#/definitions/A" }, { "$ref": "#/definitions/B" }] },
            "either": { "anyOf": [{ "type": "string" }, { "type": "integer" }] },
            "cs": { "$ref": "#/definitions/CS" },
            "fo": { "$ref": "#/definitions/Fo" }
          },
          "definitions": {
            "A": { "type": "object", "required": ["x"], "properties": { "x": { "const": "a" } } },
            "B": { "type": "object", "required": ["x"], "properties": { "x": { "const": "b" } } },
            "Fo": {
              "type": "object",
              "x-form": true,
              "properties": {
                "f": { "type": "string", "x-form-part": "file" },
                "s": { "type": "string", "maxLength": 3 },
                "u": { "type": "string", "format": "uri", "pattern": "^https:" }
              },
              "oneOf": [{ "required": ["f"] }, { "required": ["s"] }, { "required": ["u"] }]
            },
            "CS": { "type": "array", "x-class-scores": true },
            "Voc": { "x-vocabulary": { "scale": "probability", "heads": { "h": { "classes": ["yes_it"], "negative": ["no_it"] } }, "classes": ["oth"] } },
            "Sev": { "x-vocabulary": { "scale": "severity", "classes": ["spam"] } }
          }
        }
        """;

    [Theory]
    [InlineData("off", LanguageVersion.CSharp12)]
    [InlineData("on", LanguageVersion.CSharp12)]
    [InlineData("off", LanguageVersion.Preview)]
    [InlineData("on", LanguageVersion.Preview)]
    public void TypesNamedLikeThoseThatGeneratedCodeMentions_BreakNothing(string validation, LanguageVersion language)
    {
        GeneratorRun run = new GeneratorRun(
            language,
            [("HiveContractsValidation", validation)],
            new SchemaText("/p/order.json", Schema, "My.Contracts"),
            new SchemaText("/p/event.json", """{ "title": "Event", "type": "array", "items": { "type": "object" } }""", "My.Contracts")).Generate();
        HashSet<string> own = [.. run.Result.GeneratedSources.SelectMany(static source => Declared(source.SyntaxTree))];
        string[] mentioned =
        [
            .. run.Result.GeneratedSources.SelectMany(static source => Mentioned(source.SyntaxTree)).Distinct().Except([.. own, "My", "Contracts"]),
        ];

        Assert.Contains("DateTimeOffset", mentioned);
        Assert.Contains("HiveContracts", mentioned);
        string types = string.Join(' ', mentioned.Select(static name => $"public class @{name}; public class @{name}<__A>; public class @{name}<__A, __B>;"));
        string namespaces = string.Join(' ', mentioned.Select(static name => $"namespace My.@{name} {{ class C; }} namespace My.Contracts.In.@{name} {{ }}"));
        string attributes = string.Join(' ', mentioned.Select(static name => $"public class {name}Attribute : global::System.Attribute;"));

        Assert.Empty(run.Compile($"namespace My.Contracts {{ {types} }} {namespaces}"));
        Assert.Empty(run.Compile($"namespace My {{ {types} }}"));
        Assert.Empty(run.Compile($"namespace My.Contracts {{ {attributes} }}"));
        Assert.Empty(run.Compile(string.Join('\n', mentioned.Select(static name => $"global using @{name} = global::My.Contracts.Order;"))));
    }

    private static IEnumerable<string> Declared(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(static type => type.Identifier.ValueText);

    private static IEnumerable<string> Mentioned(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>().Select(static name => name.Identifier.ValueText)
            .Where(static name => name.Length > 0 && char.IsUpper(name[0]));
}
