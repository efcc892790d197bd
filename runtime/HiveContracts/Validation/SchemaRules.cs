using System.ComponentModel;
using System.Text;
using System.Text.RegularExpressions;

namespace HiveContracts.Support;

/// <summary>The schemas of a namespace, against which documents are validated. Generated if <c>HiveContractsValidation</c> is on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SchemaRules
{
    // A pattern with lookarounds or backreferences may take exponential time on hostile input.
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, SchemaRule> rules = new(StringComparer.Ordinal);

    // Whether a keyword other than a choice applies several schemas to one value.
    private bool isCacheRequired;

    /// <summary>Reads schemas.</summary>
    /// <param name="utf8Json">
    /// A JSON object that has each schema under its key. It is written by the generator, which has checked every keyword; a <c>$ref</c> is a key.
    /// </param>
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

    /// <summary>Validates a document against a schema.</summary>
    /// <exception cref="ContractException">The document is invalid. The exception has the path of the invalid value, and names the keyword.</exception>
    public void Check(ReadOnlySpan<byte> utf8Json, string key)
    {
        var reader = new JsonReader(utf8Json);
        reader.Begin();
        InstanceNode root = InstanceNode.Read(ref reader);
        reader.End();
        ValidationError? error;
        try
        {
            error = new SchemaCheck(this, utf8Json, new EvaluationCache(isCacheRequired)).EvaluateRoot(rules[key], root);
        }
        catch (InsufficientExecutionStackException)
        {
            error = new ValidationError(root.Start, "$ref", "Expected a document that can be checked: the chain of its schemas is too long");
        }

        if (error is not null)
        {
            throw ContractException.At(utf8Json, error.Offset, $"{error.Problem} ({error.Keyword}).");
        }
    }

    internal SchemaRule Find(string key) => rules[key];

    private SchemaRule ReadRule(ref JsonReader reader)
    {
        var rule = new SchemaRule();
        if (reader.IsBoolean)
        {
            rule.IsFalse = !reader.ReadBoolean();
            return rule;
        }

        reader.BeginObject();
        while (reader.NextProperty(out string keyword))
        {
            isCacheRequired |= keyword is "patternProperties" or "dependentSchemas" or "allOf" or "if" or "unevaluatedItems" or "unevaluatedProperties";
            ReadKeyword(ref reader, rule, keyword);
        }

        return rule;
    }

    private void ReadKeyword(ref JsonReader reader, SchemaRule rule, string keyword)
    {
        switch (keyword)
        {
            case "$dynamicAnchors": rule.DynamicAnchors = ReadNames(ref reader); break;
            case "$dynamicRef": rule.DynamicReference = reader.ReadString(); break;
            case "$ref": rule.Reference = reader.ReadString(); break;
            case "type": rule.Types = reader.IsString ? [reader.ReadString()] : ReadStrings(ref reader); break;
            case "enum": rule.Enum = ReadValues(ref reader); break;
            case "const": rule.Const = reader.RawValue().ToArray(); break;
            case "minimum": rule.Minimum = ReadLimit(ref reader); break;
            case "maximum": rule.Maximum = ReadLimit(ref reader); break;
            case "exclusiveMinimum": rule.ExclusiveMinimum = ReadLimit(ref reader); break;
            case "exclusiveMaximum": rule.ExclusiveMaximum = ReadLimit(ref reader); break;
            case "multipleOf": rule.MultipleOf = ReadLimit(ref reader); break;
            case "minLength": rule.MinLength = ReadCount(ref reader); break;
            case "maxLength": rule.MaxLength = ReadCount(ref reader); break;
            case "pattern": rule.Pattern = CreatePattern(reader.ReadString()); break;
            case "format": rule.Format = reader.ReadString(); break;
            case "items" when reader.IsArray: rule.ItemList = ReadRuleList(ref reader); break;
            case "items": rule.Items = ReadRule(ref reader); break;
            case "additionalItems": rule.AdditionalItems = ReadRule(ref reader); break;
            case "contains": rule.Contains = ReadRule(ref reader); break;
            case "containsEvaluates": rule.ContainsEvaluates = reader.ReadBoolean(); break;
            case "minContains": rule.MinContains = ReadCount(ref reader); break;
            case "maxContains": rule.MaxContains = ReadCount(ref reader); break;
            case "minItems": rule.MinItems = ReadCount(ref reader); break;
            case "maxItems": rule.MaxItems = ReadCount(ref reader); break;
            case "uniqueItems": rule.HasUniqueItems = reader.ReadBoolean(); break;
            case "properties": rule.Properties = ReadRuleMap(ref reader); break;
            case "patternProperties":
                rule.PatternProperties = [.. ReadRuleMap(ref reader).Select(static pair => (CreatePattern(pair.Key), pair.Value))];
                break;
            case "additionalProperties": rule.AdditionalProperties = ReadRule(ref reader); break;
            case "unevaluatedItems": rule.UnevaluatedItems = ReadRule(ref reader); break;
            case "unevaluatedProperties": rule.UnevaluatedProperties = ReadRule(ref reader); break;
            case "propertyNames": rule.PropertyNames = ReadRule(ref reader); break;
            case "required": rule.Required = ReadStrings(ref reader); break;
            case "dependentRequired": rule.DependentRequired = ReadStringsMap(ref reader); break;
            case "dependentSchemas": rule.DependentSchemas = ReadRuleMap(ref reader); break;
            case "minProperties": rule.MinProperties = ReadCount(ref reader); break;
            case "maxProperties": rule.MaxProperties = ReadCount(ref reader); break;
            case "allOf": rule.AllOf = ReadRuleList(ref reader); break;
            case "anyOf": rule.AnyOf = ReadRuleList(ref reader); break;
            case "oneOf": rule.OneOf = ReadRuleList(ref reader); break;
            case "not": rule.Not = ReadRule(ref reader); break;
            case "if": rule.If = ReadRule(ref reader); break;
            case "then": rule.Then = ReadRule(ref reader); break;
            case "else": rule.Else = ReadRule(ref reader); break;
            default:
                throw new ArgumentException(
                    $"Unknown keyword '{keyword}': the code was generated by a later version of HiveContracts. Update the HiveContracts package.",
                    nameof(keyword));
        }
    }

    /// <summary>Creates a regular expression that runs in linear time if the pattern allows it; otherwise one with a timeout.</summary>
    private static Regex CreatePattern(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, PatternTimeout);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, PatternTimeout);
        }
    }

    private static NumberLimit ReadLimit(ref JsonReader reader)
    {
        ReadOnlySpan<byte> json = reader.RawValue();
        return new NumberLimit(JsonNumber.Read(json), Encoding.UTF8.GetString(json));
    }

    private static int ReadCount(ref JsonReader reader) => (int)Math.Min(int.MaxValue, reader.ReadDouble());

    private static Dictionary<string, string> ReadNames(ref JsonReader reader)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        reader.BeginObject();
        while (reader.NextProperty(out string name))
        {
            names[name] = reader.ReadString();
        }

        return names;
    }

    private static List<string> ReadStrings(ref JsonReader reader)
    {
        List<string> strings = [];
        reader.BeginArray();
        while (reader.NextElement())
        {
            strings.Add(reader.ReadString());
        }

        return strings;
    }

    private static List<byte[]> ReadValues(ref JsonReader reader)
    {
        List<byte[]> values = [];
        reader.BeginArray();
        while (reader.NextElement())
        {
            values.Add(reader.RawValue().ToArray());
        }

        return values;
    }

    private List<SchemaRule> ReadRuleList(ref JsonReader reader)
    {
        List<SchemaRule> list = [];
        reader.BeginArray();
        while (reader.NextElement())
        {
            list.Add(ReadRule(ref reader));
        }

        return list;
    }

    private Dictionary<string, SchemaRule> ReadRuleMap(ref JsonReader reader)
    {
        var map = new Dictionary<string, SchemaRule>(StringComparer.Ordinal);
        reader.BeginObject();
        while (reader.NextProperty(out string name))
        {
            map[name] = ReadRule(ref reader);
        }

        return map;
    }

    private static Dictionary<string, List<string>> ReadStringsMap(ref JsonReader reader)
    {
        var map = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        reader.BeginObject();
        while (reader.NextProperty(out string name))
        {
            map[name] = ReadStrings(ref reader);
        }

        return map;
    }
}
