using HiveContracts.Generator.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HiveContracts.Generator.Schema;

/// <summary>A schema file as JSON whose tokens know where they stand.</summary>
internal sealed class SchemaDocument
{
    private readonly SourceText text;

    private SchemaDocument(SchemaFile file, SourceText text, JObject root)
    {
        File = file;
        this.text = text;
        Root = root;
        root.AddAnnotation(this);
    }

    public SchemaFile File { get; }

    public JObject Root { get; }

    /// <summary>The document that a token was read from, also after an overlay has moved it.</summary>
    public static SchemaDocument Of(JToken token) => token.AncestorsAndSelf().Select(static ancestor => ancestor.Annotation<SchemaDocument>()).First(static document => document is not null)!;

    public static FilePosition PositionOf(JToken token) => Of(token).Position(token);

    /// <summary>A token's file and line, for messages.</summary>
    public static string PlaceOf(JToken token) => $"{Of(token).File.Name}, line {PositionOf(token).Line + 1}";

    /// <summary>Reads a file; reports, and returns null, where it is no JSON object.</summary>
    public static SchemaDocument? Read(SchemaFile file, DiagnosticBag diagnostics)
    {
        SourceText text = SourceText.From(file.Text);
        try
        {
            if (string.IsNullOrWhiteSpace(file.Text))
            {
                diagnostics.Add(Descriptors.Malformed, Position(file, text, 1, 1, 0), "the file is empty");
                return null;
            }

            using var reader = new StrictJsonReader(text);
            JToken token = JToken.Load(reader, new JsonLoadSettings { LineInfoHandling = LineInfoHandling.Load });
            while (reader.Read())
            {
                // Anything but white space behind the value throws.
            }

            if (token is JObject root)
            {
                return new SchemaDocument(file, text, root);
            }

            var start = (IJsonLineInfo)token;
            diagnostics.Add(Descriptors.BadValue, Position(file, text, start.LineNumber, start.LinePosition, 1), "the schema file", "a JSON object");
        }
        catch (JsonReaderException malformed)
        {
            diagnostics.Add(Descriptors.Malformed, Position(file, text, malformed.LineNumber, malformed.LinePosition, 1), Reason(malformed.Message));
        }

        return null;
    }

    private static string Reason(string message)
    {
        // Newtonsoft appends path and position, which the diagnostic has by itself.
        int end = message.IndexOf(" Path '", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }

    private static FilePosition Position(SchemaFile file, SourceText text, int line, int column, int length)
    {
        TextLine found = text.Lines[Math.Min(Math.Max(line - 1, 0), text.Lines.Count - 1)];
        int start = Math.Min(found.Start + Math.Max(column - 1, 0), found.End);
        return new FilePosition(file.Path, start, Math.Min(length, text.Length - start), found.LineNumber, start - found.Start);
    }

    private FilePosition Position(JToken token)
    {
        var info = (IJsonLineInfo)token;
        if (!info.HasLineInfo())
        {
            return Position(File, text, 1, 1, 1);
        }

        // Newtonsoft tells where it stood after the token: look back for the token's start.
        TextLine line = text.Lines[Math.Min(Math.Max(info.LineNumber - 1, 0), text.Lines.Count - 1)];
        int end = Math.Min(line.Start + info.LinePosition, line.End);
        string spelling = token switch
        {
            JProperty property => JsonConvert.ToString(property.Name),
            JValue { Type: JTokenType.String } value => JsonConvert.ToString((string)value!),
            JObject => "{",
            JArray => "[",
            _ => token.ToString(Formatting.None),
        };
        int start = end > line.Start ? line.ToString().LastIndexOf(spelling, end - 1 - line.Start, StringComparison.Ordinal) : -1;
        return start < 0
            ? Position(File, text, info.LineNumber, info.LinePosition, 1)
            : Position(File, text, info.LineNumber, start + 1, spelling.Length);
    }
}
