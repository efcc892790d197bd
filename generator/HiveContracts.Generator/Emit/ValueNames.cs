using HiveContracts.Generator.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace HiveContracts.Generator.Emit;

/// <summary>How a property's value is spelled in C#.</summary>
internal static class ValueNames
{
    // Names that generated methods use themselves.
    private static readonly HashSet<string> Locals = ["chosen", "form", "json", "maxLength", "writer", "properties", "property", "reader", "value", "propertyNames", "preserved"];

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
        _ when property.MinLength is { } minLength => $"reader.ReadString({minLength})",
        ValueKind kind when kind.IsString() || kind is ValueKind.Uuid => "reader.ReadString()",
        ValueKind.Enum => $"new {property.TypeName}(reader.ReadString())",
        ValueKind.Text => $"reader.ReadText({index}, ref preserved)",
        ValueKind.Boolean => "reader.ReadBoolean()",
        ValueKind.Int32 => $"reader.ReadInt32({index}, ref preserved)",
        ValueKind.Int64 => $"reader.ReadInt64({index}, ref preserved)",
        ValueKind.Double => "reader.ReadDouble()",
        ValueKind.Decimal => $"reader.ReadDecimal({index}, ref preserved)",
        ValueKind.DateTimeOffset => $"reader.ReadDateTimeOffset({index}, ref preserved)",
        ValueKind.DateOnly => $"reader.ReadDateOnly({index}, ref preserved)",
        ValueKind.Uri when property.IsLazy => "reader.ReadUri()",
        ValueKind.Uri => $"reader.ReadUri({index}, ref preserved{Schemes(property)})",
        ValueKind.MediaFile => "reader.ReadMediaFile()",
        ValueKind.ObjectList when property.TakesOne => $"reader.ReadListOrOne<{property.TypeName}>({index}, ref preserved)",
        ValueKind.ObjectList => $"reader.ReadList<{property.TypeName}>()",
        ValueKind.StringList => "reader.ReadStrings()",
        ValueKind.ValueList => $"reader.ReadValues(static (ref JsonReader item) => {ReadElement(property)})",
        ValueKind.Map => $"reader.ReadMap(static (ref JsonReader item) => {ReadElement(property)})",
        ValueKind.ClassScores => $"new {property.TypeName}(reader.ReadClassScores())",
        ValueKind.Object => $"reader.Read<{property.TypeName}>()",
        _ => "reader.ReadAny()",
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
