using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>Compares the classes and heads of a vocabulary.</summary>
internal static class VocabularyComparison
{
    public static IEnumerable<BreakingChange> Compare(VocabularyModel before, VocabularyModel after, SchemaLocation location)
    {
        SchemaLocation vocabulary = BreakingChange.Inside(location, "x-vocabulary");
        if (after.Scale != before.Scale)
        {
            yield return new BreakingChange(
                BreakingChange.Inside(vocabulary, "scale"),
                $"the scale of {before.Name} changed from {NameOf(before.Scale)} to {NameOf(after.Scale)}");
        }

        Dictionary<string, ClassModel> classes = after.Classes.ToDictionary(static known => known.JsonName);
        foreach (ClassModel old in before.Classes)
        {
            string name = $"the class '{old.JsonName}' of {before.Name}";
            if (!classes.TryGetValue(old.JsonName, out ClassModel? same))
            {
                yield return new BreakingChange(LocationOf(old, before, vocabulary), $"{name} was removed");
            }
            else if (same.Name != old.Name)
            {
                yield return new BreakingChange(LocationOf(same, after, vocabulary), $"{name} was renamed from {old.Name} to {same.Name}");
            }
            else if (same.IsNegative != old.IsNegative)
            {
                yield return new BreakingChange(
                    LocationOf(same, after, vocabulary), same.IsNegative ? $"{name} became a negative class" : $"{name} is no longer a negative class");
            }
        }

        foreach (HeadModel head in before.Heads.Where(head => after.Heads.All(same => same.Name != head.Name)))
        {
            yield return new BreakingChange(
                BreakingChange.Inside(vocabulary, "heads", head.JsonName), $"the head '{head.JsonName}' of {before.Name} was removed");
        }
    }

    /// <summary>The place of a class in its list, by its name.</summary>
    private static SchemaLocation LocationOf(ClassModel one, VocabularyModel vocabulary, SchemaLocation location)
    {
        HeadModel? head = vocabulary.Heads.FirstOrDefault(head => head.Classes.Any(index => vocabulary.Classes[index] == one));
        string[] owner = head is null ? [] : ["heads", head.JsonName];
        return BreakingChange.Inside(location, [.. owner, one.IsNegative ? "negative" : "classes", one.JsonName]);
    }

    private static string NameOf(Scale scale) => scale is Scale.Severity ? "severity" : "probability";
}
