using HiveContracts.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace HiveContracts.Generator.Diagnostics;

/// <summary>A diagnostic as data: what the pipeline can compare and keep.</summary>
internal sealed record DiagnosticInfo
{
    public required string Id { get; init; }

    public required EquatableArray<string> Arguments { get; init; }

    /// <summary>Where; null where the fault is in no file.</summary>
    public required FilePosition? Position { get; init; }

    public bool IsError => Descriptors.Find(Id).DefaultSeverity is DiagnosticSeverity.Error;

    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, FilePosition? position, params string[] arguments) => new()
    {
        Id = descriptor.Id,
        Arguments = [.. arguments],
        Position = position,
    };

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptors.Find(Id), Position?.ToLocation() ?? Location.None, [.. Arguments]);
}

/// <summary>A piece of one line of a file; line and column count from zero.</summary>
internal sealed record FilePosition(string Path, int Start, int Length, int Line, int Column)
{
    public Location ToLocation() => Location.Create(
        Path, new TextSpan(Start, Length), new LinePositionSpan(new LinePosition(Line, Column), new LinePosition(Line, Column + Length)));
}
