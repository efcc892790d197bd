using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads <c>x-vocabulary</c>: the classes of a model, with their heads.</summary>
internal sealed class VocabularyReader(DiagnosticBag diagnostics)
{
    // The classes of the vocabulary that is being read.
    private readonly Dictionary<string, FilePosition> known = [];

    public VocabularyModel Read(Definition definition, string name)
    {
        known.Clear();
        JsonProperty keyword = definition.Node.Json.Property("x-vocabulary")!;
        var vocabulary = (JsonObject)keyword.Value;
        Scale scale = ReadScale(keyword);
        CheckKeys(vocabulary, scale is Scale.Severity ? ["scale", "classes"] : ["scale", "heads", "classes"]);

        var classNames = new NameTable(diagnostics, [.. ReservedNames.KeyMembers, name + "Class", name + "Scores"]);
        var headNames = new NameTable(diagnostics, [.. ReservedNames.KeyMembers, name + "Heads"]);
        List<ClassModel> classes = [.. ReadClasses(vocabulary, "classes", isNegative: false, classNames)];
        var heads = new List<HeadModel>();
        foreach (JsonProperty head in ReadHeads(vocabulary))
        {
            if (head.Value is not JsonObject content)
            {
                Report(head, $"must be an object with classes, but is {head.Value.Description}");
                continue;
            }

            CheckKeys(content, ["classes", "negative"]);
            int first = classes.Count;
            classes.AddRange(ReadClasses(content, "classes", isNegative: false, classNames));
            classes.AddRange(ReadClasses(content, "negative", isNegative: true, classNames));
            string headName = headNames.Add(WantedName.Of(head.Name, head.Position));
            heads.Add(new HeadModel(head.Name, headName, Enumerable.Range(first, classes.Count - first).ToEquatableArray()));
        }

        return new VocabularyModel { Name = name, Scale = scale, Classes = classes.ToEquatableArray(), Heads = heads.ToEquatableArray() };
    }

    private Scale ReadScale(JsonProperty keyword)
    {
        var vocabulary = (JsonObject)keyword.Value;
        switch (vocabulary.StringOf("scale"))
        {
            case "probability":
                return Scale.Probability;
            case "severity":
                return Scale.Severity;
            default:
                Report(vocabulary.Property("scale") ?? keyword, "must have a scale of probability or severity");
                return Scale.Probability;
        }
    }

    private IEnumerable<JsonProperty> ReadHeads(JsonObject vocabulary)
    {
        if (vocabulary.Property("heads") is { Value: not JsonObject } heads)
        {
            Report(heads, $"must be an object of heads, but is {heads.Value.Description}");
        }

        return vocabulary["heads"]?.AsProperties() ?? [];
    }

    private IEnumerable<ClassModel> ReadClasses(JsonObject parent, string list, bool isNegative, NameTable names)
    {
        if (parent.Property(list) is not { } property)
        {
            yield break;
        }

        if (property.Value is not JsonArray array || array.Items.Any(static name => name is not JsonString { Value.Length: > 0 }))
        {
            Report(property, "must be an array of class names");
            yield break;
        }

        foreach (JsonNode item in array.Items)
        {
            string name = item.AsString()!;
            if (known.TryGetValue(name, out FilePosition? first))
            {
                diagnostics.Add(Descriptors.BadValue, item.Position, name, $"is a class already, in {first.FileAndLine}");
                continue;
            }

            known.Add(name, item.Position);
            yield return new ClassModel(name, names.Add(WantedName.Of(name, item.Position)), isNegative);
        }
    }

    private void CheckKeys(JsonObject content, string[] known)
    {
        foreach (JsonProperty property in content.Properties.Where(property => !known.Contains(property.Name)))
        {
            Report(property, $"is not one of {string.Join(", ", known)}{Suggestion.For(property.Name, known)}");
        }
    }

    private void Report(JsonProperty property, string problem) => diagnostics.Add(Descriptors.BadValue, property.Position, property.Name, problem);
}
