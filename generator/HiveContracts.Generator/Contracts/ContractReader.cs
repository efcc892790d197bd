using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;
using HiveContracts.Generator.Validation;
using NJsonSchema;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads the schema files of one namespace into the model of what they become.</summary>
internal sealed class ContractReader
{
    private readonly string @namespace;
    private readonly BuildOptions options;
    private readonly SchemaSet set;
    private readonly SchemaGraph graph;
    private readonly DiagnosticBag diagnostics;
    private readonly NameTable typeNames;

    private ContractReader(string @namespace, BuildOptions options, SchemaSet set, SchemaGraph graph, DiagnosticBag diagnostics)
    {
        this.@namespace = @namespace;
        this.options = options;
        this.set = set;
        this.graph = graph;
        this.diagnostics = diagnostics;

        // Types are files, and the compiler tells names of files apart by more than their case.
        typeNames = new NameTable(diagnostics, ReservedNames.Types, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reports, and returns null, where there is an error in a file.</summary>
    public static ContractModel? Read(string @namespace, BuildOptions options, IEnumerable<SchemaFile> files, DiagnosticBag diagnostics)
    {
        var set = new SchemaSet(files, diagnostics);
        if (diagnostics.HasErrors || SchemaGraph.Read(set, diagnostics) is not { } graph)
        {
            return null;
        }

        ContractModel contract = new ContractReader(@namespace, options, set, graph, diagnostics).Read();
        return diagnostics.HasErrors ? null : contract;
    }

    private ContractModel Read()
    {
        List<TypeModel> types = [];
        List<VocabularyModel> vocabularies = ReadVocabularies(types);
        foreach (Definition definition in set.Definitions.Where(static definition => definition.IsClassScores))
        {
            typeNames.Take(definition.Name, definition.JsonName, definition.NameToken);
            new NameTable(diagnostics, ReservedNames.ScoresMembers).Take(definition.Name, definition.JsonName, definition.NameToken);
            types.Add(new ClassScoresModel { Name = definition.Name, Origin = OriginOf(definition), Vocabularies = vocabularies.ToEquatableArray() });
        }

        RulesBundle? rules = options.IsValidated ? new RulesBundle(set) : null;
        var choices = new DiscriminatedUnions(graph, options.IsValidated);
        List<TypeModel> documents = [.. ReadObjects(rules, choices), .. ReadValues(rules, choices)];
        types.AddRange(documents);
        if (rules is not null)
        {
            types.Add(rules.ToModel(Origin("", string.Join(", ", set.Documents.Select(static document => document.File.Name)))));
        }

        string fingerprint = Fingerprint.Of(set.Documents.Select(static document => document.File));
        types.Add(new ResolverModel
        {
            Fingerprint = options.IsPublic ? fingerprint : null,
            Name = "ContractTypeInfoResolver",
            Origin = Origin("", string.Join(", ", set.Documents.Select(static document => document.File.Name))),
            Types = documents.Where(static type => type is not EnumModel).Select(static type => type.Name).ToEquatableArray(),
        });
        return new ContractModel { Namespace = @namespace, Fingerprint = fingerprint, IsDefault = set.Documents.All(static document => document.File.IsDefault), Types = types.OrderBy(static type => type.Name, StringComparer.Ordinal).ToEquatableArray() };
    }

    private List<VocabularyModel> ReadVocabularies(List<TypeModel> types)
    {
        var reader = new VocabularyReader(diagnostics);
        var vocabularies = new List<VocabularyModel>();
        var viewNames = new NameTable(diagnostics, ReservedNames.ScoresMembers.Concat(set.Definitions.Where(static definition => definition.IsClassScores).Select(static definition => definition.Name)));
        foreach (Definition definition in set.Definitions.Where(static definition => definition.IsVocabulary))
        {
            VocabularyModel vocabulary = reader.Read(definition);
            TypeOrigin origin = OriginOf(definition);
            vocabularies.Add(vocabulary);
            viewNames.Take(vocabulary.Name, definition.JsonName, definition.NameToken);
            List<TypeModel> own =
            [
                new ClassKeyModel { Name = vocabulary.KeyName, Origin = origin, Vocabulary = vocabulary },
                new ClassViewModel { Name = vocabulary.ViewName, Origin = origin, Vocabulary = vocabulary },
            ];
            if (vocabulary.Heads.Count > 0)
            {
                own.Add(new HeadsModel { Name = vocabulary.HeadsName, Origin = origin, Vocabulary = vocabulary });
            }

            own.ForEach(type => typeNames.Take(type.Name, definition.JsonName, definition.NameToken));
            types.AddRange(own);
        }

        return vocabularies;
    }

    /// <summary>The roots of files that are no objects, and so what people parse.</summary>
    private List<ValueModel> ReadValues(RulesBundle? rules, DiscriminatedUnions choices)
    {
        var values = new List<ValueModel>();
        foreach (Definition root in set.Definitions.Where(definition => definition.IsRoot && !IsObject(definition) && !choices.IsChoice(definition.Schema) && !definition.IsClassScores && !definition.IsVocabulary))
        {
            typeNames.Take(root.Name, root.JsonName, root.NameToken);
            values.Add(new ValueModel { Name = root.Name, Origin = OriginOf(root), RulesKey = rules?.KeyOf(root.Schema) });
        }

        return values;
    }

    private bool IsObject(Definition definition) => !definition.IsVocabulary && !definition.IsClassScores && !definition.IsAlias && !definition.IsMap && ValueReader.IsObject(graph.SchemaOf(definition));

    private IEnumerable<TypeModel> ReadObjects(RulesBundle? rules, DiscriminatedUnions choices)
    {
        var reader = new ObjectReader(graph, typeNames, diagnostics, options.HasUnions, rules, choices, Origin);
        List<Definition> definitions = [.. set.Definitions.Where(definition => IsObject(definition) && !choices.IsChoice(definition.Schema))];
        List<Definition> chosen = [.. set.Definitions.Where(definition => choices.IsChoice(definition.Schema))];
        foreach (Definition definition in definitions.Concat(chosen))
        {
            typeNames.Take(definition.Name, definition.JsonName, definition.NameToken);
        }

        definitions.ForEach(definition => reader.Read(graph.SchemaOf(definition), definition.Schema, definition.Name, definition.Source));
        chosen.ForEach(definition => reader.ReadChoice(definition.Schema, definition.Name, graph.SchemaOf(definition).Description ?? "", definition.Source));

        var enums = new EnumTypes(reader.Models, reader.Enums, typeNames);
        List<ObjectModel> models = [.. reader.Models.Select(enums.Apply)];

        // The ways of x-flatten and x-is go through types that may be read after the one that has it.
        var paths = new PathReader(models, diagnostics);
        ILookup<string, Definition> bySource = definitions.ToLookup(static definition => definition.Source);
        return [.. models.Select(model => bySource[model.Origin.Source].FirstOrDefault() is { } definition ? paths.Read(model, definition.Schema) : model), .. reader.Choices, .. enums.Types];
    }

    private TypeOrigin OriginOf(Definition definition) => Origin(graph.SchemaOf(definition).Description ?? "", definition.Source);

    private TypeOrigin Origin(string summary, string source) => new() { Namespace = @namespace, IsPublic = options.IsPublic, Summary = summary, Source = source };
}
