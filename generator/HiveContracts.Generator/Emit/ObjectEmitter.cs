using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints a record: its parts one after another, each by its own emitter.</summary>
internal static class ObjectEmitter
{
    private static readonly Action<CodeWriter, ObjectModel>[] Parts =
    [
        MemberEmitter.Write,
        OneOfEmitter.Write,
        FlattenEmitter.Write,
        PredicateEmitter.Write,
        FormEmitter.Write,
        ParseEmitter.Write,
        ReadEmitter.Write,
        WriteEmitter.Write,
        FrameEmitter.Write,
        static (code, type) => RulesEmitter.WriteValidate(code, type.Name, type.RulesKey),
    ];

    public static void Write(CodeWriter code, ObjectModel type)
    {
        foreach (string name in Namespaces(type))
        {
            code.Line($"using global::{name};");
        }

        code.Line();
        if (type.Properties.Any(static property => property.IsDeprecated || property.Variants.Any(static shape => shape.IsDeprecated)))
        {
            code.Line("#pragma warning disable CS0612, CS9042 // what is obsolete is read and written all the same, and may be required");
            code.Line();
        }

        code.Summary(type.Origin.Summary);
        code.Line($"[JsonConverter(typeof(ContractConverter<{type.Name}>))]");
        if (type.IsUnion && OneOfEmitter.HasUnionCases(type))
        {
            code.Line("[Union]");
        }

        string interfaces = (FrameEmitter.IsFrame(type) ? $", IFrame<{type.Name}>" : ClassScoresOf(type) is null ? "" : ", IClassified") + (type.AnswerType is null ? "" : $", IFormRequest<{type.AnswerType}>") + (type.TaskId is null ? "" : ", ITaskDocument");
        using (code.Open($"{TypeEmitter.Visibility(type)} sealed partial record {type.Name} : IContract<{type.Name}>{interfaces}"))
        {
            foreach (Action<CodeWriter, ObjectModel> part in Parts)
            {
                part(code, type);
            }
        }
    }

    private static IEnumerable<string> Namespaces(ObjectModel type)
    {
        yield return "System";
        if (type.IsForm)
        {
            yield return "System.Collections.Generic";
        }

        yield return "System.Diagnostics.CodeAnalysis";
        if (type.Predicates.Any(static flag => flag.Conditions.Any(static condition => condition.IsOfAll)))
        {
            yield return "System.Linq";
        }

        if (type.IsForm)
        {
            yield return "System.Net.Http";
        }

        if (type.Cases.Count > 0)
        {
            yield return "System.Runtime.CompilerServices";
        }

        yield return "System.Text.Json.Serialization";
        yield return "HiveContracts";
        yield return "HiveContracts.Support";
    }

    /// <summary>The member that makes the type classified: its class scores, where it has exactly one array of them.</summary>
    public static PropertyModel? ClassScoresOf(ObjectModel type)
    {
        List<PropertyModel> found = [.. type.Properties.Where(static property => property.Kind is ValueKind.ClassScores)];
        return found.Count == 1 ? found[0] : null;
    }
}
