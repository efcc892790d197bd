using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace HiveContracts.Generator.Diagnostics;

/// <summary>A part of one line of a file. Line and column count from zero.</summary>
internal sealed record FilePosition(string Path, int Start, int Length, int Line, int Column)
{
    /// <summary>The start of a file.</summary>
    public static FilePosition StartOf(string path) => new(path, 0, 0, 0, 0);

    /// <summary>The name of the file and the line, which counts from one, for messages.</summary>
    public string FileAndLine => $"{Path[(Path.LastIndexOfAny(['/', '\\']) + 1)..]}, line {Line + 1}";

    public Location ToLocation() => Location.Create(
        Path, new TextSpan(Start, Length), new LinePositionSpan(new LinePosition(Line, Column), new LinePosition(Line, Column + Length)));
}
