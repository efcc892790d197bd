using HiveContracts.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Checks;

/// <summary>Finds the contracts of a project that an IDE compiles beside this one.</summary>
internal static class CompilationContracts
{
    public static IEnumerable<ReferencedContract> Read(Compilation compilation, CancellationToken cancellation) => compilation
        .GetSymbolsWithName(ResolverModel.TypeName, SymbolFilter.Type, cancellation)
        .Select(resolver => Contract(compilation.Assembly, resolver))
        .OfType<ReferencedContract>()
        .ToList();

    private static ReferencedContract? Contract(IAssemblySymbol assembly, ISymbol resolver) =>
        ArgumentsOf(resolver, FingerprintModel.AttributeName).FirstOrDefault() is { } fingerprint
            ? new ReferencedContract
            {
                Assembly = assembly.Name,
                Namespace = resolver.ContainingNamespace.ToDisplayString(),
                Fingerprint = fingerprint,
                IsPublic = resolver.DeclaredAccessibility is Accessibility.Public,
                Friends = ArgumentsOf(assembly, ReferencedContract.FriendAttribute).Select(ReferencedContract.FriendName).ToEquatableArray(),
            }
            : null;

    private static IEnumerable<string?> ArgumentsOf(ISymbol symbol, string attributeName) => symbol.GetAttributes()
        .Where(attribute => attribute.AttributeClass?.Name == attributeName && attribute.ConstructorArguments.Length == 1)
        .Select(static attribute => attribute.ConstructorArguments[0].Value as string);
}
