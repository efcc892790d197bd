using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints a record: its parts one after another, each by its own emitter.</summary>
internal static class ObjectEmitter
{
    private static readonly Action<CodeWriter, ObjectModel>[] Parts =
    [
        MemberEmitter.WriteFields,
        OneOfEmitter.WriteFields,
        ConstructorEmitter.Write,
        MemberEmitter.Write,
        OneOfEmitter.Write,
        FlattenEmitter.Write,
        PredicateEmitter.Write,
        FormEmitter.Write,
        ParseEmitter.Write,
        ReadEmitter.Write,
        WriteEmitter.Write,
        FrameEmitter.Write,
        static (code, type) => ValidatorEmitter.WriteValidate(code, type.Name, type.ValidationKey),
    ];

    public static void Write(CodeWriter code, ObjectModel type)
    {
        if (type.Properties.Any(static property => property.WithVariants.Any(static member => member.IsDeprecated)))
        {
            code.Line("#pragma warning disable CS0612, CS9042 // obsolete members are read and written too, and may be required");
            code.Line();
        }

        TypeEmitter.WriteSummary(code, type);
        TypeEmitter.WriteAttributes(code, type.Name, type.HasUnionAttribute);
        using (code.Open($"{TypeEmitter.Accessibility(type)} sealed partial record {type.Name} : {string.Join(", ", Interfaces(type))}"))
        {
            foreach (Action<CodeWriter, ObjectModel> part in Parts)
            {
                part(code, type);
            }
        }
    }

    private static IEnumerable<string> Interfaces(ObjectModel type)
    {
        yield return $"global::HiveContracts.IContract<{type.Name}>";
        if (type.IsFrame)
        {
            yield return $"global::HiveContracts.Support.IFrame<{type.Name}>";
        }
        else if (type.ClassScores is not null)
        {
            yield return "global::HiveContracts.IClassified";
        }

        if (type.AnswerType is { } answer)
        {
            yield return $"global::HiveContracts.IFormRequest<{answer}>";
        }

        if (type.TaskId is not null)
        {
            yield return "global::HiveContracts.ITaskDocument";
        }
    }
}
