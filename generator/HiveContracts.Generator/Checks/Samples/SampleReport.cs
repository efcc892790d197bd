using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Checks.Samples;

/// <summary>Reports what is wrong with a sample.</summary>
internal sealed class SampleReport(DiagnosticBag diagnostics)
{
    private readonly HashSet<(string, string)> reported = [];

    /// <summary>Reports what the schema does not know. What is in every frame is reported once.</summary>
    public void Unknown(FilePosition position, string kind, string name, string owner, string hint)
    {
        if (reported.Add((owner, name)))
        {
            diagnostics.Add(Descriptors.UnknownInSample, position, kind, name, owner + hint);
        }
    }

    /// <summary>Reports a value that the schema does not allow.</summary>
    public void Invalid(JsonNode value, string name, string expected) => diagnostics.Add(Descriptors.InvalidValueInSample, value.Position, name, expected);
}
