using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Validation.Evaluation;

namespace HiveContracts.Generator.Checks.Samples;

/// <summary>Checks a recorded document against the contract. Diagnostics are at the line and column in the document.</summary>
internal static class SampleReader
{
    public static EquatableArray<DiagnosticInfo> Check((SampleFile Sample, KnownContracts Known) input, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var diagnostics = new DiagnosticBag();
        if (new JsonFile(input.Sample.Path, input.Sample.Text).Parse(diagnostics, DuplicateKeys.TakeLast) is { } document
            && SampleType.Find(input.Sample, document, input.Known, diagnostics) is { } type)
        {
            ContractModel contract = input.Known.Find(type.Origin.Namespace)!;
            new SampleCheck(contract, new SampleReport(diagnostics, Validate(contract, type, document))).CheckRoot(type, document);
        }

        return diagnostics.ToEquatableArray();
    }

    /// <summary>The errors that the generated reader finds by validation; none if it is off.</summary>
    private static IReadOnlyList<ValidationError> Validate(ContractModel contract, TypeModel type, JsonNode document) =>
        contract.Validator is { } validator && type.ValidationKey is { } key
            ? SchemaEvaluator.Check(validator.Json, key, document)
            : [];
}
