using HiveContracts.Generator.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Schema;

/// <summary>A schema file as JSON whose tokens know where they stand.</summary>
internal sealed class SchemaDocument
{
    private readonly SourceText text;
    private readonly List<int> lineStarts;

    private SchemaDocument(SchemaFile file, SourceText text, JObject root)
    {
        File = file;
        this.text = text;
        lineStarts = LineStarts(file.Text);
        Root = root;
        root.AddAnnotation(this);
    }

    public SchemaFile File { get; }

    public JObject Root { get; }

    public bool IsOverlay => Root.ContainsKey("x-overlay");

    /// <summary>The document that a token was read from, also after an overlay has moved it.</summary>
    public static SchemaDocument Of(JToken token) => token.AncestorsAndSelf().Select(static ancestor => ancestor.Annotation<SchemaDocument>()).First(static document => document is not null)!;

    public static FilePosition PositionOf(JToken token) => Of(token).Position(token);

    /// <summary>A token's file and line, for messages.</summary>
    public static string PlaceOf(JToken token) => $"{Of(token).File.Name}, line {PositionOf(token).Line + 1}";

    /// <summary>Reads a file; reports, and returns null, where it is no JSON object.</summary>
    public static SchemaDocument? Read(SchemaFile file, DiagnosticBag diagnostics, string what = "the schema file")
    {
        SourceText text = SourceText.From(file.Text);
        if (JsonSyntax.FindFault(file.Text) is { } fault)
        {
            diagnostics.Add(Descriptors.Malformed, Position(file, text, fault.At, 1), fault.Problem);
            return null;
        }

        using var reader = new JsonTextReader(new StringReader(file.Text)) { DateParseHandling = DateParseHandling.None, MaxDepth = null };
        switch (JToken.Load(reader, new JsonLoadSettings { LineInfoHandling = LineInfoHandling.Load }))
        {
            case JObject root:
                return new SchemaDocument(file, text, root);
            case JValue { Value: bool takesAnything } when what == "the schema file":
                return new SchemaDocument(file, text, takesAnything ? new JObject() : new JObject { ["not"] = new JObject() });
        }

        diagnostics.Add(Descriptors.BadValue, Position(file, text, file.Text.Length - file.Text.TrimStart().Length, 1), what, what == "the schema file" ? "a JSON object, or a boolean" : "a JSON object");
        return null;
    }

    /// <summary>A place in a file; a span ends with its line.</summary>
    private static FilePosition Position(SchemaFile file, SourceText text, int start, int length)
    {
        start = Math.Min(start, text.Length);
        LinePosition position = text.Lines.GetLinePosition(start);
        return new FilePosition(file.Path, start, Math.Min(length, text.Length - start), position.Line, position.Character);
    }

    /// <summary>Where lines start as Newtonsoft counts them, which knows fewer line breaks than Roslyn.</summary>
    private static List<int> LineStarts(string text)
    {
        List<int> starts = [0];
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))
            {
                starts.Add(at + 1);
            }
        }

        return starts;
    }

    private FilePosition Position(JToken token)
    {
        var info = (IJsonLineInfo)token;
        if (!info.HasLineInfo())
        {
            return Position(File, text, 0, 0);
        }

        // Newtonsoft tells where it stood after the token: look back for the token's start.
        int lineStart = lineStarts[Math.Min(info.LineNumber - 1, lineStarts.Count - 1)];
        int end = Math.Min(lineStart + info.LinePosition, File.Text.Length);
        string spelling = token switch
        {
            JProperty property => JsonConvert.ToString(property.Name),
            JValue { Type: JTokenType.String } value => JsonConvert.ToString((string)value!),
            JObject => "{",
            JArray => "[",
            _ => token.ToString(Formatting.None),
        };
        int start = end > lineStart ? File.Text.LastIndexOf(spelling, end - 1, end - lineStart, StringComparison.Ordinal) : -1;
        return start < 0 ? Position(File, text, Math.Max(end - 1, lineStart), 1) : Position(File, text, start, spelling.Length);
    }
}
