using HiveContracts.Generator.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints types, and the expressions that read values, from the rows of <see cref="ValueKinds"/>.</summary>
internal static class ValueSyntax
{
    // Names of locals and parameters in generated methods.
    private static readonly HashSet<string> Locals =
    [
        "chosen", "form", "json", "maxLength", "preserved", "properties", "property", "propertyNames", "reader", "value", "writer",
    ];

    /// <summary>The type of a value, not nullable.</summary>
    public static string TypeOf(ValueModel value) => value.Kind switch
    {
        ValueKind.List => $"global::HiveContracts.ContractList<{ElementTypeOf(value)}>",
        ValueKind.Map => $"global::HiveContracts.ContractMap<{ElementTypeOf(value)}>",
        _ => value.TypeName ?? Global(value.Info.Type!),
    };

    /// <summary>The type of a value without namespaces, for messages.</summary>
    public static string ShortTypeOf(ValueModel value) => value.Kind switch
    {
        ValueKind.List => $"ContractList<{ShortTypeOf(value.Element!)}{(value.Element!.IsNullable ? "?" : "")}>",
        ValueKind.Map => $"ContractMap<{ShortTypeOf(value.Element!)}{(value.Element!.IsNullable ? "?" : "")}>",
        _ => value.TypeName ?? value.Info.Type!.Split('.')[^1],
    };

    /// <summary>The type of a member without namespaces, for messages.</summary>
    public static string ShortMemberTypeOf(PropertyModel member) => ShortTypeOf(member.Value) + (member.IsNullable ? "?" : "");

    /// <summary>The type of a member.</summary>
    public static string MemberTypeOf(PropertyModel member) => TypeOf(member.Value) + (member.IsNullable ? "?" : "");

    /// <summary>A .NET type, written so that no type of the user can take its place.</summary>
    public static string Global(string type) => type.Contains('.') ? "global::" + type : type;

    /// <summary>The expression that reads a value.</summary>
    public static string Read(PropertyModel property, int index)
    {
        ValueModel value = property.Value;
        return value switch
        {
            { MinLength: { } minLength } => $"reader.ReadString({minLength})",
            { Kind: ValueKind.Object, IsOpen: true } => $"reader.ReadIfObject<{value.TypeName}>({index}, ref preserved)",
            { Kind: ValueKind.Object } => $"reader.Read<{value.TypeName}>()",
            { Element: not null } => CollectionSyntax.Read(value, index),
            { TypeName: { } type } => $"new {type}(reader.Read{value.Info.Reader}())",
            _ when property.IsLazy || !value.Info.IsSpellingPreserved => $"reader.Read{value.Info.Reader}()",
            _ => $"reader.Read{value.Info.Reader}({index}, ref preserved{Schemes(value)})",
        };
    }

    /// <summary>The expression that reads a field of a form.</summary>
    public static string ReadForm(PropertyModel property, int index)
    {
        ValueModel value = property.Value;
        return value switch
        {
            { MinLength: { } minLength } => $"form.ReadString({index}, {minLength})",
            { Kind: ValueKind.Object } => $"form.ReadObject<{value.TypeName}>({index})",
            { TypeName: { } type } => $"(form.ReadString({index}) is {{ }} given{index} ? new {type}(given{index}) : ({type}?)null)",
            { Kind: ValueKind.Any } => $"form.ReadJson({index}, static json => ({TypeOf(value)}?)new {TypeOf(value)}(json))",
            { Info.IsFormField: false } => $"form.ReadJson({index}, static json => ({TypeOf(value)}?)json.Get{value.Info.Reader}())",
            { Kind: ValueKind.Text } => $"form.ReadString({index})",
            _ => $"form.Read{value.Info.Reader}({index}{Schemes(value)})",
        };
    }

    /// <summary>The condition that a member, or another expression of its type, has a value.</summary>
    public static string IsPresent(PropertyModel member, string? expression = null) =>
        $"{expression ?? member.Name}{(member.Kind is ValueKind.ClassScores ? ".IsPresent" : " is not null")}";

    /// <summary>The condition that a member has no value.</summary>
    public static string IsAbsent(PropertyModel member) =>
        member.Kind is ValueKind.ClassScores ? $"!{member.Name}.IsPresent" : $"{member.Name} is null";

    /// <summary>The arguments that say which schemes a URI may have.</summary>
    public static string Schemes(ValueModel value) => string.Concat(value.Schemes.Select(static scheme => ", " + CodeWriter.Literal(scheme)));

    /// <summary>A name for a local variable or a parameter.</summary>
    public static string LocalOf(PropertyModel property)
    {
        // The name of a member starts with an upper-case letter, or with an underscore and a digit, so the name of the local is another one.
        string name = property.Name[0] is >= 'A' and <= 'Z' ? char.ToLowerInvariant(property.Name[0]) + property.Name[1..] : "_" + property.Name;
        if (Locals.Contains(name))
        {
            return name + "_";
        }

        return SyntaxFacts.GetKeywordKind(name) is SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) is SyntaxKind.None ? name : "@" + name;
    }

    private static string ElementTypeOf(ValueModel value) => TypeOf(value.Element!) + (value.Element!.IsNullable ? "?" : "");
}
