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
        var scanner = new JsonScanner(utf8Json);
        scanner.Begin();
        scanner.BeginObject();
        while (scanner.NextProperty(out string key))
        {
            rules.Add(key, ReadRule(ref scanner));
        }

        scanner.End();
    }

    /// <summary>Demands that a document fits a schema.</summary>
    /// <exception cref="ContractException">It does not: the exception names the keyword, and the path of the value at fault.</exception>
    public void Check(ReadOnlySpan<byte> utf8Json, string key)
    {
        var scanner = new JsonScanner(utf8Json);
        scanner.Begin();
        InstanceNode root = InstanceNode.Read(ref scanner);
        scanner.End();
        if (new SchemaCheck(this, utf8Json, new SchemaMemory(hasSeveral)).Fault(rules[key], root) is { } fault)
        {
            throw ContractException.At(utf8Json, fault.Offset, $"{fault.Problem} ({fault.Keyword}).");
        }
    }

    internal SchemaRule Find(string key) => rules[key];

    private SchemaRule ReadRule(ref JsonScanner scanner)
    {
        var rule = new SchemaRule();
        if (scanner.IsBoolean)
        {
            rule.IsPossible = scanner.ReadBoolean();
            return rule;
        }

        scanner.BeginObject();
        while (scanner.NextProperty(out string keyword))
        {
            ReadKeyword(ref scanner, rule, keyword);
        }

        return rule;
    }

    private void ReadKeyword(ref JsonScanner scanner, SchemaRule rule, string keyword)
    {
        switch (keyword)
        {
            case "$ref": rule.Reference = scanner.ReadString(); break;
            case "type": rule.Types = scanner.IsString ? [scanner.ReadString()] : Strings(ref scanner); break;
            case "enum": rule.Enum = Values(ref scanner); break;
            case "const": rule.Const = scanner.RawValue().ToArray(); break;
            case "minimum": rule.Minimum = Number(ref scanner); break;
            case "maximum": rule.Maximum = Number(ref scanner); break;
            case "exclusiveMinimum": rule.ExclusiveMinimum = Number(ref scanner); break;
            case "exclusiveMaximum": rule.ExclusiveMaximum = Number(ref scanner); break;
            case "multipleOf": rule.MultipleOf = Number(ref scanner); break;
            case "minLength": rule.MinLength = Count(ref scanner); break;
            case "maxLength": rule.MaxLength = Count(ref scanner); break;
            case "pattern": rule.Pattern = Pattern(scanner.ReadString()); break;
            case "format": rule.Format = scanner.ReadString(); break;
            case "items" when scanner.IsArray: rule.ItemList = List(ref scanner); break;
            case "items": rule.Items = ReadRule(ref scanner); break;
            case "additionalItems": rule.AdditionalItems = ReadRule(ref scanner); break;
            case "contains": rule.Contains = ReadRule(ref scanner); break;
            case "minContains": rule.MinContains = Count(ref scanner); break;
            case "maxContains": rule.MaxContains = Count(ref scanner); break;
            case "minItems": rule.MinItems = Count(ref scanner); break;
            case "maxItems": rule.MaxItems = Count(ref scanner); break;
            case "uniqueItems": rule.HasUniqueItems = scanner.ReadBoolean(); break;
            case "properties": rule.Properties = Map(ref scanner); break;
            case "patternProperties": hasSeveral = true; rule.PatternProperties = [.. Map(ref scanner).Select(static pair => (Pattern(pair.Key), pair.Value))]; break;
            case "additionalProperties": rule.AdditionalProperties = ReadRule(ref scanner); break;
            case "propertyNames": rule.PropertyNames = ReadRule(ref scanner); break;
            case "required": rule.Required = Strings(ref scanner); break;
            case "dependentRequired": rule.DependentRequired = NameLists(ref scanner); break;
            case "dependentSchemas": hasSeveral = true; rule.DependentSchemas = Map(ref scanner); break;
            case "minProperties": rule.MinProperties = Count(ref scanner); break;
            case "maxProperties": rule.MaxProperties = Count(ref scanner); break;
            case "allOf": hasSeveral = true; rule.AllOf = List(ref scanner); break;
            case "anyOf": rule.AnyOf = List(ref scanner); break;
            case "oneOf": rule.OneOf = List(ref scanner); break;
            case "not": rule.Not = ReadRule(ref scanner); break;
            case "if": hasSeveral = true; rule.If = ReadRule(ref scanner); break;
            case "then": rule.Then = ReadRule(ref scanner); break;
            case "else": rule.Else = ReadRule(ref scanner); break;
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

    private static JsonNumber Number(ref JsonScanner scanner) => JsonNumber.Read(scanner.RawValue());

    private static int Count(ref JsonScanner scanner) => (int)Math.Min(int.MaxValue, scanner.ReadDouble());

    private static List<string> Strings(ref JsonScanner scanner)
    {
        List<string> found = [];
        scanner.BeginArray();
        while (scanner.NextElement())
        {
            found.Add(scanner.ReadString());
        }

        return found;
    }

    private static List<byte[]> Values(ref JsonScanner scanner)
    {
        List<byte[]> found = [];
        scanner.BeginArray();
        while (scanner.NextElement())
        {
            found.Add(scanner.RawValue().ToArray());
        }

        return found;
    }

    private List<SchemaRule> List(ref JsonScanner scanner)
    {
        List<SchemaRule> found = [];
        scanner.BeginArray();
        while (scanner.NextElement())
        {
            found.Add(ReadRule(ref scanner));
        }

        return found;
    }

    private Dictionary<string, SchemaRule> Map(ref JsonScanner scanner)
    {
        var found = new Dictionary<string, SchemaRule>(StringComparer.Ordinal);
        scanner.BeginObject();
        while (scanner.NextProperty(out string name))
        {
            found[name] = ReadRule(ref scanner);
        }

        return found;
    }

    private static Dictionary<string, List<string>> NameLists(ref JsonScanner scanner)
    {
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        scanner.BeginObject();
        while (scanner.NextProperty(out string name))
        {
            found[name] = Strings(ref scanner);
        }

        return found;
    }
}
