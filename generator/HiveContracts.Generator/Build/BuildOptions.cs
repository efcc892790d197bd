using HiveContracts.Generator.Diagnostics;

namespace HiveContracts.Generator.Build;

/// <summary>The MSBuild properties that the generator knows.</summary>
/// <param name="Visibility"><c>HiveContractsVisibility</c>: internal or public.</param>
/// <param name="UnionAttribute"><c>HiveContractsUnionAttribute</c>: polyfill (generated), framework (.NET 11 and later have it) or none.</param>
/// <param name="DefaultSchema"><c>HiveContractsDefaultSchema</c>: true or false. Only the targets of the package use it.</param>
/// <param name="Validation"><c>HiveContractsValidation</c>: off or on.</param>
internal sealed record BuildOptions(string Visibility, string UnionAttribute, string DefaultSchema = "true", string Validation = "off")
{
    /// <summary>Whether generated readers check documents against every keyword of the schema.</summary>
    public bool IsValidated => Validation == "on";

    public bool IsPublic => Visibility == "public";

    public bool HasUnionAttribute => UnionAttribute != "none";

    /// <summary>Reports values that are not allowed.</summary>
    public void Check(DiagnosticBag diagnostics)
    {
        Check("HiveContractsVisibility", Visibility, ["internal", "public"], diagnostics);
        Check("HiveContractsUnionAttribute", UnionAttribute, ["polyfill", "framework", "none"], diagnostics);
        Check("HiveContractsValidation", Validation, ["off", "on"], diagnostics);
        Check("HiveContractsDefaultSchema", DefaultSchema, ["true", "false"], diagnostics);
    }

    private static void Check(string name, string value, string[] allowed, DiagnosticBag diagnostics)
    {
        if (!allowed.Contains(value))
        {
            diagnostics.Add(Descriptors.BadBuildValue, null, name, value, string.Join(" or ", allowed));
        }
    }
}
