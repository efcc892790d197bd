using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>Compares the classes and heads of a vocabulary.</summary>
internal static class VocabularyComparison
{
    public static IEnumerable<BreakingChange> Compare(VocabularyModel before, VocabularyModel after, SchemaLocation location)
    {
        SchemaLocation vocabulary = location with { Pointer = JsonPointer.Append(location.Pointer, "x-vocabulary") };
        if (after.Scale != before.Scale)
        {
            yield return new BreakingChange(
                vocabulary with { Pointer = JsonPointer.Append(vocabulary.Pointer, "scale") },
                $"the scale of {before.Name} changed from {NameOf(before.Scale)} to {NameOf(after.Scale)}");
        }

        Dictionary<string, ClassModel> classes = after.Classes.ToDictionary(static known => known.JsonName);
        foreach (ClassModel old in before.Classes)
        {
            string name = $"the class '{old.JsonName}' of {before.Name}";
            if (!classes.TryGetValue(old.JsonName, out ClassModel? same))
            {
                yield return new BreakingChange(vocabulary, $"{name} was removed");
            }
            else if (same.Name != old.Name)
            {
                yield return new BreakingChange(vocabulary, $"{name} was renamed from {old.Name} to {same.Name}");
            }
            else if (same.IsNegative != old.IsNegative)
            {
                yield return new BreakingChange(vocabulary, same.IsNegative ? $"{name} became a negative class" : $"{name} is no longer a negative class");
            }
        }

        foreach (HeadModel head in before.Heads.Where(head => after.Heads.All(same => same.Name != head.Name)))
        {
            yield return new BreakingChange(
                vocabulary with { Pointer = JsonPointer.Append(vocabulary.Pointer, "heads") }, $"the head '{head.JsonName}' of {before.Name} was removed");
        }
    }

    private static string NameOf(Scale scale) => scale is Scale.Severity ? "severity" : "probability";
}
