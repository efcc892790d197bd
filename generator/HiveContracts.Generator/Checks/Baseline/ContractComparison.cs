using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>Compares a released contract with the current one: removed types, and removed parts of the others.</summary>
internal static class ContractComparison
{
    public static IEnumerable<BreakingChange> Compare(ContractModel before, ContractModel after)
    {
        List<BreakingChange> changes = [.. CompareTypes(before, after)];
        return changes.Concat(KeywordComparison.Compare(before, after, changes.Select(static change => change.Keyword).OfType<SchemaLocation>()));
    }

    private static IEnumerable<BreakingChange> CompareTypes(ContractModel before, ContractModel after)
    {
        bool areKeywordsCompared = before.Validator is not null && after.Validator is not null;
        Dictionary<string, TypeModel> types = after.Types.ToDictionary(static type => type.Name);
        foreach (TypeModel old in before.Types.Where(static type => type is not (ValidatorModel or ClassViewModel or HeadsModel)))
        {
            if (!types.TryGetValue(old.Name, out TypeModel? same))
            {
                yield return new BreakingChange(old.Origin.Location, RenamedIn(after, old) is { } renamed
                    ? $"the type {NameOf(old)} was renamed to {NameOf(renamed)} (\"x-name\": \"{NameOf(old)}\" keeps its name)"
                    : $"the type {NameOf(old)} was removed");
            }
            else if (same.GetType() != old.GetType())
            {
                yield return new BreakingChange(same.Origin.Location, $"the type {NameOf(old)} changed from {KindOf(old)} to {KindOf(same)}")
                {
                    Keyword = same.Origin.Location,
                };
            }
            else if (!same.Equals(old))
            {
                foreach (BreakingChange change in Compare(old, same, name => types[name].Origin.Location, areKeywordsCompared))
                {
                    yield return change;
                }
            }
        }
    }

    private static IEnumerable<BreakingChange> Compare(TypeModel before, TypeModel after, Func<string, SchemaLocation> locate, bool areKeywordsCompared)
    {
        SchemaLocation location = after.Origin.Location;
        return (before, after) switch
        {
            (ObjectModel old, ObjectModel same) => ObjectComparison.Compare(old, same, areKeywordsCompared),
            (AnyJsonModel old, AnyJsonModel same) => ObjectComparison.CompareRoots(old, same),
            (UnionModel old, UnionModel same) => CompareUnions(old, same, locate, areKeywordsCompared),
            (ClassKeyModel old, ClassKeyModel same) => VocabularyComparison.Compare(old.Vocabulary, same.Vocabulary, location),
            (EnumModel old, EnumModel same) => old.Values.Except(same.Values)
                .Select(value => new BreakingChange(location, $"the value '{value.Value}' of {same.Name} was removed")
                {
                    Keyword = BreakingChange.Inside(location, "enum", value.Value),
                }),
            _ => [],
        };
    }

    /// <summary>Compares the cases, whose order does not matter.</summary>
    private static IEnumerable<BreakingChange> CompareUnions(UnionModel before, UnionModel after, Func<string, SchemaLocation> locate, bool areKeywordsCompared)
    {
        if (before.Discriminator != after.Discriminator || !Types(before).SetEquals(Types(after)))
        {
            yield return new BreakingChange(after.Origin.Location, $"{after.Name} changed from one of {Cases(before)} to one of {Cases(after)}")
            {
                Keyword = BreakingChange.Inside(after.Origin.Location, "oneOf"),
            };
            yield break;
        }

        foreach (UnionCaseModel old in before.Cases)
        {
            UnionCaseModel present = after.Cases.First(same => same.TypeName == old.TypeName);
            if (old.Marks.All(present.Marks.Contains))
            {
                continue;
            }

            if (after.Discriminator is not { } name)
            {
                string description = $"{old.TypeName} of {after.Name} is distinguished by the property '{present.MarksText}', and was by '{old.MarksText}'";
                yield return new BreakingChange(after.Origin.Location, description);
            }
            else if (!areKeywordsCompared)
            {
                yield return new BreakingChange(
                    BreakingChange.Inside(locate(old.TypeName), "properties", name, "const"),
                    $"the property '{name}' of {old.TypeName}, by which {after.Name} distinguishes it, changed from {old.MarksText} to {present.MarksText}");
            }
        }

        static HashSet<string> Types(UnionModel union) => [.. union.Cases.Select(static item => item.TypeName)];

        static string Cases(UnionModel union) => string.Join(", ", union.Cases.Select(item => $"{item.TypeName} ({DiscriminatorOf(union)}{item.MarksText})"));

        static string DiscriminatorOf(UnionModel union) => union.Discriminator is { } name ? name + ": " : "";
    }

    /// <summary>The type that the same schema is now, under another name; null if there is none.</summary>
    private static TypeModel? RenamedIn(ContractModel after, TypeModel old) =>
        after.Types.FirstOrDefault(type => type.GetType() == old.GetType() && type.Origin.Locations.Equals(old.Origin.Locations));

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
