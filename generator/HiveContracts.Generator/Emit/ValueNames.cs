using HiveContracts.Generator.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace HiveContracts.Generator.Emit;

/// <summary>How a property's value is spelled in C#.</summary>
internal static class ValueNames
{
    // Names that generated methods use themselves.
    private static readonly HashSet<string> Locals = ["chosen", "form", "json", "maxLength", "printer", "properties", "property", "scanner", "value", "wireNames", "wireNotes"];

    /// <summary>The type, not nullable.</summary>
    public static string TypeOf(PropertyModel property) => property.Kind switch
    {
        ValueKind.ValueList => $"ContractList<{ScalarOf(property.ElementKind)}>",
        ValueKind.Map => $"ContractMap<{property.TypeName ?? ScalarOf(property.ElementKind)}>",
        ValueKind.ObjectList => $"ContractList<{property.TypeName}>",
        ValueKind.StringList => "ContractList<string>",
        ValueKind.Object or ValueKind.ClassScores or ValueKind.Enum => property.TypeName!,
        ValueKind kind => ScalarOf(kind),
    };

    private static string ScalarOf(ValueKind? kind) => kind switch
    {
        { } text when text.IsString() || text is ValueKind.Text or ValueKind.Uuid => "string",
        ValueKind.Boolean => "bool",
        ValueKind.Int32 => "int",
        ValueKind.Int64 => "long",
        ValueKind.Double => "double",
        ValueKind.Decimal => "decimal",
        ValueKind.DateTimeOffset => "DateTimeOffset",
        ValueKind.DateOnly => "DateOnly",
        ValueKind.Uri => "Uri",
        ValueKind.MediaFile => "MediaFile",
        _ => "JsonValue",
    };

    /// <summary>The type that the member has: class scores know by themselves whether they are there.</summary>
    public static string MemberTypeOf(PropertyModel property) =>
        TypeOf(property) + (property.IsRequiredMember || property.Kind is ValueKind.ClassScores ? "" : "?");

    /// <summary>The expression that reads the value.</summary>
    public static string Read(PropertyModel property, int index) => property.Kind switch
    {
        _ when property.MinLength is { } minLength => $"scanner.ReadString({minLength})",
        ValueKind kind when kind.IsString() || kind is ValueKind.Uuid => "scanner.ReadString()",
        ValueKind.Enum => $"new {property.TypeName}(scanner.ReadString())",
        ValueKind.Text => $"scanner.ReadText({index}, ref wireNotes)",
        ValueKind.Boolean => "scanner.ReadBoolean()",
        ValueKind.Int32 => $"scanner.ReadInt32({index}, ref wireNotes)",
        ValueKind.Int64 => $"scanner.ReadInt64({index}, ref wireNotes)",
        ValueKind.Double => "scanner.ReadDouble()",
        ValueKind.Decimal => $"scanner.ReadDecimal({index}, ref wireNotes)",
        ValueKind.DateTimeOffset => $"scanner.ReadDateTimeOffset({index}, ref wireNotes)",
        ValueKind.DateOnly => $"scanner.ReadDateOnly({index}, ref wireNotes)",
        ValueKind.Uri when property.IsLazy => "scanner.ReadUri()",
        ValueKind.Uri => $"scanner.ReadUri({index}, ref wireNotes{Schemes(property)})",
        ValueKind.MediaFile => "scanner.ReadMediaFile()",
        ValueKind.ObjectList when property.TakesOne => $"scanner.ReadListOrOne<{property.TypeName}>({index}, ref wireNotes)",
        ValueKind.ObjectList => $"scanner.ReadList<{property.TypeName}>()",
        ValueKind.StringList => "scanner.ReadStrings()",
        ValueKind.ValueList => $"scanner.ReadValues(static (ref JsonScanner item) => {ReadElement(property)})",
        ValueKind.Map => $"scanner.ReadMap(static (ref JsonScanner item) => {ReadElement(property)})",
        ValueKind.ClassScores => $"new {property.TypeName}(scanner.ReadClassScores())",
        ValueKind.Object => $"scanner.Read<{property.TypeName}>()",
        _ => "scanner.ReadAny()",
    };

    private static string ReadElement(PropertyModel property) => property.ElementKind switch
    {
        null => $"item.Read<{property.TypeName}>()",
        ValueKind.String => "item.ReadString()",
        ValueKind.Boolean => "item.ReadBoolean()",
        ValueKind.Int64 => "item.ReadInt64()",
        ValueKind.Double => "item.ReadDouble()",
        _ => "item.ReadAny()",
    };

    /// <summary>Further arguments that say which schemes a URI may have.</summary>
    public static string Schemes(PropertyModel property) => string.Concat(property.Schemes.Select(static scheme => ", " + CodeWriter.Literal(scheme)));

    /// <summary>A name for a local variable or a parameter.</summary>
    public static string LocalOf(PropertyModel property)
    {
        // Pascal case has no underscore at the end, nor one before anything but a digit: these names are free.
        string name = property.Name[0] is >= 'A' and <= 'Z' ? char.ToLowerInvariant(property.Name[0]) + property.Name[1..] : "_" + property.Name;
        if (Locals.Contains(name))
        {
            return name + "_";
        }

        return SyntaxFacts.GetKeywordKind(name) is SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) is SyntaxKind.None ? name : "@" + name;
    }
}
