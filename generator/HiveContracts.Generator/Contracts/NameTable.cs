using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Contracts;

/// <summary>The C# names taken in one scope, and by what.</summary>
internal sealed class NameTable
{
    // The compiler takes about a thousand, and names are made of each other.
    public const int MaxLength = 500;

    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<string, string> taken;

    public NameTable(DiagnosticBag diagnostics, IEnumerable<string> reserved, StringComparer? comparer = null)
    {
        this.diagnostics = diagnostics;
        taken = reserved.Distinct().ToDictionary(static name => name, static _ => "the generated code itself", comparer ?? StringComparer.Ordinal);
    }

    /// <summary>A scope that is the inside of a type: C# gives no member the name of its type.</summary>
    public NameTable(DiagnosticBag diagnostics, IEnumerable<string> reserved, string typeName)
        : this(diagnostics, reserved) => taken[typeName] = "the type itself";

    /// <summary>Takes a name where nothing else has it, and it is not too long.</summary>
    public bool TryTake(string name)
    {
        bool isFree = name.Length <= MaxLength && !taken.ContainsKey(name);
        if (isFree)
        {
            taken.Add(name, "an enum");
        }

        return isFree;
    }

    /// <summary>Takes a name; reports where another one has it.</summary>
    public void Take(string name, string jsonName, JToken token)
    {
        if (name.Length > MaxLength)
        {
            diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(token), jsonName.Length > 40 ? jsonName[..40] + "…" : jsonName, $"a name that makes no C# name of more than {MaxLength} characters");
        }
        else if (taken.TryGetValue(name, out string? owner))
        {
            diagnostics.Add(Descriptors.CollidingNames, JsonFile.PositionOf(token), jsonName, name, owner);
        }
        else
        {
            taken.Add(name, $"'{jsonName}' in {JsonFile.PlaceOf(token)}");
        }
    }
}
