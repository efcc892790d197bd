using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Samples;

/// <summary>Finds the type that a sample is checked against: as the item says, or else the one that the document resembles.</summary>
internal static class SampleType
{
    // The namespace of schemas and samples whose items do not name one.
    private const string DefaultNamespace = "HiveContracts";

    /// <summary>Returns the type. If there is none, reports it and returns null.</summary>
    public static TypeModel? Find(SampleFile sample, JsonNode document, KnownContracts known, DiagnosticBag diagnostics)
    {
        if (sample.Namespace.Length > 0 && !known.Namespaces.Contains(sample.Namespace))
        {
            string expected = "a namespace that has schema files" + Suggestion.For(sample.Namespace, known.Namespaces);
            diagnostics.Add(Descriptors.BadBuildValue, document.Position, "The Namespace of a HiveSample", sample.Namespace, expected);
            return null;
        }

        // A type may be in any namespace if the item names none; the default one comes first.
        List<string> namespaces = sample.Namespace.Length > 0
            ? [sample.Namespace]
            : [.. known.Namespaces.OrderBy(static name => name != DefaultNamespace)];
        List<ContractModel> contracts = [.. namespaces.Select(known.Find).OfType<ContractModel>()];
        List<TypeModel> types =
        [
            .. contracts.SelectMany(static contract => contract.Types).Where(static type => type is ObjectModel or UnionModel or AnyJsonModel),
        ];
        if (sample.Type.Length == 0)
        {
            return BestFit(types, document) ?? Missing("the name of a type, because no type has a property of the sample");
        }

        List<TypeModel> named = types.FindAll(type => type.Name == sample.Type);
        if (named.Count > 1 && named[0].Origin.Namespace != DefaultNamespace)
        {
            string expected = $"one of {string.Join(", ", named.Select(static type => type.Origin.Namespace))}, which have a type {sample.Type}";
            diagnostics.Add(Descriptors.BadBuildValue, document.Position, "The Namespace of a HiveSample", "", expected);
            return null;
        }

        return named.FirstOrDefault()
            ?? Missing("a type that is generated from an object" + Suggestion.For(sample.Type, types.Select(static candidate => candidate.Name)));

        TypeModel? Missing(string expected)
        {
            if (contracts.Count == namespaces.Count)
            {
                diagnostics.Add(Descriptors.BadBuildValue, document.Position, "The Type of a HiveSample", sample.Type, expected);
            }

            return null; // or the type is in a schema with errors, which are reported there
        }
    }

    /// <summary>
    /// The type that knows most properties of the document and requires fewest others; null if none knows a property. The root of a file is preferred.
    /// Only the root of a file is a document that is no object.
    /// </summary>
    private static TypeModel? BestFit(List<TypeModel> types, JsonNode document)
    {
        if (document is not JsonObject json)
        {
            return types.Where(static type => type is AnyJsonModel or ObjectModel { TakesAnyJson: true } && type.Origin.Location.IsRoot).ToList() is [{ } only]
                ? only
                : null;
        }

        ILookup<(string, string), ObjectModel> objects = types.OfType<ObjectModel>().ToLookup(static type => (type.Origin.Namespace, type.Name));
        return types
            .Select(type => (type, fit: FitOf(type, json, name => objects[(type.Origin.Namespace, name)])))
            .Where(static candidate => candidate.fit.Matches > 0)
            .OrderByDescending(static candidate => candidate.fit.Matches - candidate.fit.Missing)
            .ThenBy(static candidate => !candidate.type.Origin.Location.IsRoot)
            .ThenBy(static candidate => (candidate.type as ObjectModel)?.Properties.Count ?? 0)
            .Select(static candidate => candidate.type)
            .FirstOrDefault();
    }

    /// <summary>
    /// How many properties of a document a type knows, and how many it requires that the document lacks. A union is as good as its best case.
    /// </summary>
    private static (int Matches, int Missing) FitOf(TypeModel type, JsonObject json, Func<string, IEnumerable<ObjectModel>> find) => type switch
    {
        ObjectModel model => (
            model.Properties.Count(property => json.Has(property.JsonName)),
            model.Properties.Count(property => property.IsRequired && !json.Has(property.JsonName))),
        UnionModel union => union.Cases
            .SelectMany(candidate => find(candidate.TypeName))
            .Select(model => FitOf(model, json, find))
            .OrderByDescending(static fit => fit.Matches - fit.Missing)
            .FirstOrDefault(),
        _ => (0, 0),
    };
}
