using System.Globalization;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Contracts;

/// <summary>
/// The C# names of one scope, and what each belongs to. A name that is taken gets another one that depends on its own place, as <c>schema/README.md</c>
/// documents: what is added to a schema later does not change it.
/// </summary>
internal sealed class NameTable
{
    // The compiler accepts about a thousand characters, and some names are composed of others.
    public const int MaxLength = 500;

    private const int MaxShownLength = 40;

    private readonly DiagnosticBag diagnostics;
    private readonly string suffix;
    private readonly Dictionary<string, Owner> owners;

    // The last number that a name got. Many schemas may want the same name.
    private readonly Dictionary<string, int> numbers = [];

    /// <summary>Creates a scope.</summary>
    /// <param name="diagnostics">Receives which names were taken.</param>
    /// <param name="reserved">The names that generated code uses.</param>
    /// <param name="suffix">What a name gets that generated code uses.</param>
    /// <param name="comparer">Compares names; by default, case matters.</param>
    public NameTable(DiagnosticBag diagnostics, IEnumerable<string> reserved, string suffix = "Value", StringComparer? comparer = null)
    {
        this.diagnostics = diagnostics;
        this.suffix = suffix;
        var generated = new Owner("the generated code", null);
        owners = reserved.Distinct().ToDictionary(static name => name, _ => generated, comparer ?? StringComparer.Ordinal);
    }

    /// <summary>Creates the scope inside a type. Members may not have the name of their type.</summary>
    public static NameTable Inside(string typeName, IEnumerable<string> reserved, DiagnosticBag diagnostics)
    {
        var table = new NameTable(diagnostics, reserved);
        table.owners[typeName] = new Owner("the type that contains it", null);
        return table;
    }

    /// <summary>Whether a name is free.</summary>
    public bool IsFree(string name) => name.Length <= MaxLength && !owners.ContainsKey(name);

    /// <summary>Adds a name if it is free; returns false otherwise.</summary>
    public bool TryAdd(string name, string jsonName, FilePosition position)
    {
        bool isFree = IsFree(name);
        if (isFree)
        {
            owners.Add(name, new Owner($"'{jsonName}' in {position.FileAndLine}", position.Path));
        }

        return isFree;
    }

    /// <summary>Adds a name, or another one if it is taken, and reports which. Returns the name that was added.</summary>
    public string Add(WantedName wanted) => Add(wanted, static name => [name]);

    /// <summary>
    /// Adds the names that are made of a name, or those of another one if one of them is taken, and reports which. Returns the name that they are made of.
    /// </summary>
    public string Add(WantedName wanted, Func<string, IEnumerable<string>> namesOf)
    {
        string name = Candidates(wanted, namesOf(wanted.Name).FirstOrDefault(part => !IsFree(part))).First(candidate => namesOf(candidate).All(IsFree));
        if (name != wanted.Name)
        {
            Report(wanted, name, namesOf(wanted.Name).First(part => !IsFree(part)));
        }

        foreach (string part in namesOf(name))
        {
            TryAdd(part, wanted.JsonName, wanted.Position);
        }

        return name;
    }

    /// <summary>Says who has a name, for messages.</summary>
    public string OwnerOf(string name) => owners.TryGetValue(name, out Owner? owner) ? owner.Description : "nothing";

    /// <summary>The names that a schema may get, the best first. The last ones have a number, so that one is always free.</summary>
    private IEnumerable<string> Candidates(WantedName wanted, string? taken)
    {
        string start = wanted.Name.Length > MaxLength ? wanted.Name[..MaxLength] : wanted.Name;
        yield return start;
        Owner? owner = taken is not null && owners.TryGetValue(taken, out Owner? found) ? found : null;
        if (owner?.File is not null)
        {
            foreach (string name in owner.File == wanted.Position.Path ? wanted.SpelledOut : wanted.Qualified)
            {
                yield return name;
            }
        }

        yield return start + suffix;
        while (true)
        {
            int number = numbers[start] = numbers.TryGetValue(start, out int last) ? last + 1 : 2;
            yield return start + number.ToString(CultureInfo.InvariantCulture);
        }
    }

    private void Report(WantedName wanted, string name, string taken)
    {
        string shown = wanted.JsonName.Length > MaxShownLength ? wanted.JsonName[..MaxShownLength] + "…" : wanted.JsonName;
        string reason = taken.Length > MaxLength ? $"{MaxLength} characters are allowed" : $"{taken} is taken by {OwnerOf(taken)}";
        diagnostics.Add(wanted.IsChosen ? Descriptors.CollidingNames : Descriptors.OtherName, wanted.Position, shown, name, reason);
    }

    /// <summary>What has a name: a schema in a file, or generated code, which is in none.</summary>
    private sealed record Owner(string Description, string? File);
}

/// <summary>The C# name that something in a schema would get if it were free.</summary>
internal sealed record WantedName(string Name, string JsonName, FilePosition Position)
{
    /// <summary>Whether <c>x-name</c> says so.</summary>
    public bool IsChosen { get; init; }

    /// <summary>The names to take if something in another file has taken the first one.</summary>
    public IReadOnlyList<string> Qualified { get; init; } = [];

    /// <summary>The names to take if something in the same file has taken the first one: none for a name that is made of several.</summary>
    public IReadOnlyList<string> SpelledOut { get; init; } = [];

    /// <summary>The name of a property, class or value.</summary>
    public static WantedName Of(string jsonName, FilePosition position) =>
        new(Identifiers.Pascal(jsonName), jsonName, position) { SpelledOut = [Identifiers.SpelledOut(jsonName)] };
}
