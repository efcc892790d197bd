using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Json;

/// <summary>A schema file as JSON whose tokens know where they stand.</summary>
internal sealed class JsonFile
{
    private readonly SourceText text;

    private JsonFile(SchemaFile file, SourceText text, JToken root)
    {
        File = file;
        this.text = text;
        Value = root;
        root.AddAnnotation(this);
    }

    public SchemaFile File { get; }

    /// <summary>What the file is: an object, unless it is a sample.</summary>
    public JToken Value { get; }

    public JObject Root => (JObject)Value;

    public bool IsOverlay => Root.ContainsKey("x-overlay");

    /// <summary>The document that a token was read from, also after an overlay has moved it.</summary>
    public static JsonFile Of(JToken token) => token.AncestorsAndSelf().Select(static ancestor => ancestor.Annotation<JsonFile>()).First(static document => document is not null)!;

    public static FilePosition PositionOf(JToken token) => Of(token).Position(token);

    /// <summary>A value as it is spelled.</summary>
    public static string TextOf(JToken value) =>
        value.Annotation<JsonPlace>() is { } place ? Of(value).File.Text[place.Start..place.End] : value.ToString(Newtonsoft.Json.Formatting.None);

    /// <summary>A token's file and line, for messages.</summary>
    public static string PlaceOf(JToken token) => $"{Of(token).File.Name}, line {PositionOf(token).Line + 1}";

    /// <summary>Reads a schema file; reports, and returns null, where it is none.</summary>
    public static JsonFile? Read(SchemaFile file, DiagnosticBag diagnostics)
    {
        if (ReadJson(file, diagnostics, isSample: false) is not { } document)
        {
            return null;
        }

        switch (document.Value)
        {
            case JObject:
                return document;
            case JValue { Value: bool takesAnything }:
                return new JsonFile(file, document.text, takesAnything ? new JObject() : new JObject { ["not"] = new JObject() });
            default:
                diagnostics.Add(Descriptors.BadValue, document.Position(document.Value), "the schema file", "a JSON object, or a boolean");
                return null;
        }
    }

    /// <summary>Reads a JSON file; reports, and returns null, where it is not JSON.</summary>
    public static JsonFile? ReadJson(SchemaFile file, DiagnosticBag diagnostics, bool isSample)
    {
        SourceText text = SourceText.From(file.Text);
        if (JsonParser.Read(file.Text, isSample, out (int At, string Problem)? fault) is { } value)
        {
            return new JsonFile(file, text, value);
        }

        diagnostics.Add(Descriptors.Malformed, Position(file, text, fault!.Value.At, 1), fault.Value.Problem);
        return null;
    }

    /// <summary>A place in a file; a span ends with its line.</summary>
    private static FilePosition Position(SchemaFile file, SourceText text, int start, int length)
    {
        start = Math.Min(start, text.Length);
        LinePosition position = text.Lines.GetLinePosition(start);
        return new FilePosition(file.Path, start, Math.Min(length, text.Length - start), position.Line, position.Character);
    }

    private FilePosition Position(JToken token) => token.Annotation<JsonPlace>() is { } place ? Position(File, text, place.Start, place.Length) : Position(File, text, 0, 0);
}
