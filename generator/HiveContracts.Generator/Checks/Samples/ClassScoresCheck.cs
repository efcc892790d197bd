using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Samples;

/// <summary>Checks the class arrays of a sample.</summary>
internal sealed class ClassScoresCheck(ContractModel contract, SampleReport report)
{
    private readonly HashSet<string> classes =
    [
        .. contract.Types.OfType<ClassKeyModel>().SelectMany(static type => type.Vocabulary.Classes).Select(static known => known.JsonName),
    ];

    /// <summary>Checks a row. A row without any known class is from an open vocabulary or an unknown model, which is reported once.</summary>
    public void Check(JsonArray row)
    {
        List<JsonNode> unknown = [];
        bool isAnyKnown = false;
        foreach (JsonNode element in row.Items)
        {
            if (element is not JsonObject entry)
            {
                report.Invalid(element, "class scores", "an object with a 'class' and a 'score'");
                continue;
            }

            if (entry["score"] is { } score and not (JsonNumber or JsonNull))
            {
                report.Invalid(score, "score", "a number");
            }

            if (entry["class"] is not JsonString name)
            {
                report.Invalid(entry["class"] ?? entry, "class", "a string");
            }
            else if (classes.Contains(name.Value))
            {
                isAnyKnown = true;
            }
            else
            {
                unknown.Add(name);
            }
        }

        foreach (JsonNode name in isAnyKnown ? unknown : unknown.Take(1))
        {
            string hint = isAnyKnown ? Suggestion.For(name.AsString()!, classes) : ", and so are the classes next to it";
            report.UnknownValue(name, "class", "all vocabularies", hint);
        }
    }
}
