namespace HiveContracts.Generator.Model;

/// <summary>One generated type, which is one generated file.</summary>
internal abstract record TypeModel
{
    public required string Name { get; init; }

    /// <summary>The name of the file without its namespace and extension.</summary>
    public virtual string FileName => Name;

    /// <summary>The runtime's converter for System.Text.Json, without its type argument; null if the type is no value inside documents.</summary>
    public virtual string? Converter => null;

    public required TypeOrigin Origin { get; init; }

    /// <summary>The key of the schema that validates documents of the type; null if validation is off, or the type is no document.</summary>
    public string? ValidationKey { get; init; }
}

/// <summary>Where a type comes from, and where it goes.</summary>
internal sealed record TypeOrigin
{
    public required string Namespace { get; init; }

    /// <summary>Whether the type is public; internal otherwise.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>The <c>description</c> of the schema; empty if it has none.</summary>
    public required string Summary { get; init; }

    /// <summary>The schemas that the type is made of: one, or the roots of all files.</summary>
    public required EquatableArray<SchemaLocation> Locations { get; init; }

    /// <summary>The schema that the type is made of; the first of several.</summary>
    public SchemaLocation Location => Locations[0];
}
