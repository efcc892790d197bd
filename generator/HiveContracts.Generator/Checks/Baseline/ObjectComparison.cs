using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>Compares the members of an object: which were removed, and which accept less than before.</summary>
internal static class ObjectComparison
{
    public static IEnumerable<BreakingChange> Compare(ObjectModel before, ObjectModel after)
    {
        SchemaLocation location = after.Origin.Location;
        return
        [
            .. before.Properties.SelectMany(property => Compare(property, after)),
            .. after.Properties
                .Where(property => property.IsRequired && before.Properties.All(old => old.JsonName != property.JsonName))
                .Select(property => NewAndRequired(property, after)),
            .. CompareMembers(before, after).Select(description => new BreakingChange(location, description)),
        ];
    }

    private static IEnumerable<BreakingChange> Compare(PropertyModel old, ObjectModel after)
    {
        SchemaLocation location = LocationOf(old, after.Origin.Location);
        return after.Properties.FirstOrDefault(property => property.JsonName == old.JsonName) is { } same
            ? PropertyComparison.Compare(old, same, after.Name).Select(description => new BreakingChange(location, description))
            : [new BreakingChange(location, $"the property '{old.JsonName}' of {after.Name} was removed")];
    }

    private static BreakingChange NewAndRequired(PropertyModel property, ObjectModel after) => new(
        LocationOf(property, after.Origin.Location),
        $"the property '{property.JsonName}' of {after.Name} is new and required: documents without it can no longer be read");

    private static SchemaLocation LocationOf(PropertyModel property, SchemaLocation owner) =>
        owner with { Pointer = JsonPointer.Append(owner.Pointer, "properties", property.JsonName) };

    /// <summary>Compares what concerns several properties, and the members that are computed from others.</summary>
    private static IEnumerable<string> CompareMembers(ObjectModel before, ObjectModel after)
    {
        HashSet<string> oldCases = [.. before.JsonNamesOf(before.Cases)];
        HashSet<string> cases = [.. after.JsonNamesOf(after.Cases)];
        if (!cases.SetEquals(oldCases))
        {
            yield return $"{after.Name} changed from one of {Names(oldCases)} to one of {Names(cases)}";
        }

        HashSet<string> oldNeeded = [.. before.JsonNamesOf(before.AtLeastOne)];
        HashSet<string> needed = [.. after.JsonNamesOf(after.AtLeastOne)];
        if (needed.Count > 0 && (oldNeeded.Count == 0 || !oldNeeded.IsSubsetOf(needed)))
        {
            yield return $"{after.Name} needs one of {Names(needed)} now";
        }

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
