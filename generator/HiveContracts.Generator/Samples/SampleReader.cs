using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schema;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Samples;

/// <summary>Holds a recorded document against the model: what the schema does not know of it is a warning in the document, at line and column.</summary>
internal static class SampleReader
{
    public static EquatableArray<DiagnosticInfo> Check((SampleFile Sample, EquatableArray<ContractModel> Contracts) input, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var diagnostics = new DiagnosticBag();
        Check(input.Sample, input.Contracts, diagnostics);
        return diagnostics.ToEquatableArray();
    }

    private static void Check(SampleFile sample, EquatableArray<ContractModel> contracts, DiagnosticBag diagnostics)
    {
        // A schema with an error has no model: its own diagnostics say so.
        if (contracts.FirstOrDefault(contract => contract.Namespace == sample.Namespace) is not { } contract
            || SchemaDocument.Read(new SchemaFile(sample.Path, sample.Namespace, sample.Text), diagnostics, "the sample") is not { } document)
        {
            return;
        }

        List<ObjectModel> types = [.. contract.Types.OfType<ObjectModel>()];
        ObjectModel? type = sample.Type.Length > 0 ? types.Find(candidate => candidate.Name == sample.Type) : BestFit(types, document.Root);
        if (type is null)
        {
            string known = sample.Type.Length > 0 ? "a type that is generated from an object" + Suggestion.For(sample.Type, types.Select(static candidate => candidate.Name)) : "a Type, since the sample's properties do not tell";
            diagnostics.Add(Descriptors.BadBuildValue, SchemaDocument.PositionOf(document.Root), "The Type of a HiveSample", sample.Type, known);
            return;
        }

        new SampleCheck(contract, diagnostics).Check(type, document.Root);
    }

    /// <summary>The type that has most of the document's properties, and demands none that it lacks.</summary>
    private static ObjectModel? BestFit(List<ObjectModel> types, JObject document) => types
        .Select(type => (type, known: type.Properties.Count(property => document.ContainsKey(property.JsonName)), missing: type.Properties.Count(property => property.IsRequired && !document.ContainsKey(property.JsonName))))
        .Where(static fit => fit.known > 0)
        .OrderBy(static fit => fit.missing)
        .ThenByDescending(static fit => fit.known)
        .ThenBy(static fit => fit.type.Properties.Count)
        .Select(static fit => fit.type)
        .FirstOrDefault();
}
