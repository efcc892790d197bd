using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the members that hold a record's values.</summary>
internal static class MemberEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        string names = string.Join(", ", type.Properties.Select(static property => CodeWriter.Literal(property.JsonName)));
        code.Line($"private static readonly PropertyNames wireNames = new({names});");
        code.Line();
        code.Line("private PropertyNotes? wireNotes;");
        for (int i = 0; i < type.Properties.Count; i++)
        {
            PropertyModel property = type.Properties[i];
            if (!type.Cases.Contains(i))
            {
                code.Line();
                code.Summary(property.Summary);
                code.Line($"public {(property.IsRequired ? "required " : "")}{ValueNames.MemberTypeOf(property)} {property.Name} {{ get; init; }}");
            }
        }

        code.Lines("""

            /// <summary>What the object on the wire has besides: kept, and written back.</summary>
            public AdditionalProperties AdditionalProperties => new(wireNotes, wireNames);
            """);
        if (ObjectEmitter.ClassScoresOf(type) is { } scores)
        {
            code.Line();
            code.Line($"ClassScoreRow IClassified.Scores => {scores.Name}.Row;");
        }
    }
}
