using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Schemas;

/// <summary>
/// Merges an overlay into the other files of its namespace: a vocabulary that one of them defines grows by the overlay's heads and classes,
/// and an object grows by the overlay's properties. Definitions of other names stay in the overlay, as new ones.
/// </summary>
internal sealed class Overlay(JsonFile overlay, IEnumerable<JsonFile> others, DiagnosticBag diagnostics)
{
    public void Merge()
    {
        foreach (JProperty property in overlay.Root.Properties())
        {
            switch (property.Name)
            {
                case "definitions" or "$defs" when property.Value is JObject definitions:
                    definitions.Properties().ToList().ForEach(MergeDefinition);
                    break;
                case "$schema" or "$id" or "$comment" or "title" or "description" or "x-overlay":
                    break;
                default:
                    diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(property), property.Name, "only definitions in an overlay");
                    break;
            }
        }
    }

    private void MergeDefinition(JProperty definition)
    {
        if (definition.Value is not JObject more)
        {
            return; // reported as no schema
        }

        if (Find(definition.Name) is not { } known)
        {
            if (more["x-vocabulary"] is JObject vocabulary && !vocabulary.ContainsKey("scale"))
            {
                diagnostics.Add(
                    Descriptors.BadValue, JsonFile.PositionOf(definition), definition.Name, "a vocabulary to add to" + Suggestion.For(definition.Name, KnownNames()) + ", or a scale for a new one");
                definition.Remove();
            }

            return;
        }

        foreach (JProperty keyword in more.Properties())
        {
            switch (keyword.Name)
            {
                case "x-vocabulary" when keyword.Value is JObject classes && known["x-vocabulary"] is JObject vocabulary:
                    MergeVocabulary(classes, vocabulary);
                    break;
                case "properties" when keyword.Value is JObject properties && !known.ContainsKey("x-vocabulary"):
                    MergeProperties(properties, Child(known, "properties"));
                    break;
                case "$comment" or "description":
                    break;
                default:
                    diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(keyword), keyword.Name, $"only x-vocabulary or properties, since '{definition.Name}' is defined already");
                    break;
            }
        }

        definition.Remove();
    }

    private void MergeProperties(JObject properties, JObject known)
    {
        foreach (JProperty property in properties.Properties())
        {
            if (known.ContainsKey(property.Name))
            {
                diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(property), property.Name, "a property that is not defined already");
            }
            else
            {
                Add(known, property);
            }
        }
    }

    private void MergeVocabulary(JObject more, JObject vocabulary)
    {
        foreach (JProperty property in more.Properties())
        {
            if (property is { Name: "heads", Value: JObject heads })
            {
                JObject known = Child(vocabulary, "heads");
                foreach (JProperty head in heads.Properties())
                {
                    MergeHead(head, known);
                }
            }
            else if (property is { Name: "classes", Value: JArray classes })
            {
                MergeClasses(vocabulary, property, classes);
            }
            else if (property.Name != "scale" || !JToken.DeepEquals(property.Value, vocabulary["scale"]))
            {
                diagnostics.Add(Descriptors.BadValue, JsonFile.PositionOf(property), property.Name, "only heads and classes to add to a vocabulary that is defined already");
            }
        }
    }

    private void MergeHead(JProperty head, JObject heads)
    {
        if (heads[head.Name] is not JObject known || head.Value is not JObject more)
        {
            Add(heads, head);
            return;
        }

        foreach (JProperty list in more.Properties())
        {
            if (list.Value is JArray classes)
            {
                MergeClasses(known, list, classes);
            }
            else
            {
                Add(known, list);
            }
        }
    }

    private void MergeClasses(JObject parent, JProperty list, JArray classes)
    {
        if (parent[list.Name] is not JArray known)
        {
            Add(parent, list);
            return;
        }

        foreach (JToken name in classes)
        {
            known.Add(Marked(name));
        }
    }

    private IEnumerable<JProperty> KnownDefinitions() => others
        .SelectMany(static document => new[] { document.Root["definitions"], document.Root["$defs"] })
        .OfType<JObject>()
        .SelectMany(static definitions => definitions.Properties());

    private IEnumerable<string> KnownNames() => KnownDefinitions().Select(static definition => definition.Name);

    /// <summary>A definition by its key, or the root of a file by its title.</summary>
    private JObject? Find(string name) => KnownDefinitions().FirstOrDefault(definition => definition.Name == name)?.Value as JObject
        ?? others.Select(static document => document.Root).FirstOrDefault(root => root["title"] is JValue { Type: JTokenType.String } title && (string)title! == name);

    private static JObject Child(JObject parent, string name)
    {
        if (parent[name] is not JObject child)
        {
            parent[name] = child = [];
        }

        return child;
    }

    private void Add(JObject parent, JProperty property)
    {
        parent.Remove(property.Name);
        parent.Add(Marked(property));
    }

    /// <summary>A copy that keeps its position in the overlay's file.</summary>
    private JToken Marked(JToken token)
    {
        JToken copy = token.DeepClone();
        copy.RemoveAnnotations<JsonFile>();
        copy.AddAnnotation(overlay);
        return copy;
    }
}
