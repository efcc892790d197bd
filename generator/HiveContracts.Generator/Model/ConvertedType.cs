namespace HiveContracts.Generator.Model;

/// <summary>A type of values inside documents, and the runtime's converter for it.</summary>
internal sealed record ConvertedType(string Name, string Converter)
{
    /// <summary>Returns the type with its converter; null if it has none, or reads and writes itself.</summary>
    public static ConvertedType? Of(TypeModel type) => type switch
    {
        ClassKeyModel => new ConvertedType(type.Name, "ClassKeyConverter"),
        ClassViewModel or HeadsModel or ClassScoresModel => new ConvertedType(type.Name, "ClassScoreViewConverter"),
        EnumModel => new ConvertedType(type.Name, "OpenValueConverter"),
        _ => null,
    };
}
