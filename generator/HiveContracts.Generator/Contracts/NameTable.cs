using System.Globalization;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>The C# names of one scope, and what each belongs to.</summary>
internal sealed class NameTable
{
    // The compiler accepts about a thousand characters, and some names are composed of others.
    public const int MaxLength = 500;

    private const int MaxShownLength = 40;

    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<string, string> owners;

    public NameTable(DiagnosticBag diagnostics, IEnumerable<string> reserved, StringComparer? comparer = null)
    {
        this.diagnostics = diagnostics;
        owners = reserved.Distinct().ToDictionary(static name => name, static _ => "the generated code", comparer ?? StringComparer.Ordinal);
    }

    /// <summary>Creates the scope inside a type. Members may not have the name of their type.</summary>
    public NameTable(DiagnosticBag diagnostics, IEnumerable<string> reserved, string typeName)
        : this(diagnostics, reserved) => owners[typeName] = "the type that contains it";

    /// <summary>Adds a name of an enum if it is free and not too long; returns false otherwise.</summary>
    public bool TryAdd(string name)
    {
        bool isFree = name.Length <= MaxLength && !owners.ContainsKey(name);
        if (isFree)
        {
            owners.Add(name, "an enum");
        }

        return isFree;
    }

    /// <summary>Adds the name of a definition, or reports that it is taken. Returns the name that was added.</summary>
    public string Add(string name, Definition definition) => Add(name, definition.JsonName, definition.Position);

    /// <summary>Adds the name of a property, or reports that it is taken. Returns the name that was added.</summary>
    public string Add(string name, JsonProperty property) => Add(name, property.Name, property.Position);

    /// <summary>
    /// Adds a name, or reports at the position that it is taken. Returns the name that was added: after an error, one that is free, so that the error costs no
    /// other type.
    /// </summary>
    public string Add(string name, string jsonName, FilePosition position)
    {
        if (name.Length > MaxLength)
        {
            string shown = jsonName.Length > MaxShownLength ? jsonName[..MaxShownLength] + "…" : jsonName;
            diagnostics.Add(Descriptors.BadValue, position, shown, $"becomes a C# name of {name.Length} characters; {MaxLength} are allowed");
        }
        else if (owners.TryGetValue(name, out string? owner))
        {
            diagnostics.Add(Descriptors.CollidingNames, position, jsonName, name, owner);
        }

        string free = FreeName(name);
        owners.Add(free, $"'{jsonName}' in {position.FileAndLine}");
        return free;
    }

    private string FreeName(string name)
    {
        string start = name.Length > MaxLength ? name[..MaxLength] : name;
        string free = start;
        for (int number = 2; owners.ContainsKey(free); number++)
        {
            free = start + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}
