using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Keywords;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reports keywords that only validation enforces, if it is off.</summary>
internal static class UnenforcedKeywords
{
    public static void Report(SchemaTree tree, DiagnosticBag diagnostics)
    {
        foreach (SchemaNode root in tree.Roots)
        {
            Report(root, diagnostics);
        }
    }

    private static void Report(SchemaNode node, DiagnosticBag diagnostics)
    {
        foreach (JsonProperty keyword in node.IsReference ? [] : node.Json.Properties.Where(keyword => IsUnenforced(node, keyword)))
        {
            diagnostics.Add(Descriptors.Unenforced, keyword.Position, keyword.Name);
        }

        foreach (SchemaNode child in node.ChildrenWithKeywords)
        {
            Report(child, diagnostics);
        }
    }

    private static bool IsUnenforced(SchemaNode node, JsonProperty keyword) => keyword.Name switch
    {
        "additionalProperties" => (!node.IsMap || node.Json.Has("patternProperties"))
            && keyword.Value is not (JsonBoolean { Value: true } or JsonObject { Properties.Count: 0 }),
        "anyOf" or "oneOf" => node.TypesExceptNull is not (JsonTypes.None or JsonTypes.Object),
        "enum" => node.Role is SchemaRole.Root || EnumReader.Read(node) is null,
        _ => KeywordTable.Find(keyword.Name) is { IsAssertion: true, MakesTypes: false },
    };
}
