namespace HiveContracts.Fuzz;

/// <summary>An object of the schema.</summary>
internal sealed class Shape(string name)
{
    private readonly Dictionary<string, PropertyShape> byName = [];
    private Func<object, object?>? additionalProperties;

    public string Name => name;

    /// <summary>Gets the generated type.</summary>
    public Type Type { get; } = typeof(TaskCallback).Assembly.GetType("HiveContracts." + name) ?? typeof(ClassScore);

    public List<PropertyShape> Properties { get; } = [];

    /// <summary>Gets the properties without which a document is refused.</summary>
    public List<string> Required { get; } = [];

    /// <summary>Gets the properties of which a document needs one or more.</summary>
    public List<string> RequiredAny { get; } = [];

    /// <summary>Gets or sets the property that a string instead of the object is read into; null if it is an error.</summary>
    public string? StringForm { get; set; }

    public AdditionalProperties GetAdditionalProperties(object value) =>
        (AdditionalProperties)(additionalProperties ??= Members.CreateGetter(Type, nameof(AdditionalProperties)))(value)!;

    public void Add(PropertyShape property)
    {
        Properties.Add(property);
        foreach (PropertyShape member in (PropertyShape[])[property, .. property.Variants])
        {
            member.Owner = this;
        }

        byName.Add(property.Name, property);
    }

    public PropertyShape? Find(string? property) => property is null ? null : byName.GetValueOrDefault(property);
}

/// <summary>A property of an object of the schema.</summary>
internal sealed class PropertyShape
{
    private Func<object, object?>? getter;
    private Func<object, object?>? guidGetter;

    public required string Name { get; init; }

    /// <summary>Gets the name of the C# member.</summary>
    public required string Member { get; init; }

    public required ValueKind Kind { get; init; }

    /// <summary>Gets the object that has the property.</summary>
    public Shape? Owner { get; set; }

    /// <summary>Gets type and member for messages.</summary>
    public string FullName => field ??= $"{Owner!.Name}.{Member}";

    /// <summary>Gets the object, or that of the elements.</summary>
    public Shape? Object { get; init; }

    /// <summary>Gets the members of a choice.</summary>
    public PropertyShape[] Variants { get; init; } = [];

    /// <summary>Returns the member's value.</summary>
    public object? Get(object owner) => (getter ??= Members.CreateGetter(Owner!.Type, Member))(owner);

    /// <summary>Returns the Guid beside the member.</summary>
    public Guid? GetGuid(object owner) => (Guid?)(guidGetter ??= Members.CreateGetter(Owner!.Type, Member + "Guid"))(owner);

    /// <summary>Returns the member that holds a value of a JSON type: the property itself unless it is a choice, whose first variant is the default.</summary>
    public PropertyShape VariantFor(NodeKind kind)
    {
        if (Kind is not ValueKind.Choice)
        {
            return this;
        }

        foreach (PropertyShape variant in Variants)
        {
            NodeKind expected = variant.Kind switch
            {
                ValueKind.Text => NodeKind.Text,
                ValueKind.Object => NodeKind.Object,
                _ => NodeKind.Array,
            };
            if (kind == expected)
            {
                return variant;
            }
        }

        return Variants[0];
    }
}
