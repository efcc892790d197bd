using System.Text.RegularExpressions;

namespace HiveContracts;

/// <summary>What one schema demands of a value, keyword by keyword; a keyword that is not there demands nothing.</summary>
internal sealed class SchemaRule
{
    internal string? Reference { get; set; }

    /// <summary>False of the schema that nothing fits.</summary>
    internal bool IsPossible { get; set; } = true;

    internal List<string>? Types { get; set; }

    internal List<byte[]>? Enum { get; set; }

    internal byte[]? Const { get; set; }

    internal JsonNumber? Minimum { get; set; }

    internal JsonNumber? Maximum { get; set; }

    internal JsonNumber? ExclusiveMinimum { get; set; }

    internal JsonNumber? ExclusiveMaximum { get; set; }

    internal JsonNumber? MultipleOf { get; set; }

    internal int? MinLength { get; set; }

    internal int? MaxLength { get; set; }

    internal Regex? Pattern { get; set; }

    internal string? Format { get; set; }

    internal SchemaRule? Items { get; set; }

    internal List<SchemaRule>? ItemList { get; set; }

    internal SchemaRule? AdditionalItems { get; set; }

    internal SchemaRule? Contains { get; set; }

    internal int? MinContains { get; set; }

    internal int? MaxContains { get; set; }

    internal int? MinItems { get; set; }

    internal int? MaxItems { get; set; }

    internal bool HasUniqueItems { get; set; }

    internal Dictionary<string, SchemaRule>? Properties { get; set; }

    internal List<(Regex Pattern, SchemaRule Rule)>? PatternProperties { get; set; }

    internal SchemaRule? AdditionalProperties { get; set; }

    internal SchemaRule? PropertyNames { get; set; }

    internal List<string>? Required { get; set; }

    internal Dictionary<string, List<string>>? DependentRequired { get; set; }

    internal Dictionary<string, SchemaRule>? DependentSchemas { get; set; }

    internal int? MinProperties { get; set; }

    internal int? MaxProperties { get; set; }

    internal List<SchemaRule>? AllOf { get; set; }

    internal List<SchemaRule>? AnyOf { get; set; }

    internal List<SchemaRule>? OneOf { get; set; }

    internal SchemaRule? Not { get; set; }

    internal SchemaRule? If { get; set; }

    internal SchemaRule? Then { get; set; }

    internal SchemaRule? Else { get; set; }
}
