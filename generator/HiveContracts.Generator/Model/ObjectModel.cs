namespace HiveContracts.Generator.Model;

/// <summary>An object schema: a record with a reader and a writer.</summary>
internal sealed record ObjectModel : TypeModel
{
    /// <summary>How many numbers of a frame are read apart from its text.</summary>
    private const int MaxFrameNumbers = 4;

    public required EquatableArray<PropertyModel> Properties { get; init; }

    /// <summary>The one-of: indexes of the properties of which a document has exactly one; empty if the type is not a one-of.</summary>
    public required EquatableArray<int> Cases { get; init; }

    /// <summary>Indexes of the properties of which a document has at least one; empty if the schema does not ask for it.</summary>
    public required EquatableArray<int> AtLeastOne { get; init; }

    /// <summary>The index of the property that a string instead of the object is read into; null if such a string is an error.</summary>
    public required int? StringForm { get; init; }

    /// <summary>Whether the type can be sent as a form.</summary>
    public required bool IsForm { get; init; }

    /// <summary>The generated type of the answer to the form; null if the schema does not name it.</summary>
    public required string? AnswerType { get; init; }

    /// <summary>The index of the property that identifies the task of the document; null if no property does.</summary>
    public required int? TaskId { get; init; }

    /// <summary>Whether the type also holds JSON that is not an object, which the schema allows.</summary>
    public required bool TakesAnyJson { get; init; }

    /// <summary>Whether the cases of the one-of have different types, as the cases of C# unions do.</summary>
    public required bool HasUnionCases { get; init; }

    /// <summary>Whether the one-of has the attribute of C# unions.</summary>
    public required bool HasUnionAttribute { get; init; }

    public EquatableArray<FlattenModel> Flattened { get; init; }

    public EquatableArray<PredicateModel> Predicates { get; init; }

    public bool IsOneOf => Cases.Count > 0;

    /// <summary>The only case that is a media file, which a path may give, too; null if there is none or several, or a member has the name.</summary>
    public PropertyModel? FileCase => OnlyCase(ValueKind.MediaFile, "File");

    /// <summary>The only case of a form that is a string, which <c>FromText</c> takes; null if there is none or several, or a member has the name.</summary>
    public PropertyModel? TextCase => IsForm ? OnlyCase(ValueKind.String, "Text") : null;

    /// <summary>The members with a property of their own: those outside the one-of, each followed by its variants.</summary>
    public EquatableArray<PropertyModel> Members => Properties
        .Where((_, index) => !IsCase(index))
        .SelectMany(static property => property.WithVariants)
        .ToEquatableArray();

    /// <summary>The only property with class scores; null if there are none or several.</summary>
    public PropertyModel? ClassScores =>
        Properties.Where(static property => property.Kind is ValueKind.ClassScores).ToList() is [{ } only] ? only : null;

    /// <summary>Whether lists of the type may keep frames as numbers: elements that differ only in class scores and numbers.</summary>
    public bool IsFrame => ClassScores is not null && !IsOneOf && StringForm is null && !TakesAnyJson;

    /// <summary>The numbers that may differ from frame to frame; empty if the type is not a frame.</summary>
    public EquatableArray<PropertyModel> FrameNumbers => IsFrame
        ? Properties.Where(static property => property.Kind is ValueKind.Double && property.Variants.Count == 0).Take(MaxFrameNumbers).ToEquatableArray()
        : [];

    public bool IsCase(int index) => Cases.Contains(index);

    /// <summary>The JSON names of some properties.</summary>
    public IEnumerable<string> JsonNamesOf(IEnumerable<int> indexes) => indexes.Select(index => Properties[index].JsonName);

    /// <summary>The JSON names of some properties in quotes, for messages.</summary>
    public string QuotedNamesOf(IEnumerable<int> indexes) => string.Join(", ", JsonNamesOf(indexes).Select(static name => $"'{name}'"));

    private PropertyModel? OnlyCase(ValueKind kind, string name) =>
        Cases.Select(index => Properties[index]).Where(property => property.Kind == kind).ToList() is [{ } only]
        && Properties.All(property => property.Name != name && property.Name != "From" + name)
            ? only
            : null;
}
