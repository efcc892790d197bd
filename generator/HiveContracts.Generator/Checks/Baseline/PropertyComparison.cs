using System.Globalization;
using HiveContracts.Generator.Emit;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>Compares a property with its released version.</summary>
internal static class PropertyComparison
{
    /// <summary>Returns a description of each breaking change.</summary>
    public static IEnumerable<string> Compare(PropertyModel before, PropertyModel after, string typeName)
    {
        string name = $"the property '{before.JsonName}' of {typeName}";
        foreach (PropertyModel member in before.WithVariants)
        {
            if (after.WithVariants.FirstOrDefault(candidate => candidate.Name == member.Name) is not { } same)
            {
                yield return $"{name} no longer has the member {member.Name}";
            }
            else if (TypeOf(same) != TypeOf(member))
            {
                yield return $"{name} changed from {TypeOf(member)} to {TypeOf(same)}";
            }
        }

        if (after.IsRequired && !before.IsRequired)
        {
            yield return $"{name} became required: documents without it can no longer be read";
        }
        else if (before.IsRequired && !after.IsRequired)
        {
            yield return $"{name} is no longer required: it may be null";
        }

        foreach (string change in CompareValues(before.Value, after.Value))
        {
            yield return $"{name} {change}";
        }
    }

    private static IEnumerable<string> CompareValues(ValueModel before, ValueModel after)
    {
        if (before.TakesOne && !after.TakesOne)
        {
            yield return "can no longer be one element without an array";
        }

        if (after.MinLength > (before.MinLength ?? 0))
        {
            yield return $"needs {after.MinLength} characters, and needed {before.MinLength ?? 0}";
        }

        if (after.MaxLength < (before.MaxLength ?? int.MaxValue))
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
