using HiveContracts.Generator.Emit;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>Compares the members of an object: which were removed, and which accept less than before.</summary>
internal static class ObjectComparison
{
    /// <summary>Returns the breaking changes.</summary>
    /// <param name="before">The released object.</param>
    /// <param name="after">The object as it is.</param>
    /// <param name="areKeywordsCompared">Whether the keywords of validation are compared, limits of strings among them.</param>
    public static IEnumerable<BreakingChange> Compare(ObjectModel before, ObjectModel after, bool areKeywordsCompared)
    {
        SchemaLocation location = after.Origin.Location;
        return
        [
            .. before.Properties.SelectMany(property => Compare(property, after, areKeywordsCompared)),
            .. after.Properties
                .Where(property => property.IsRequired && before.Properties.All(old => old.JsonName != property.JsonName))
                .Select(property => NewAndRequired(property, after)),
            .. CompareChoices(before, after),
            .. CompareMembers(before, after).Select(description => new BreakingChange(location, description)),
        ];
    }

    /// <summary>Compares the values of roots that are no objects.</summary>
    public static IEnumerable<BreakingChange> CompareRoots(AnyJsonModel before, AnyJsonModel after)
    {
        (string old, string now) = (ValueSyntax.ShortMemberTypeOf(before.Value), ValueSyntax.ShortMemberTypeOf(after.Value));
        return old == now ? [] : [new BreakingChange(after.Origin.Location, $"the value of {after.Name} changed from {old} to {now}")];
    }

    private static IEnumerable<BreakingChange> Compare(PropertyModel old, ObjectModel after, bool areKeywordsCompared)
    {
        SchemaLocation location = LocationOf(old, after.Origin.Location);
        return after.Properties.FirstOrDefault(property => property.JsonName == old.JsonName) is { } same
            ? PropertyComparison.Compare(old, same, after, areKeywordsCompared)
            : [new BreakingChange(location, $"the property '{old.JsonName}' of {after.Name} was removed")];
    }

    private static BreakingChange NewAndRequired(PropertyModel property, ObjectModel after) => new(
        LocationOf(property, after.Origin.Location),
        $"the property '{property.JsonName}' of {after.Name} is new and required: documents without it can no longer be read")
    {
        Keyword = BreakingChange.Inside(after.Origin.Location, "required", property.JsonName),
    };

    private static SchemaLocation LocationOf(PropertyModel property, SchemaLocation owner) =>
        BreakingChange.Inside(owner, "properties", property.JsonName);

    /// <summary>Compares which properties a document must have one of.</summary>
    private static IEnumerable<BreakingChange> CompareChoices(ObjectModel before, ObjectModel after)
    {
        SchemaLocation location = after.Origin.Location;
        HashSet<string> oldCases = [.. before.JsonNamesOf(before.Cases)];
        HashSet<string> cases = [.. after.JsonNamesOf(after.Cases)];
        if (!cases.SetEquals(oldCases))
        {
            yield return new BreakingChange(location, $"{after.Name} changed from one of {Names(oldCases)} to one of {Names(cases)}")
            {
                Keyword = BreakingChange.Inside(location, "oneOf"),
            };
        }

        HashSet<string> oldNeeded = [.. before.JsonNamesOf(before.AtLeastOne)];
        HashSet<string> needed = [.. after.JsonNamesOf(after.AtLeastOne)];
        if (needed.Count > 0 && (oldNeeded.Count == 0 || !oldNeeded.IsSubsetOf(needed)))
        {
            yield return new BreakingChange(location, $"{after.Name} needs one of {Names(needed)} now") { Keyword = BreakingChange.Inside(location, "anyOf") };
        }
    }

    /// <summary>Compares the forms that values may have, and the members that are computed from others.</summary>
    private static IEnumerable<string> CompareMembers(ObjectModel before, ObjectModel after)
    {
        if (before.StringForm is not null && after.StringForm is null)
        {
            yield return $"{after.Name} can no longer be a string";
        }

        if (before.IsForm && !after.IsForm)
        {
            yield return $"{after.Name} can no longer be sent as a form";
        }

        foreach (string name in MembersOf(before).Except(MembersOf(after)))
        {
            yield return $"the member {name} of {after.Name} was removed";
        }
    }

    private static IEnumerable<string> MembersOf(ObjectModel model) =>
        model.Flattened.Select(static member => member.Name).Concat(model.Predicates.Select(static member => member.Name));

    private static string Names(HashSet<string> names) =>
        names.Count == 0 ? "nothing" : string.Join(", ", names.OrderBy(static name => name, StringComparer.Ordinal).Select(static name => $"'{name}'"));
}
