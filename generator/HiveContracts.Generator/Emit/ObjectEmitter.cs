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
        FlagEmitter.Write,
        FormEmitter.Write,
        ParseEmitter.Write,
        ReadEmitter.Write,
        WriteEmitter.Write,
        RowEmitter.Write,
    ];

    public static void Write(CodeWriter code, ObjectModel type)
    {
        code.Lines("""
            using global::System;
            using global::System.Collections.Generic;
            using global::System.Diagnostics.CodeAnalysis;
            using global::System.Linq;
            using global::System.Net.Http;
            using global::System.Runtime.CompilerServices;
            using global::System.Text.Json;
            using global::System.Text.Json.Serialization;
            using global::HiveContracts;
            using global::HiveContracts.Support;

            """);
        code.Summary(type.Origin.Summary);
        code.Line($"[JsonConverter(typeof(ContractConverter<{type.Name}>))]");
        if (type.Cases.Count > 0 && type.IsUnion)
        {
            code.Line("[Union]");
        }

        string classified = ClassScoresOf(type) is null ? "" : ", IClassified";
        using (code.Open($"{TypeEmitter.Visibility(type)} sealed partial record {type.Name} : IContract<{type.Name}>{classified}"))
        {
            foreach (Action<CodeWriter, ObjectModel> part in Parts)
            {
                part(code, type);
            }
        }
    }

    /// <summary>The member that makes the type classified: its class scores, where it has exactly one array of them.</summary>
    public static PropertyModel? ClassScoresOf(ObjectModel type)
    {
        List<PropertyModel> found = [.. type.Properties.Where(static property => property.Kind is ValueKind.ClassScores)];
        return found.Count == 1 ? found[0] : null;
    }
}
