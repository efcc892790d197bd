using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Model;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Schema;

/// <summary>Reads <c>x-vocabulary</c>: the heads of a model and the classes in them.</summary>
internal sealed class VocabularyReader(DiagnosticBag diagnostics)
{
    private static readonly string[] Scales = ["probability"];

    public VocabularyModel Read(Definition definition)
    {
        var vocabulary = (JObject)definition.Schema["x-vocabulary"]!;
        CheckScale(vocabulary);
        CheckKeys(vocabulary, "scale", "heads");

        var classes = new List<ClassModel>();
        var heads = new List<HeadModel>();
        var classNames = new NameTable(diagnostics, Reserved.KeyMembers.Append("Heads"));
        var headNames = new NameTable(diagnostics, Reserved.HeadsMembers);
        foreach (JProperty head in Object(vocabulary, "heads").Properties())
        {
            if (head.Value is not JObject content)
            {
                Report(head, "an object with classes");
                continue;
            }

            CheckKeys(content, "classes", "negative");
            int first = classes.Count;
            foreach ((string list, bool isNegative) in new[] { ("classes", false), ("negative", true) })
            {
                foreach (JToken name in Names(content, list))
                {
                    string identifier = Identifiers.Pascal((string)name!);
                    classNames.Take(identifier, (string)name!, name);
                    classes.Add(new ClassModel((string)name!, identifier, isNegative));
                }
            }

            string headName = Identifiers.Pascal(head.Name);
            headNames.Take(headName, head.Name, head);
            heads.Add(new HeadModel(head.Name, headName, Enumerable.Range(first, classes.Count - first).ToEquatableArray()));
        }

        return new VocabularyModel { Name = definition.Name, Classes = classes.ToEquatableArray(), Heads = heads.ToEquatableArray() };
    }

    private void CheckScale(JObject vocabulary)
    {
        JToken? scale = vocabulary["scale"];
        if (scale is not JValue { Type: JTokenType.String } || !Scales.Contains((string)scale!))
        {
            Report(scale?.Parent ?? vocabulary.Parent!, "a scale of " + string.Join(" or ", Scales));
        }
    }

    private void CheckKeys(JObject content, params string[] known)
    {
        foreach (JProperty property in content.Properties().Where(property => !known.Contains(property.Name)))
        {
            diagnostics.Add(Descriptors.UnknownKeyword, SchemaDocument.PositionOf(property), property.Name, Suggestion.For(property.Name, known));
        }
    }

    private JObject Object(JObject parent, string name)
    {
        if (parent[name] is JObject found)
        {
            return found;
        }

        Report(parent[name]?.Parent ?? parent.Parent!, $"an object '{name}'");
        return [];
    }

    private IEnumerable<JToken> Names(JObject head, string list)
    {
        JToken? names = head[list];
        if (names is null)
        {
            return [];
        }

        if (names is JArray && names.All(static name => name.Type is JTokenType.String && ((string)name!).Length > 0))
        {
            return names;
        }

        Report(names.Parent!, "an array of class names");
        return [];
    }

    private void Report(JToken token, string expected) =>
        diagnostics.Add(Descriptors.BadValue, SchemaDocument.PositionOf(token), token is JProperty property ? property.Name : token.Path, expected);
}
