using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>The C# names of one scope, and what has taken them.</summary>
internal sealed class NameTable
{
    // The compiler accepts about a thousand characters, and names are made of other names.
    public const int MaxLength = 500;

    private const int MaxShownLength = 40;

    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<string, string> owners;

    public NameTable(DiagnosticBag diagnostics, IEnumerable<string> reserved, StringComparer? comparer = null)
    {
        this.diagnostics = diagnostics;
        owners = reserved.Distinct().ToDictionary(static name => name, static _ => "the generated code", comparer ?? StringComparer.Ordinal);
    }

    /// <summary>The scope inside a type, whose members may not have its name.</summary>
    public NameTable(DiagnosticBag diagnostics, IEnumerable<string> reserved, string typeName)
        : this(diagnostics, reserved) => owners[typeName] = "the type that has it";

    /// <summary>Takes a name that is free and not too long; returns false otherwise.</summary>
    public bool TryTake(string name)
    {
        bool isFree = name.Length <= MaxLength && !owners.ContainsKey(name);
        if (isFree)
        {
            owners.Add(name, "an enum");
        }

        return isFree;
    }

    /// <summary>Takes the name of a definition; reports where it is taken.</summary>
    public void Take(string name, Definition definition) => Take(name, definition.JsonName, definition.Position, definition.FileAndLine);

    /// <summary>Takes the name of a property; reports where it is taken.</summary>
    public void Take(string name, JsonProperty property) => Take(name, property.Name, property.Position, property.FileAndLine);

    /// <summary>Takes a name for what a JSON value says; reports where it is taken.</summary>
    public void Take(string name, string jsonName, JsonNode place) => Take(name, jsonName, place.Position, place.FileAndLine);

    private void Take(string name, string jsonName, FilePosition position, string fileAndLine)
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
        else
        {
            owners.Add(name, $"'{jsonName}' in {fileAndLine}");
        }
    }
}
