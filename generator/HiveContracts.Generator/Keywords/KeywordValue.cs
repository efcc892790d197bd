namespace HiveContracts.Generator.Keywords;

/// <summary>What the value of a keyword must be.</summary>
internal enum KeywordValue
{
    Anything,
    Text,
    True,
    Flag,
    Object,
    Count,
    Number,
    PositiveNumber,

    /// <summary>A number, or in draft-04 a flag.</summary>
    Limit,
    Pattern,
    Types,
    Names,

    /// <summary>An object of arrays of names.</summary>
    NameLists,

    /// <summary>An array of any values.</summary>
    Values,
    Schema,
    SchemaList,
    SchemaOrList,

    /// <summary>An object of schemas by name.</summary>
    SchemaMap,

    /// <summary>An object of schemas by regular expression.</summary>
    PatternMap,

    /// <summary>An object of schemas or arrays of names.</summary>
    Dependencies,
}
