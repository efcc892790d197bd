using HiveContracts.Generator.Diagnostics;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Schema;

/// <summary>The C# names taken in one scope, and by what.</summary>
internal sealed class NameTable(DiagnosticBag diagnostics, IEnumerable<string> reserved)
{
    private readonly Dictionary<string, string> taken = reserved.ToDictionary(static name => name, static _ => "the generated code itself");

    /// <summary>Takes a name; reports where another one has it.</summary>
    public void Take(string name, string jsonName, JToken token)
    {
        if (taken.TryGetValue(name, out string? owner))
        {
            diagnostics.Add(Descriptors.CollidingNames, SchemaDocument.PositionOf(token), jsonName, name, owner);
        }
        else
        {
            taken.Add(name, $"'{jsonName}'");
        }
    }
}
