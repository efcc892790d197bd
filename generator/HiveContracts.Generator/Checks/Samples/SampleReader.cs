using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Checks;

/// <summary>Holds a recorded document against the model: what the schema does not know of it is a warning in the document, at line and column.</summary>
internal static class SampleReader
{
    public static EquatableArray<DiagnosticInfo> Check((SampleFile Sample, KnownContracts Known) input, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var diagnostics = new DiagnosticBag();
        if (JsonFile.ReadJson(new SchemaFile(input.Sample.Path, input.Sample.Namespace, input.Sample.Text), diagnostics, isSample: true) is { } document)
        {
            Check(input.Sample, document.Value, input.Known, diagnostics);
        }

        return diagnostics.ToEquatableArray();
    }

    private static void Check(SampleFile sample, JToken root, KnownContracts known, DiagnosticBag diagnostics)
    {
        if (known.Find(sample.Namespace) is not { } contract)
        {
            // A schema with an error has no model: its own diagnostics say so.
            if (!known.Namespaces.Contains(sample.Namespace))
            {
                diagnostics.Add(
                    Descriptors.BadBuildValue, JsonFile.PositionOf(root), "The Namespace of a HiveSample", sample.Namespace, "one that has schema files" + Suggestion.For(sample.Namespace, known.Namespaces));
            }

            return;
        }

        List<ObjectModel> types = [.. contract.Types.OfType<ObjectModel>()];
        if (sample.Type.Length > 0 && contract.Types.Any(type => type is ValueModel or UnionModel && type.Name == sample.Type))
        {
            return; // any JSON is one, or the reader knows which of several
        }

        ObjectModel? type = sample.Type.Length > 0 ? types.Find(candidate => candidate.Name == sample.Type) : root is JObject ? BestFit(types, (JObject)root) : null;
        if (type is null)
        {
            string expected = sample.Type.Length > 0
                ? "a type that is generated from an object" + Suggestion.For(sample.Type, types.Select(static candidate => candidate.Name))
                : "a Type, since the sample's properties do not tell";
            diagnostics.Add(Descriptors.BadBuildValue, JsonFile.PositionOf(root), "The Type of a HiveSample", sample.Type, expected);
            return;
        }

        new SampleCheck(contract, diagnostics).CheckRoot(type, root);
    }

    /// <summary>The type that has most of the document's properties, and demands few that it lacks: rather what a file is than what is inside one.</summary>
    private static ObjectModel? BestFit(List<ObjectModel> types, JObject document) => types
        .Select(type => (type, known: type.Properties.Count(property => document.ContainsKey(property.JsonName)), missing: type.Properties.Count(property => property.IsRequired && !document.ContainsKey(property.JsonName))))
        .Where(static fit => fit.known > 0)
        .OrderByDescending(static fit => fit.known - fit.missing)
        .ThenBy(static fit => fit.type.Origin.Source.Contains('#'))
        .ThenBy(static fit => fit.type.Properties.Count)
        .Select(static fit => fit.type)
        .FirstOrDefault();
}
