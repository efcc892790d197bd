using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Contracts;

/// <summary>Reads <c>x-vocabulary</c>: the classes of a model, in heads or not.</summary>
internal sealed class VocabularyReader(DiagnosticBag diagnostics)
{
    public VocabularyModel Read(Definition definition)
    {
        var vocabulary = (JObject)definition.Schema["x-vocabulary"]!;
        Scale scale = ReadScale(vocabulary);
        if (scale is Scale.Severity)
        {
            CheckKeys(vocabulary, "scale", "classes");
        }
        else
        {
            CheckKeys(vocabulary, "scale", "heads", "classes");
        }

        var classes = new List<ClassModel>();
        var heads = new List<HeadModel>();
        var classNames = new NameTable(diagnostics, ReservedNames.KeyMembers.Concat([definition.Name + "Class", definition.Name + "Scores"]));
        var headNames = new NameTable(diagnostics, ReservedNames.KeyMembers.Append(definition.Name + "Heads"));
        ReadClasses(vocabulary, "classes", isNegative: false, classes, classNames);
        foreach (JProperty head in ReadHeads(vocabulary))
        {
            if (head.Value is not JObject content)
            {
                Report(head, "an object with classes");
                continue;
            }

            CheckKeys(content, "classes", "negative");
            int first = classes.Count;
            ReadClasses(content, "classes", isNegative: false, classes, classNames);
            ReadClasses(content, "negative", isNegative: true, classes, classNames);

            string headName = Identifiers.Pascal(head.Name);
            headNames.Take(headName, head.Name, head);
            heads.Add(new HeadModel(head.Name, headName, Enumerable.Range(first, classes.Count - first).ToEquatableArray()));
        }

        return new VocabularyModel { Name = definition.Name, Scale = scale, Classes = classes.ToEquatableArray(), Heads = heads.ToEquatableArray() };
    }

    private Scale ReadScale(JObject vocabulary)
    {
        switch (vocabulary["scale"] is JValue { Type: JTokenType.String } scale ? (string)scale! : "")
        {
            case "probability":
                return Scale.Probability;
            case "severity":
                return Scale.Severity;
            default:
                Report(vocabulary["scale"]?.Parent ?? vocabulary.Parent!, "a scale of probability or severity");
                return Scale.Probability;
        }
    }

    private IEnumerable<JProperty> ReadHeads(JObject vocabulary)
    {
        if (vocabulary["heads"] is not { } heads)
        {
            return [];
        }

        if (heads is JObject found)
        {
            return found.Properties();
        }

        Report(heads.Parent!, "an object of heads");
        return [];
    }

    private void ReadClasses(JObject parent, string list, bool isNegative, List<ClassModel> classes, NameTable names)
    {
        if (parent[list] is not { } found)
        {
            return;
        }

        if (found is not JArray || found.Any(static name => name.Type is not JTokenType.String || ((string)name!).Length == 0))
        {
            Report(found.Parent!, "an array of class names");
            return;
        }

        foreach (JToken name in found)
        {
            string identifier = Identifiers.Pascal((string)name!);
            names.Take(identifier, (string)name!, name);
            classes.Add(new ClassModel((string)name!, identifier, isNegative));
        }
    }

    private void CheckKeys(JObject content, params string[] known)
    {
        foreach (JProperty property in content.Properties().Where(property => !known.Contains(property.Name)))
        {
            Report(property, string.Join(" or ", known) + Suggestion.For(property.Name, known));
        }
    }

    private void Report(JToken token, string expected) =>
        diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(token), token is JProperty property ? property.Name : token.Path, expected);
}
