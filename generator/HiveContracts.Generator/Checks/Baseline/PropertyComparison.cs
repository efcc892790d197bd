using System.Globalization;
using HiveContracts.Generator.Emit;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>Compares a property with its released version.</summary>
internal static class PropertyComparison
{
    /// <summary>Returns the breaking changes.</summary>
    /// <param name="before">The released property.</param>
    /// <param name="after">The property as it is.</param>
    /// <param name="owner">The object that has the property.</param>
    /// <param name="areKeywordsCompared">Whether the keywords of validation are compared, limits of strings among them.</param>
    public static IEnumerable<BreakingChange> Compare(PropertyModel before, PropertyModel after, ObjectModel owner, bool areKeywordsCompared)
    {
        string name = $"the property '{before.JsonName}' of {owner.Name}";
        SchemaLocation location = BreakingChange.Inside(owner.Origin.Location, "properties", before.JsonName);
        foreach (PropertyModel member in before.WithVariants)
        {
            if (after.WithVariants.FirstOrDefault(candidate => candidate.Name == member.Name) is not { } same)
            {
                yield return Change(
                    before.Variants.Count == 0 && after.Variants.Count == 0
                        ? $"the member {member.Name} of {name} was renamed to {after.Name} (\"x-name\": \"{member.Name}\" keeps its name)"
                        : $"{name} no longer has the member {member.Name}",
                    location,
                    "type");
            }
            else if (TypeOf(same) != TypeOf(member))
            {
                yield return Change($"{name} changed from {TypeOf(member)} to {TypeOf(same)}", location, "type");
            }
        }

        if (after.IsRequired && !before.IsRequired)
        {
            yield return Change($"{name} became required: documents without it can no longer be read", owner.Origin.Location, "required", before.JsonName);
        }
        else if (before.IsRequired && !after.IsRequired)
        {
            yield return new BreakingChange(location, $"{name} is no longer required: it may be null");
        }

        foreach (string change in CompareValues(before.Value, after.Value, areKeywordsCompared))
        {
            yield return new BreakingChange(location, $"{name} {change}");
        }

        BreakingChange Change(string description, SchemaLocation schema, params string[] keyword) =>
            new(location, description) { Keyword = BreakingChange.Inside(schema, keyword) };
    }

    private static IEnumerable<string> CompareValues(ValueModel before, ValueModel after, bool areKeywordsCompared)
    {
        if (before.TakesOne && !after.TakesOne)
        {
            yield return "can no longer be one element without an array";
        }

        if (after.MinLength > (before.MinLength ?? 0) && !areKeywordsCompared)
        {
            yield return $"needs {after.MinLength} characters, and needed {before.MinLength ?? 0}";
        }

        if (after.MaxLength < (before.MaxLength ?? int.MaxValue) && !areKeywordsCompared)
        {
            string limit = before.MaxLength is { } maxLength ? maxLength.ToString(CultureInfo.InvariantCulture) : "any number";
            yield return $"may have {after.MaxLength} characters, and could have {limit}";
        }

        if (after.Schemes.Count > 0 && (before.Schemes.Count == 0 || before.Schemes.Except(after.Schemes).Any()))
        {
            yield return "takes fewer URI schemes";
        }
    }

    private static string TypeOf(PropertyModel property) =>
        property.Value.Info.Accessor is { } accessor ? $"string with a {accessor.Type}" : ValueSyntax.ShortTypeOf(property.Value);
}
