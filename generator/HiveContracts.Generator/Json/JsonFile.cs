using HiveContracts.Generator.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace HiveContracts.Generator.Json;

/// <summary>A JSON file: its path and its text.</summary>
internal sealed class JsonFile(string path, string text)
{
    private readonly SourceText source = SourceText.From(text);

    public string Path { get; } = path;

    public string Text { get; } = text;

    public string Name => Path[(Path.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>The folder, with the slash at its end; empty if the path is a name.</summary>
    public string Folder => Path[..^Name.Length];

    public FilePosition PositionOf(JsonPlace place) => PositionOf(place.Start, place.Length);

    /// <summary>A position in the file.</summary>
    public FilePosition PositionOf(int start, int length)
    {
        start = Math.Min(start, source.Length);
        LinePosition position = source.Lines.GetLinePosition(start);
        return new FilePosition(Path, start, Math.Min(length, source.Length - start), position.Line, position.Character);
    }

    /// <summary>Parses the file. If it is not JSON, reports it and returns null.</summary>
    /// <param name="diagnostics">Receives the error.</param>
    /// <param name="keys">What happens to a key that occurs twice in one object.</param>
    public JsonNode? Parse(DiagnosticBag diagnostics, DuplicateKeys keys)
    {
        if (JsonParser.Parse(this, keys, out JsonError? error) is { } value)
        {
            return value;
        }

        diagnostics.Add(Descriptors.Malformed, PositionOf(error!.Offset, 1), error.Message);
        return null;
    }
}
