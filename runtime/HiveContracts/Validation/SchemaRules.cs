using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HiveContracts.Support;

/// <summary>The schemas of a namespace, to validate documents by: what generated code asks where <c>HiveContractsValidation</c> is on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SchemaRules
{
    // A pattern that looks back or ahead may take longer than this on a text that is somebody's trap.
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, SchemaRule> rules = new(StringComparer.Ordinal);

    // Whether a value may be held against several schemas at once.
    private bool hasSeveral;

    /// <summary>Takes schemas by their keys, as one JSON object.</summary>
    /// <param name="utf8Json">Written by the generator, which has checked every keyword: a <c>$ref</c> is a key.</param>
    public SchemaRules(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new JsonReader(utf8Json);
        reader.Begin();
        reader.BeginObject();
        while (reader.NextProperty(out string key))
        {
            rules.Add(key, ReadRule(ref reader));
        }

        reader.End();
    }

    /// <summary>Demands that a document fits a schema.</summary>
    /// <exception cref="ContractException">It does not: the exception names the keyword, and the path of the value at fault.</exception>
    public void Check(ReadOnlySpan<byte> utf8Json, string key)
    {
        var reader = new JsonReader(utf8Json);
        reader.Begin();
        InstanceNode root = InstanceNode.Read(ref reader);
        reader.End();
        if (new SchemaCheck(this, utf8Json, new EvaluationCache(hasSeveral)).Fault(rules[key], root) is { } fault)
        {
            throw ContractException.At(utf8Json, fault.Offset, $"{fault.Problem} ({fault.Keyword}).");
        }
    }

    internal SchemaRule Find(string key) => rules[key];

    private SchemaRule ReadRule(ref JsonReader reader)
    {
        var rule = new SchemaRule();
        if (reader.IsBoolean)
        {
            rule.IsPossible = reader.ReadBoolean();
            return rule;
        }

        reader.BeginObject();
        while (reader.NextProperty(out string keyword))
        {
            ReadKeyword(ref reader, rule, keyword);
        }

        return rule;
    }

    private void ReadKeyword(ref JsonReader reader, SchemaRule rule, string keyword)
    {
        switch (keyword)
        {
            case "$ref": rule.Reference = reader.ReadString(); break;
            case "type": rule.Types = reader.IsString ? [reader.ReadString()] : Strings(ref reader); break;
            case "enum": rule.Enum = Values(ref reader); break;
            case "const": rule.Const = reader.RawValue().ToArray(); break;
            case "minimum": rule.Minimum = Number(ref reader); break;
            case "maximum": rule.Maximum = Number(ref reader); break;
            case "exclusiveMinimum": rule.ExclusiveMinimum = Number(ref reader); break;
            case "exclusiveMaximum": rule.ExclusiveMaximum = Number(ref reader); break;
            case "multipleOf": rule.MultipleOf = Number(ref reader); break;
            case "minLength": rule.MinLength = Count(ref reader); break;
            case "maxLength": rule.MaxLength = Count(ref reader); break;
            case "pattern": rule.Pattern = Pattern(reader.ReadString()); break;
            case "format": rule.Format = reader.ReadString(); break;
            case "items" when reader.IsArray: rule.ItemList = List(ref reader); break;
            case "items": rule.Items = ReadRule(ref reader); break;
            case "additionalItems": rule.AdditionalItems = ReadRule(ref reader); break;
            case "contains": rule.Contains = ReadRule(ref reader); break;
            case "minContains": rule.MinContains = Count(ref reader); break;
            case "maxContains": rule.MaxContains = Count(ref reader); break;
            case "minItems": rule.MinItems = Count(ref reader); break;
            case "maxItems": rule.MaxItems = Count(ref reader); break;
            case "uniqueItems": rule.HasUniqueItems = reader.ReadBoolean(); break;
            case "properties": rule.Properties = Map(ref reader); break;
            case "patternProperties": hasSeveral = true; rule.PatternProperties = [.. Map(ref reader).Select(static pair => (Pattern(pair.Key), pair.Value))]; break;
            case "additionalProperties": rule.AdditionalProperties = ReadRule(ref reader); break;
            case "propertyNames": rule.PropertyNames = ReadRule(ref reader); break;
            case "required": rule.Required = Strings(ref reader); break;
            case "dependentRequired": rule.DependentRequired = NameLists(ref reader); break;
            case "dependentSchemas": hasSeveral = true; rule.DependentSchemas = Map(ref reader); break;
            case "minProperties": rule.MinProperties = Count(ref reader); break;
            case "maxProperties": rule.MaxProperties = Count(ref reader); break;
            case "allOf": hasSeveral = true; rule.AllOf = List(ref reader); break;
            case "anyOf": rule.AnyOf = List(ref reader); break;
            case "oneOf": rule.OneOf = List(ref reader); break;
            case "not": rule.Not = ReadRule(ref reader); break;
            case "if": hasSeveral = true; rule.If = ReadRule(ref reader); break;
            case "then": rule.Then = ReadRule(ref reader); break;
            case "else": rule.Else = ReadRule(ref reader); break;
            default: throw new ArgumentException($"The keyword '{keyword}' is of a later version of the generator than this runtime.", nameof(keyword));
        }
    }

    /// <summary>A pattern that takes no longer for a longer text than the text is longer, where it can be had.</summary>
    private static Regex Pattern(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, PatternTime);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, PatternTime);
        }
    }

    private static JsonNumber Number(ref JsonReader reader) => JsonNumber.Read(reader.RawValue());

    private static int Count(ref JsonReader reader) => (int)Math.Min(int.MaxValue, reader.ReadDouble());

    private static List<string> Strings(ref JsonReader reader)
    {
        List<string> found = [];
        reader.BeginArray();
        while (reader.NextElement())
        {
            found.Add(reader.ReadString());
        }

        return found;
    }

    private static List<byte[]> Values(ref JsonReader reader)
    {
        List<byte[]> found = [];
        reader.BeginArray();
        while (reader.NextElement())
        {
            found.Add(reader.RawValue().ToArray());
        }

        return found;
    }

    private List<SchemaRule> List(ref JsonReader reader)
    {
        List<SchemaRule> found = [];
        reader.BeginArray();
        while (reader.NextElement())
        {
            found.Add(ReadRule(ref reader));
        }

        return found;
    }

    private Dictionary<string, SchemaRule> Map(ref JsonReader reader)
    {
        var found = new Dictionary<string, SchemaRule>(StringComparer.Ordinal);
        reader.BeginObject();
        while (reader.NextProperty(out string name))
        {
            found[name] = ReadRule(ref reader);
        }

        return found;
    }

    private static Dictionary<string, List<string>> NameLists(ref JsonReader reader)
    {
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        reader.BeginObject();
        while (reader.NextProperty(out string name))
        {
            found[name] = Strings(ref reader);
        }

        return found;
    }
}
