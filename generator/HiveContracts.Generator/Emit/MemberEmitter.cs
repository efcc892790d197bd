using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the fields and members that hold the values of a record.</summary>
internal static class MemberEmitter
{
    public static void WriteFields(CodeWriter code, ObjectModel type)
    {
        string names = CodeWriter.Literals(type.Properties.Select(static property => property.JsonName));
        code.Lines($"""
            {Attributes.Hidden}
            private static readonly global::HiveContracts.Support.PropertyNames propertyNames = new({CodeWriter.Literal(type.Name)}, [{names}]);

            {Attributes.Hidden}
            private global::HiveContracts.Support.PreservedProperties? preserved;
            """);
        foreach (PropertyModel member in type.Members.Where(static member => member.IsLazy))
        {
            code.Line();
            code.Line(Attributes.Hidden);
            code.Line($"private global::HiveContracts.Support.LazyUri {FieldOf(member)};");
        }

        foreach (PropertyModel member in Members(type).Where(static pair => HasField(pair.Property, pair.Member)).Select(static pair => pair.Member))
        {
            code.Line();
            code.Line(Attributes.Hidden);
            code.Line($"private readonly {ValueSyntax.TypeOf(member.Value)}{(member.Kind is ValueKind.ClassScores ? "" : "?")} {ValueSyntax.LocalOf(member)};");
        }
    }

    public static void Write(CodeWriter code, ObjectModel type)
    {
        foreach ((PropertyModel property, PropertyModel member) in Members(type))
        {
            code.Line();
            code.Summary(member.Summary, $"<c>{CodeWriter.Doc(member.JsonName)}</c>.");
            WriteMember(code, property, member);
            WriteAccessor(code, member);
        }

        string uris = string.Concat(type.Properties.SelectMany(static (property, index) =>
            property.WithVariants.Where(static member => member.IsLazy).Select(member => $".With({index}, {FieldOf(member)})")));
        code.Lines($$"""

            /// <summary>Properties without a member here. They are kept and written back.</summary>
            public global::HiveContracts.AdditionalProperties AdditionalProperties =>
                new global::HiveContracts.AdditionalProperties(preserved, propertyNames){{uris}};
            """);
        if (type.TaskId is { } taskId)
        {
            code.Line();
            code.Line($"string global::HiveContracts.ITaskDocument.TaskId => {type.Properties[taskId].Name};");
        }

        if (type.ClassScores is { } scores)
        {
            code.Line();
            code.Line($"global::HiveContracts.ClassScoreRow global::HiveContracts.IClassified.Scores => {scores.Name}.Row;");
        }
    }

    /// <summary>The field of a member that converts its value when it is read.</summary>
    public static string FieldOf(PropertyModel member) => $"lazy{member.Name}Uri";

    private static void WriteMember(CodeWriter code, PropertyModel property, PropertyModel member)
    {
        if (member.Value.Schemes.Count > 0)
        {
            string problem = $"The URI is not absolute, or its scheme is not {string.Join(" or ", member.Value.Schemes)}.";
            code.Line($"/// <exception cref=\"global::System.ArgumentException\">{problem}</exception>");
        }

        if (member.IsDeprecated)
        {
            code.Line("[global::System.Obsolete]");
        }

        if (member.Constant is { } constant)
        {
            // Only a document that is read can have another value, which is kept.
            string literal = member.Kind is ValueKind.String ? CodeWriter.Literal(constant) : constant;
            code.Line($"public {ValueSyntax.MemberTypeOf(member)} {member.Name} {{ get; private init; }} = {literal};");
            return;
        }

        string declaration = $"public {(member.IsRequiredMember ? "required " : "")}{ValueSyntax.MemberTypeOf(member)} {member.Name}";
        if (!HasField(property, member) && !member.IsLazy)
        {
            code.Line(declaration + " { get; init; }");
            return;
        }

        string field = member.IsLazy ? FieldOf(member) : ValueSyntax.LocalOf(member);
        string get = member.IsLazy ? field + ".Value" : field + (member.IsRequiredMember ? "!" : "");
        string set = member.IsLazy ? $"{field} = new global::HiveContracts.Support.LazyUri(value)"
            : member.Value.Schemes.Count > 0 ? $"{field} = global::HiveContracts.Support.Guard.Uri(value{ValueSyntax.Schemes(member.Value)})"
            : $"{field} = value";
        List<PropertyModel> others = [.. property.WithVariants.Where(other => other.Name != member.Name)];
        if (others.Count == 0)
        {
            code.Lines($$"""
                {{declaration}}
                {
                    get => {{get}};
                    init => {{set}};
                }
                """);
            return;
        }

        using CodeWriter.Block body = code.Open(declaration);
        code.Line($"get => {get};");
        using CodeWriter.Block init = code.Open("init");
        code.Line(set + ";");
        using (code.Open($"if ({ValueSyntax.IsPresent(member, "value")})"))
        {
            // A property has one value, so setting one variant unsets the others.
            foreach (PropertyModel other in others)
            {
                code.Line($"{other.Name} = default;");
            }
        }
    }

    /// <summary>Whether a member has a field of its own, because setting it does more than that.</summary>
    private static bool HasField(PropertyModel property, PropertyModel member) =>
        !member.IsLazy && (member.Value.Schemes.Count > 0 || property.Variants.Count > 0);

    /// <summary>The members, each with the property that it is for.</summary>
    private static IEnumerable<(PropertyModel Property, PropertyModel Member)> Members(ObjectModel type) => type.Properties
        .Where((_, index) => !type.IsCase(index))
        .SelectMany(static property => property.WithVariants.Select(member => (property, member)));

    private static void WriteAccessor(CodeWriter code, PropertyModel member)
    {
        if (member.Value.Info.Accessor is { } accessor)
        {
            code.Lines($$"""

                /// <summary><see cref="{{member.Name}}"/> {{accessor.Meaning}}.</summary>
                public {{ValueSyntax.Global(accessor.Type)}}? {{member.Name}}{{accessor.Suffix}} =>
                    global::HiveContracts.Support.StringFormats.{{accessor.Suffix}}({{member.Name}});
                """);
        }
    }
}
