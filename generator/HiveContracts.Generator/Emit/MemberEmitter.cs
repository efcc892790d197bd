using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the members that hold a record's values.</summary>
internal static class MemberEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        string names = string.Join(", ", type.Properties.Select(static property => CodeWriter.Literal(property.JsonName)));
        code.Line($"private static readonly PropertyNames propertyNames = new({CodeWriter.Literal(type.Name)}, [{names}]);");
        code.Line("private PreservedProperties? preserved;");
        foreach (PropertyModel member in Members(type))
        {
            code.Line();
            code.Line($"/// <summary>{(member.Summary.Length > 0 ? CodeWriter.Doc(member.Summary) : $"<c>{CodeWriter.Doc(member.JsonName)}</c>.")}</summary>");
            if (member.IsDeprecated)
            {
                code.Line("[Obsolete]");
            }

            WriteMember(code, member);
        }

        string uris = string.Concat(type.Properties.SelectMany(static (property, index) => property.Variants.Prepend(property).Where(static member => member.IsLazy).Select(member => $".With({index}, {FieldOf(member)})")));
        code.Lines($$"""

            /// <summary>What the object on the wire has besides: kept, and written back.</summary>
            public AdditionalProperties AdditionalProperties => new AdditionalProperties(preserved, propertyNames){{uris}};
            """);
        if (type.TaskId is { } taskId)
        {
            code.Line();
            code.Line($"string ITaskDocument.TaskId => {type.Properties[taskId].Name};");
        }

        if (ObjectEmitter.ClassScoresOf(type) is { } scores)
        {
            code.Line();
            code.Line($"ClassScoreRow IClassified.Scores => {scores.Name}.Row;");
        }
    }

    /// <summary>The members outside the one-of, each with those that hold the property's other shapes.</summary>
    public static IEnumerable<PropertyModel> Members(ObjectModel type) => type.Properties
        .Where((_, index) => !type.Cases.Contains(index))
        .SelectMany(static property => property.Variants.Prepend(property));

    /// <summary>The field that holds what a member makes when it is asked for.</summary>
    public static string FieldOf(PropertyModel member) => $"wire{member.Name}Uri";

    private static void WriteMember(CodeWriter code, PropertyModel member)
    {
        string declaration = $"public {(member.IsRequiredMember ? "required " : "")}{ValueNames.MemberTypeOf(member)} {member.Name}";
        if (member.Schemes.Count > 0)
        {
            string field = ValueNames.LocalOf(member);
            code.Lines($$"""
                /// <exception cref="ArgumentException">The URI is not absolute, or has another scheme than {{string.Join(" or ", member.Schemes)}}.</exception>
                {{declaration}}
                {
                    get => {{field}}{{(member.IsRequiredMember ? "!" : "")}};
                    init => {{field}} = global::HiveContracts.Support.Guard.Uri(value{{ValueNames.Schemes(member)}});
                }

                private readonly Uri? {{field}};
                """);
            return;
        }

        if (member.IsLazy)
        {
            string field = FieldOf(member);
            code.Line($"{declaration} {{ get => {field}.Value; init => {field} = new LazyUri(value); }}");
            code.Line();
            code.Line($"private LazyUri {field};");
            return;
        }

        code.Line(declaration + " { get; init; }");
        if (ConvertedAccessor.Of(member.Kind) is { } companion)
        {
            code.Lines($$"""

                /// <summary><see cref="{{member.Name}}"/> {{companion.Meaning}}.</summary>
                public {{companion.Type}}? {{member.Name}}{{companion.Suffix}} => global::HiveContracts.Support.StringFormats.{{companion.Suffix}}({{member.Name}});
                """);
        }
    }
}
