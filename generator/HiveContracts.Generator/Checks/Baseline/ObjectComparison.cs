using HiveContracts.Generator.Emit;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks;

/// <summary>Finds what of an object's members is no more, or is less than it was.</summary>
internal static class ObjectComparison
{
    public static IEnumerable<BreakingChange> Compare(ObjectModel before, ObjectModel after)
    {
        string source = after.Origin.Source + (after.Origin.Source.Contains('#') ? "" : "#");
        return
        [
            .. before.Properties.SelectMany(property => Compare(property, after, source)),
            .. after.Properties
                .Where(property => property.IsRequired && !before.Properties.Any(old => old.JsonName == property.JsonName))
                .Select(property => new BreakingChange($"{source}/properties/{property.JsonName}", $"the property '{property.JsonName}' of {after.Name} is new and required: documents without it can no longer be read")),
            .. Choices(before, after).Select(what => new BreakingChange(source, what)),
        ];
    }

    private static IEnumerable<BreakingChange> Compare(PropertyModel old, ObjectModel after, string source)
    {
        string place = $"{source}/properties/{old.JsonName}";
        return after.Properties.FirstOrDefault(property => property.JsonName == old.JsonName) is { } now
            ? Compare(old, now, after.Name).Select(what => new BreakingChange(place, what))
            : [new BreakingChange(place, $"the property '{old.JsonName}' of {after.Name} is gone")];
    }

    private static IEnumerable<string> Compare(PropertyModel old, PropertyModel now, string typeName)
    {
        string what = $"the property '{old.JsonName}' of {typeName}";
        foreach (PropertyModel member in old.Variants.Prepend(old))
        {
            if (now.Variants.Prepend(now).FirstOrDefault(candidate => candidate.Name == member.Name) is not { } same)
            {
                yield return $"{what} has no member {member.Name} any more";
            }
            else if (TypeOf(same) != TypeOf(member))
            {
                yield return $"{what} is {TypeOf(same)} and no longer {TypeOf(member)}";
            }
        }

        if (now.IsRequired && !old.IsRequired)
        {
            yield return $"{what} is required: documents without it can no longer be read";
        }
        else if (old.IsRequired && !now.IsRequired)
        {
            yield return $"{what} is no longer required, and so may be null";
        }

        if (old.TakesOne && !now.TakesOne)
        {
            yield return $"{what} no longer takes one element without an array";
        }

        if (now.MinLength > (old.MinLength ?? 0))
        {
            yield return $"{what} has to have {now.MinLength} characters, and had to have {old.MinLength ?? 0}";
        }

        if (now.MaxLength < (old.MaxLength ?? int.MaxValue))
        {
            yield return $"{what} may have {now.MaxLength} characters, and could have {(old.MaxLength is { } most ? most.ToString(System.Globalization.CultureInfo.InvariantCulture) : "any number of them")}";
        }

        if (now.Schemes.Count > 0 && (old.Schemes.Count == 0 || old.Schemes.Except(now.Schemes).Any()))
        {
            yield return $"{what} takes fewer URI schemes";
        }
    }

    /// <summary>What concerns several properties, and the members made of others.</summary>
    private static IEnumerable<string> Choices(ObjectModel before, ObjectModel after)
    {
        HashSet<string> oldCases = [.. before.Cases.Select(index => before.Properties[index].JsonName)];
        HashSet<string> cases = [.. after.Cases.Select(index => after.Properties[index].JsonName)];
        if (!cases.SetEquals(oldCases))
        {
            yield return $"{after.Name} is one of {Names(cases)}, and was one of {Names(oldCases)}";
        }

        HashSet<string> oldDemanded = [.. before.AtLeastOne.Select(index => before.Properties[index].JsonName)];
        HashSet<string> demanded = [.. after.AtLeastOne.Select(index => after.Properties[index].JsonName)];
        if (demanded.Count > 0 && (oldDemanded.Count == 0 || !oldDemanded.IsSubsetOf(demanded)))
        {
            yield return $"{after.Name} needs one of {Names(demanded)}";
        }

        if (before.StringForm is not null && after.StringForm is null)
        {
            yield return $"{after.Name} can no longer be a string";
        }

        if (before.IsForm && !after.IsForm)
        {
            yield return $"{after.Name} can no longer be sent as a form";
        }

        foreach (string gone in before.Flattened.Select(static member => member.Name).Concat(before.Predicates.Select(static member => member.Name))
            .Except(after.Flattened.Select(static member => member.Name).Concat(after.Predicates.Select(static member => member.Name))))
        {
            yield return $"{after.Name} has no member {gone} any more";
        }
    }

    private static string TypeOf(PropertyModel property) => ConvertedAccessor.Of(property.Kind) is { } companion ? $"string with a {companion.Type} beside it" : ValueNames.TypeOf(property);

    private static string Names(HashSet<string> names) => names.Count == 0 ? "nothing" : string.Join(", ", names.OrderBy(static name => name, StringComparer.Ordinal).Select(static name => $"'{name}'"));
}
