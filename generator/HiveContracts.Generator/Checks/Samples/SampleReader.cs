using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Samples;

/// <summary>Checks a recorded document against the contract. Diagnostics are at the line and column in the document.</summary>
internal static class SampleReader
{
    public static EquatableArray<DiagnosticInfo> Check((SampleFile Sample, KnownContracts Known) input, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var diagnostics = new DiagnosticBag();
        if (new JsonFile(input.Sample.Path, input.Sample.Text).Parse(diagnostics, DuplicateKeys.TakeLast) is { } document)
        {
            Check(input.Sample, document, input.Known, diagnostics);
        }

        return diagnostics.ToEquatableArray();
    }

    private static void Check(SampleFile sample, JsonNode document, KnownContracts known, DiagnosticBag diagnostics)
    {
        if (!known.Namespaces.Contains(sample.Namespace))
        {
            string expected = "a namespace that has schema files" + Suggestion.For(sample.Namespace, known.Namespaces);
            diagnostics.Add(Descriptors.BadBuildValue, document.Position, "The Namespace of a HiveSample", sample.Namespace, expected);
        }

        if (known.Find(sample.Namespace) is not { } contract)
        {
            return; // the error in the schema is reported there
        }

        List<ObjectModel> types = [.. contract.Types.OfType<ObjectModel>()];
        switch (contract.Types.FirstOrDefault(type => type is AnyJsonModel or UnionModel && type.Name == sample.Type))
        {
            case UnionModel union:
                new SampleCheck(contract, new SampleReport(diagnostics)).CheckUnion(union, document);
                return;
            case AnyJsonModel:
                return;
        }

        ObjectModel? type = sample.Type.Length > 0 ? types.Find(candidate => candidate.Name == sample.Type) : BestFit(types, document);
        if (type is null)
        {
            string expected = sample.Type.Length > 0
                ? "a type that is generated from an object" + Suggestion.For(sample.Type, types.Select(static candidate => candidate.Name))
                : "the name of a type, because no type has a property of the sample";
            diagnostics.Add(Descriptors.BadBuildValue, document.Position, "The Type of a HiveSample", sample.Type, expected);
            return;
        }

        new SampleCheck(contract, new SampleReport(diagnostics)).CheckRoot(type, document);
    }

    /// <summary>
    /// The type that knows most properties of the document and requires fewest others; null if none knows a property. The root of a file is preferred.
    /// </summary>
    private static ObjectModel? BestFit(List<ObjectModel> types, JsonNode document) => document is not JsonObject json ? null : types
        .Select(type => (
            type,
            matches: type.Properties.Count(property => json.Has(property.JsonName)),
            missing: type.Properties.Count(property => property.IsRequired && !json.Has(property.JsonName))))
        .Where(static fit => fit.matches > 0)
        .OrderByDescending(static fit => fit.matches - fit.missing)
        .ThenBy(static fit => !fit.type.Origin.Location.IsRoot)
        .ThenBy(static fit => fit.type.Properties.Count)
        .Select(static fit => fit.type)
        .FirstOrDefault();
}
