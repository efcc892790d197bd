using HiveContracts.Generator.Build;
using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Schemas;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Contracts;

/// <summary>What the readers of a namespace share.</summary>
internal sealed class ContractContext(string @namespace, BuildOptions options, SchemaTree tree, DiagnosticBag diagnostics)
{
    public string Namespace => @namespace;

    public BuildOptions Options => options;

    public SchemaTree Tree => tree;

    public bool IsValidated => options.IsValidated;

    public TypeNames Names { get; } = new(@namespace, tree, diagnostics);

    public DiagnosticBag Diagnostics => diagnostics;

    public void Report(DiagnosticDescriptor descriptor, FilePosition position, params string[] arguments) => diagnostics.Add(descriptor, position, arguments);

    /// <summary>Reports a keyword that types do not express, unless validation enforces it.</summary>
    public void ReportUntranslated(FilePosition position, string keyword, string where)
    {
        if (!IsValidated)
        {
            diagnostics.Add(Descriptors.UntranslatedKeyword, position, keyword, where);
        }
    }

    /// <summary>The C# name of a definition.</summary>
    public string NameOf(Definition definition) => Names.Of(definition);

    public TypeOrigin OriginOf(SchemaNode node) => Origin(node.Description ?? "", [node.Location]);

    /// <summary>The origin of a type that is made of all files.</summary>
    public TypeOrigin OriginOfAll() => Origin("", tree.Roots.Select(static root => root.Location).ToEquatableArray());

    private TypeOrigin Origin(string summary, EquatableArray<SchemaLocation> locations) => new()
    {
        Namespace = @namespace,
        IsPublic = options.IsPublic,
        Summary = summary,
        Locations = locations,
    };
}
