using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>Compares a released contract with the current one: removed types, and removed parts of the others.</summary>
internal static class ContractComparison
{
    public static IEnumerable<BreakingChange> Compare(ContractModel before, ContractModel after)
    {
        Dictionary<string, TypeModel> types = after.Types.ToDictionary(static type => type.Name);
        foreach (TypeModel old in before.Types.Where(static type => type is not (ValidatorModel or ClassViewModel or HeadsModel)))
        {
            if (!types.TryGetValue(old.Name, out TypeModel? same))
            {
                yield return new BreakingChange(old.Origin.Location, $"the type {NameOf(old)} was removed");
            }
            else if (same.GetType() != old.GetType())
            {
                yield return new BreakingChange(same.Origin.Location, $"the type {NameOf(old)} changed from {KindOf(old)} to {KindOf(same)}");
            }
            else if (!same.Equals(old))
            {
                foreach (BreakingChange change in Compare(old, same))
                {
                    yield return change;
                }
            }
        }
    }

    private static IEnumerable<BreakingChange> Compare(TypeModel before, TypeModel after) => (before, after) switch
    {
        (ObjectModel old, ObjectModel same) => ObjectComparison.Compare(old, same),
        (UnionModel old, UnionModel same) => CompareUnions(old, same),
        (ClassKeyModel old, ClassKeyModel same) => VocabularyComparison.Compare(old.Vocabulary, same.Vocabulary, same.Origin.Location),
        (EnumModel old, EnumModel same) => old.Values.Except(same.Values)
            .Select(value => new BreakingChange(same.Origin.Location, $"the value '{value.Value}' of {same.Name} was removed")),
        _ => [],
    };

    private static IEnumerable<BreakingChange> CompareUnions(UnionModel before, UnionModel after)
    {
        if (before.Discriminator != after.Discriminator || !before.Cases.SequenceEqual(after.Cases))
        {
            yield return new BreakingChange(after.Origin.Location, $"{after.Name} changed from one of {Cases(before)} to one of {Cases(after)}");
        }

        static string Cases(UnionModel union) => string.Join(
            ", ", union.Cases.Select(item => union.Discriminator is { } name ? $"{item.TypeName} ({name}: {item.Mark})" : $"{item.TypeName} ({item.Mark})"));
    }

    private static string NameOf(TypeModel type) => type is ClassKeyModel key ? key.Vocabulary.Name : type.Name;

    private static string KindOf(TypeModel type) => type switch
    {
        ObjectModel => "an object",
        UnionModel => "a union of objects",
        ClassKeyModel => "a vocabulary",
        ClassScoresModel => "class scores",
        EnumModel => "an enum",
        _ => "any JSON",
    };
}
