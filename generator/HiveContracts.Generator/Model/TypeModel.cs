using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Model;

/// <summary>One generated type, which is one generated file.</summary>
internal abstract record TypeModel
{
    public required string Name { get; init; }

    public required TypeOrigin Origin { get; init; }
}

/// <summary>What a type has from its schema besides its content.</summary>
internal sealed record TypeOrigin
{
    public required string Namespace { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>The schema's <c>description</c>.</summary>
    public required string Summary { get; init; }

    /// <summary>The schema file and the JSON pointer in it.</summary>
    public required string Source { get; init; }
}

/// <summary>An object schema: a record with a reader and a writer.</summary>
internal sealed record ObjectModel : TypeModel
{
    public required EquatableArray<PropertyModel> Properties { get; init; }

    /// <summary>The properties of which exactly one is there, by index; empty where the type is no one-of.</summary>
    public required EquatableArray<int> Cases { get; init; }

    /// <summary>Whether a one-of says so to C# 15.</summary>
    public required bool IsUnion { get; init; }

    /// <summary>The properties of which at least one is there, by index.</summary>
    public required EquatableArray<int> AtLeastOne { get; init; }

    /// <summary>The property that a string in place of the object is read into, by index; null where a string is an error.</summary>
    public required int? StringForm { get; init; }

    /// <summary>Whether the type can be sent as a form.</summary>
    public required bool IsForm { get; init; }

    /// <summary>The type that the form is answered with; null where that is not said.</summary>
    public string? AnswerType { get; init; }

    /// <summary>The property that says which task the document is about, by index; null where none does.</summary>
    public int? TaskId { get; init; }

    /// <summary>The key of the schema that documents are validated by; null where they are not.</summary>
    public string? RulesKey { get; init; }

    /// <summary>Whether a value that is no object is one of the type as well, since the schema names no type.</summary>
    public bool TakesAnything { get; init; }

    public EquatableArray<FlattenModel> Flattened { get; init; }

    public EquatableArray<PredicateModel> Predicates { get; init; }
}

/// <summary>One of several objects, told apart by a property.</summary>
internal sealed record UnionModel : TypeModel
{
    /// <summary>The property whose value tells; null where it is which property is there.</summary>
    public required string? Tag { get; init; }

    public required EquatableArray<UnionCaseModel> Cases { get; init; }

    /// <summary>Whether it says so to C# 15.</summary>
    public required bool IsUnion { get; init; }

    /// <summary>The key of the schema that documents are validated by; null where they are not.</summary>
    public required string? RulesKey { get; init; }
}

/// <summary>An object that a choice may be, and what tells it: the tag's value as JSON, or the name of a property.</summary>
internal sealed record UnionCaseModel(string TypeName, string Text);

/// <summary>A string of which some values are known.</summary>
internal sealed record EnumModel : TypeModel
{
    public required EquatableArray<EnumValueModel> Values { get; init; }
}

/// <summary>A known value: its name in C#, and the string.</summary>
internal sealed record EnumValueModel(string Name, string Value);

/// <summary>The root of a file that is no object: any JSON.</summary>
internal sealed record ValueModel : TypeModel
{
    /// <summary>The key of the schema that documents are validated by; null where they are not.</summary>
    public required string? RulesKey { get; init; }
}

/// <summary>The schemas of the namespace, for validation.</summary>
internal sealed record RulesModel : TypeModel
{
    /// <summary>The name of the class that holds them.</summary>
    public const string TypeName = "ContractRules";

    public required string Json { get; init; }
}

/// <summary>A vocabulary's key type: a class as a value.</summary>
internal sealed record ClassKeyModel : TypeModel
{
    public required VocabularyModel Vocabulary { get; init; }
}

/// <summary>A vocabulary's view: class scores with a property for each class.</summary>
internal sealed record ClassViewModel : TypeModel
{
    public required VocabularyModel Vocabulary { get; init; }
}

/// <summary>A vocabulary's heads, where it has some: class scores with a property for each head.</summary>
internal sealed record HeadsModel : TypeModel
{
    public required VocabularyModel Vocabulary { get; init; }
}

/// <summary>An array of class scores, with a property for each vocabulary.</summary>
internal sealed record ClassScoresModel : TypeModel
{
    public required EquatableArray<VocabularyModel> Vocabularies { get; init; }
}

/// <summary>The <c>IJsonTypeInfoResolver</c> of the namespace.</summary>
internal sealed record ResolverModel : TypeModel
{
    public required EquatableArray<string> Types { get; init; }

    /// <summary>The fingerprint of the contract, where it is public; else null.</summary>
    public required string? Fingerprint { get; init; }
}
