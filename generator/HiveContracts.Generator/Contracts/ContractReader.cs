using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;
using HiveContracts.Generator.Validation;

namespace HiveContracts.Generator.Contracts;

/// <summary>Decides which types the schemas of a namespace become, step by step.</summary>
internal sealed class ContractReader
{
    private readonly ContractContext context;
    private readonly DiscriminatedUnions unions;
    private readonly ValidatorBuilder? validator;

    private ContractReader(ContractContext context)
    {
        this.context = context;
        unions = new DiscriminatedUnions(context);
        validator = context.IsValidated ? new ValidatorBuilder(context.Tree) : null;
    }

    public static ContractModel Read(string @namespace, BuildOptions options, SchemaTree tree, DiagnosticBag diagnostics)
    {
        var context = new ContractContext(@namespace, options, tree, diagnostics);
        if (!context.IsValidated)
        {
            UnenforcedKeywords.Report(tree, diagnostics);
        }

        return new ContractReader(context).Read();
    }

    private ContractModel Read()
    {
        List<TypeModel> types = ReadVocabularies();
        types.AddRange(ReadClassScores(types.OfType<ClassKeyModel>().Select(static type => type.Vocabulary).ToEquatableArray()));
        List<TypeModel> documents = [.. ReadDocuments()];
        types.AddRange(documents);
        if (validator is not null)
        {
            string json = validator.ToJson();
            types.Add(new ValidatorModel
            {
                Name = ValidatorModel.TypeName,
                Origin = context.OriginOfAll(),
                Json = json,
                Locations = validator.Nodes.Select(static node => node.Location).ToEquatableArray(),
            });
        }

        types.Add(new ResolverModel
        {
            Name = ResolverModel.TypeName,
            Origin = context.OriginOfAll(),
            Types = documents.Where(static type => type is not EnumModel).Select(static type => type.Name).ToEquatableArray(),
            Values = types
                .Where(static type => type.Converter is not null)
                .Select(static type => new ConvertedType(type.Name, type.Converter!))
                .OrderBy(static type => type.Name, StringComparer.Ordinal)
                .ToEquatableArray(),
        });
        return new ContractModel
        {
            Namespace = context.Namespace,
            Fingerprint = new FingerprintModel
            {
                Name = ResolverModel.TypeName,
                Origin = context.OriginOfAll(),
                Fingerprint = Fingerprint.Of(context.Tree.Files),
            },
            IsDefault = context.Tree.Files.All(static file => file.IsDefault),
            HasErrors = false,
            Types = types.OrderBy(static type => type.Name, StringComparer.Ordinal).ToEquatableArray(),
        };
    }

    private List<TypeModel> ReadVocabularies()
    {
        var types = new List<TypeModel>();
        var reader = new VocabularyReader(context.Diagnostics);
        IEnumerable<string> classScores = DefinitionsWhere(static definition => definition.IsClassScores).Select(context.NameOf);
        var views = new NameTable(context.Diagnostics, [.. ReservedNames.ScoresMembers, .. classScores], "Classes");
        foreach (Definition definition in DefinitionsWhere(static definition => definition.IsVocabulary))
        {
            VocabularyModel vocabulary = reader.Read(definition, context.Names.AddVocabulary(definition, views));
            types.AddRange(TypesOf(vocabulary, context.OriginOf(definition.Node)));
        }

        return types;
    }

    private static IEnumerable<TypeModel> TypesOf(VocabularyModel vocabulary, TypeOrigin origin)
    {
        yield return new ClassKeyModel { Name = vocabulary.KeyName, Origin = origin, Vocabulary = vocabulary };
        yield return new ClassViewModel { Name = vocabulary.ViewName, Origin = origin, Vocabulary = vocabulary };
        if (vocabulary.Heads.Count > 0)
        {
            yield return new HeadsModel { Name = vocabulary.HeadsName, Origin = origin, Vocabulary = vocabulary };
        }
    }

    private IEnumerable<TypeModel> ReadClassScores(EquatableArray<VocabularyModel> vocabularies)
    {
        foreach (Definition definition in DefinitionsWhere(static definition => definition.IsClassScores))
        {
            context.Names.Add(definition);
            yield return new ClassScoresModel { Name = context.NameOf(definition), Origin = context.OriginOf(definition.Node), Vocabularies = vocabularies };
        }
    }

    /// <summary>Reads objects, unions and enums, those written inside others included, and other roots.</summary>
    private IEnumerable<TypeModel> ReadDocuments()
    {
        List<Definition> objects = DefinitionsWhere(definition => ValueReader.IsRecord(definition) && !unions.Has(definition.Node));
        List<Definition> unionDefinitions = DefinitionsWhere(definition => unions.Has(definition.Node));
        List<Definition> otherRoots = DefinitionsWhere(IsOtherRoot);
        List<Definition> enumDefinitions = DefinitionsWhere(static definition =>
            definition is { IsRoot: false, IsAlias: false } && EnumReader.Read(definition.Node) is not null);

        // Before anything inside them, whose names depend on theirs.
        foreach (Definition definition in objects.Concat(unionDefinitions).Concat(otherRoots).Concat(enumDefinitions))
        {
            context.Names.Add(definition);
        }

        var reader = new ObjectReader(context, unions, validator);
        objects.ForEach(definition => reader.Read(definition.Node, context.NameOf(definition)));
        unionDefinitions.ForEach(definition => reader.ReadUnion(definition.Node, context.NameOf(definition)));

        List<AnyJsonModel> roots = otherRoots.ConvertAll(definition => ReadOtherRoot(definition, reader));
        List<ObjectModel> models = [.. reader.Objects];

        // The paths of x-flatten and x-is lead through types that may be read later than the type that has them.
        var paths = new PathReader(models, context.Diagnostics);
        Dictionary<SchemaLocation, SchemaNode> nodes = objects.Select(static definition => definition.Node).ToDictionary(static node => node.Location);
        IEnumerable<ObjectModel> withPaths = models
            .Select(model => nodes.TryGetValue(model.Origin.Location, out SchemaNode? node) ? paths.Read(model, node) : model);
        return [.. withPaths, .. reader.Unions, .. reader.Enums.UsedBy(models, roots), .. roots];
    }

    /// <summary>Reads the root of a file whose values are not objects.</summary>
    private AnyJsonModel ReadOtherRoot(Definition root, ObjectReader reader) => new()
    {
        Name = context.NameOf(root),
        Origin = context.OriginOf(root.Node),
        Value = reader.ReadRoot(root.Node),
        ValidationKey = validator?.KeyOf(root.Node),
    };

    private bool IsOtherRoot(Definition definition) =>
        definition is { IsRoot: true, IsClassScores: false, IsVocabulary: false } && !ValueReader.IsRecord(definition) && !unions.Has(definition.Node)
        && !IsAnotherType(definition);

    /// <summary>
    /// Whether a root is only a reference to a definition that has a type: it is that type, unless dynamic references give the definition another meaning
    /// there.
    /// </summary>
    private bool IsAnotherType(Definition root) => root is { IsAlias: true, Node.Target.Definition: { } target }
        && (target.IsClassScores || ValueReader.IsRecord(target) || unions.Has(target.Node))
        && (!context.IsValidated || !context.Tree.HasDynamicReferences);

    private List<Definition> DefinitionsWhere(Func<Definition, bool> condition) => [.. context.Tree.Definitions.Where(condition)];
}
