using System.Text.RegularExpressions;

namespace HiveContracts;

/// <summary>The keywords of one schema; null for a keyword that the schema does not have.</summary>
internal sealed class SchemaRule
{
    /// <summary>The key of the schema that a <c>$ref</c> refers to.</summary>
    internal string? Reference { get; set; }

    /// <summary>The anchor of a <c>$dynamicRef</c>, for which another schema may take the place of <see cref="Reference"/>.</summary>
    internal string? DynamicReference { get; set; }

    /// <summary>The keys of the schemas that the anchors of this resource mean.</summary>
    internal Dictionary<string, string>? DynamicAnchors { get; set; }

    /// <summary>Whether the schema is <c>false</c>, which no value matches.</summary>
    internal bool IsFalse { get; set; }

    internal List<string>? Types { get; set; }

    internal List<byte[]>? Enum { get; set; }

    internal byte[]? Const { get; set; }

    internal NumberLimit? Minimum { get; set; }

    internal NumberLimit? Maximum { get; set; }

    internal NumberLimit? ExclusiveMinimum { get; set; }

    internal NumberLimit? ExclusiveMaximum { get; set; }

    internal NumberLimit? MultipleOf { get; set; }

    internal int? MinLength { get; set; }

    internal int? MaxLength { get; set; }

    internal Regex? Pattern { get; set; }

    internal string? Format { get; set; }

    /// <summary>The schema of all elements, if <c>items</c> is a schema.</summary>
    internal SchemaRule? Items { get; set; }

    /// <summary>The schemas of the first elements, if <c>items</c> is an array.</summary>
    internal List<SchemaRule>? ItemList { get; set; }

    internal SchemaRule? AdditionalItems { get; set; }

    internal SchemaRule? Contains { get; set; }

    /// <summary>Whether the elements that match <see cref="Contains"/> are checked by it.</summary>
    internal bool ContainsEvaluates { get; set; }

    internal int? MinContains { get; set; }

    internal int? MaxContains { get; set; }

    internal int? MinItems { get; set; }

    internal int? MaxItems { get; set; }

    internal bool HasUniqueItems { get; set; }

    internal Dictionary<string, SchemaRule>? Properties { get; set; }

    internal List<(Regex Pattern, SchemaRule Rule)>? PatternProperties { get; set; }

    internal SchemaRule? AdditionalProperties { get; set; }

    internal SchemaRule? UnevaluatedItems { get; set; }

    internal SchemaRule? UnevaluatedProperties { get; set; }

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

    /// <summary>Whether a keyword checks what the others have not.</summary>
    internal bool HasUnevaluated => UnevaluatedItems is not null || UnevaluatedProperties is not null;
}

/// <summary>A number in a schema, exact, and its text for messages.</summary>
internal sealed record NumberLimit(JsonNumber Value, string Text)
{
    public override string ToString() => Text;
}
