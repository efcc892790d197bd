using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks;

/// <summary>Finds what of a released contract is no more: types, and what was in them.</summary>
internal static class ContractComparison
{
    public static IEnumerable<BreakingChange> Compare(ContractModel released, ContractModel now)
    {
        Dictionary<string, TypeModel> types = now.Types.ToDictionary(static type => type.Name);
        foreach (TypeModel before in released.Types.Where(static type => type is not (RulesModel or ClassViewModel or HeadsModel)))
        {
            if (!types.TryGetValue(before.Name, out TypeModel? after))
            {
                yield return new BreakingChange(before.Origin.Source, $"the type {NameOf(before)} is gone");
            }
            else if (after.GetType() != before.GetType())
            {
                yield return new BreakingChange(after.Origin.Source, $"the type {NameOf(before)} is no longer what it was: {KindOf(before)} has become {KindOf(after)}");
            }
            else if (!after.Equals(before))
            {
                foreach (BreakingChange change in Compare(before, after))
                {
                    yield return change;
                }
            }
        }
    }

    private static IEnumerable<BreakingChange> Compare(TypeModel before, TypeModel after) => (before, after) switch
    {
        (ObjectModel old, ObjectModel @new) => ObjectComparison.Compare(old, @new),
        (UnionModel old, UnionModel @new) => old.Tag == @new.Tag && old.Cases.SequenceEqual(@new.Cases)
            ? []
            : [new BreakingChange(@new.Origin.Source, $"{@new.Name} is one of {string.Join(", ", @new.Cases.Select(static one => one.TypeName))}, and was one of {string.Join(", ", old.Cases.Select(static one => one.TypeName))}")],
        (ClassKeyModel old, ClassKeyModel @new) => Compare(old.Vocabulary, @new.Vocabulary, @new.Origin.Source),
        (EnumModel old, EnumModel @new) => old.Values.Except(@new.Values).Select(gone => new BreakingChange(@new.Origin.Source, $"the value '{gone.Value}' of {@new.Name} is gone")),
        _ => [],
    };

    private static IEnumerable<BreakingChange> Compare(VocabularyModel before, VocabularyModel after, string source)
    {
        string keyword = source + "/x-vocabulary";
        if (after.Scale != before.Scale)
        {
            yield return new BreakingChange(keyword + "/scale", $"the scores of {before.Name} are no longer on the scale {before.Scale.ToString().ToLowerInvariant()}");
        }

        Dictionary<string, ClassModel> classes = after.Classes.ToDictionary(static one => one.JsonName);
        foreach (ClassModel one in before.Classes)
        {
            if (!classes.TryGetValue(one.JsonName, out ClassModel? same))
            {
                yield return new BreakingChange(keyword, $"the class '{one.JsonName}' of {before.Name} is gone");
            }
            else if (same.Name != one.Name)
            {
                yield return new BreakingChange(keyword, $"the class '{one.JsonName}' of {before.Name} is called {same.Name} and no longer {one.Name}");
            }
            else if (same.IsNegative != one.IsNegative)
            {
                yield return new BreakingChange(keyword, $"the class '{one.JsonName}' of {before.Name} is {(same.IsNegative ? "now" : "no longer")} a negative one");
            }
        }

        foreach (HeadModel head in before.Heads.Where(head => !after.Heads.Any(same => same.Name == head.Name)))
        {
            yield return new BreakingChange(keyword + "/heads", $"the head '{head.JsonName}' of {before.Name} is gone");
        }
    }

    private static string NameOf(TypeModel type) => type is ClassKeyModel key ? key.Vocabulary.Name : type.Name;

    private static string KindOf(TypeModel type) => type switch
    {
        ObjectModel => "an object",
        UnionModel => "a choice between objects",
        ClassKeyModel => "a vocabulary",
        ClassScoresModel => "class scores",
        EnumModel => "an enum",
        _ => "any JSON",
    };
}
