namespace HiveContracts.Generator.Schemas;

/// <summary>What a schema is to the one that it is in.</summary>
internal enum SchemaRole
{
    /// <summary>The root of a file.</summary>
    Root,

    /// <summary>An entry of <c>definitions</c> or <c>$defs</c>.</summary>
    Definition,

    /// <summary>An entry of <c>properties</c>.</summary>
    Property,

    /// <summary>Any other.</summary>
    Part,
}
