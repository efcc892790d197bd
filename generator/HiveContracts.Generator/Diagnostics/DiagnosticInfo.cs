using HiveContracts.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Diagnostics;

/// <summary>A diagnostic as data, which the pipeline can compare and cache.</summary>
internal sealed record DiagnosticInfo
{
    public required string Id { get; init; }

    public required EquatableArray<string> Arguments { get; init; }

    /// <summary>The position of the error; null if it is not in a file.</summary>
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
