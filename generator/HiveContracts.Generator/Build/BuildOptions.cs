using HiveContracts.Generator.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;

namespace HiveContracts.Generator.Build;

/// <summary>The MSBuild properties that the generator knows.</summary>
/// <param name="Visibility"><c>HiveContractsVisibility</c>: internal or public.</param>
/// <param name="UnionAttribute"><c>HiveContractsUnionAttribute</c>: polyfill (generated), framework (.NET 11 and later have it) or none.</param>
/// <param name="DefaultSchema"><c>HiveContractsDefaultSchema</c>: true or false. Only the targets of the package use it.</param>
/// <param name="Validation"><c>HiveContractsValidation</c>: off or on.</param>
/// <param name="Language">The version of C# that the project is compiled as.</param>
internal sealed record BuildOptions(
    string Visibility,
    string UnionAttribute,
    string DefaultSchema = "true",
    string Validation = "off",
    LanguageVersion Language = LanguageVersion.CSharp12)
{
    /// <summary>The lowest version of C# that generated code compiles as.</summary>
    public const LanguageVersion MinLanguage = LanguageVersion.CSharp12;

    // Roslyn 4.14 does not name it.
    private const LanguageVersion CSharp15 = (LanguageVersion)1500;

    /// <summary><c>HiveContractsFormatAssertion</c>: off or on.</summary>
    public string FormatAssertion { get; init; } = "off";

    /// <summary>Whether generated readers check documents against every keyword of the schema.</summary>
    public bool IsValidated => Validation == "on";

    public bool IsPublic => Visibility == "public";

    /// <summary>Whether generated code compiles in the project.</summary>
    public bool IsLanguageSupported => Language >= MinLanguage;

    /// <summary>Whether unions have their attribute. A compiler that knows it reports an error in C# versions without unions.</summary>
    public bool HasUnionAttribute => UnionAttribute != "none" && Language >= CSharp15;

    /// <summary>Reports values that are not allowed.</summary>
    public void Check(DiagnosticBag diagnostics)
    {
        Check("HiveContractsVisibility", Visibility, ["internal", "public"], diagnostics);
        Check("HiveContractsUnionAttribute", UnionAttribute, ["polyfill", "framework", "none"], diagnostics);
        Check("HiveContractsValidation", Validation, ["off", "on"], diagnostics);
        Check("HiveContractsFormatAssertion", FormatAssertion, ["off", "on"], diagnostics);
        Check("HiveContractsDefaultSchema", DefaultSchema, ["true", "false"], diagnostics);
        if (!IsLanguageSupported)
        {
            diagnostics.Add(Descriptors.OldLanguage, null, Language.ToDisplayString(), MinLanguage.ToDisplayString());
        }
    }

    private static void Check(string name, string value, string[] allowed, DiagnosticBag diagnostics)
    {
        if (!allowed.Contains(value))
        {
            diagnostics.Add(Descriptors.BadBuildValue, null, name, value, string.Join(" or ", allowed));
        }
    }
}
