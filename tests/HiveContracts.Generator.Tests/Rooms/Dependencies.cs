using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HiveContracts.Generator.Tests.Rooms;

/// <summary>The places where code in one top-level folder of a project names something that is declared in another one.</summary>
internal sealed record Dependency(string From, string To, string Type, string Symbol, string Place)
{
    /// <summary>Finds the dependencies between the folders of a project, with the compiler.</summary>
    /// <param name="project">The folder of the project.</param>
    /// <param name="usings">Namespaces that the project imports everywhere.</param>
    public static IReadOnlyList<Dependency> In(string project, params string[] usings)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        string[] implicitUsings =
        [
            "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", .. usings,
        ];
        List<SyntaxTree> trees =
        [
            CSharpSyntaxTree.ParseText(string.Concat(implicitUsings.Select(static name => $"global using global::{name};\n")), options, "Usings.cs"),
            .. SourceFiles(project).Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path)),
        ];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Rooms", trees, References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        return [.. trees.Skip(1).SelectMany(tree => In(project, tree, compilation.GetSemanticModel(tree)))];
    }

    /// <summary>The source files of a project, without what the build put there.</summary>
    public static IEnumerable<string> SourceFiles(string project) => Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
        .Where(file => Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<Dependency> In(string project, SyntaxTree tree, SemanticModel model)
    {
        string from = RoomOf(project, tree.FilePath);
        foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            ISymbol? symbol = model.GetSymbolInfo(name).Symbol?.OriginalDefinition;
            if (symbol is null or INamespaceSymbol || HomeOf(symbol) is not { } home)
            {
                continue;
            }

            string to = RoomOf(project, home);
            if (to != from)
            {
                int line = name.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                string type = (symbol as INamedTypeSymbol ?? symbol.ContainingType)?.Name ?? "";
                yield return new Dependency(from, to, type, symbol.Name, $"{Path.GetRelativePath(project, tree.FilePath)}:{line}");
            }
        }
    }

    /// <summary>The file that declares a symbol. Of a type in several files, the one that has its name.</summary>
    private static string? HomeOf(ISymbol symbol)
    {
        string[] files = [.. symbol.DeclaringSyntaxReferences.Select(static declaration => declaration.SyntaxTree.FilePath)];
        return files.FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == symbol.Name) ?? files.FirstOrDefault();
    }

    private static string RoomOf(string project, string file) =>
        Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar) is [{ } room, _, ..] ? room : "";

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static path => !Path.GetFileName(path).StartsWith("HiveContracts", StringComparison.Ordinal))
        .Select(static path => MetadataReference.CreateFromFile(path));
}
