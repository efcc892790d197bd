using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks;

/// <summary>A contract of a referenced assembly.</summary>
internal sealed record ReferencedContract
{
    /// <summary>The name of the attribute that lists the friends.</summary>
    public const string FriendAttribute = "InternalsVisibleToAttribute";

    public required string Assembly { get; init; }

    public required string Namespace { get; init; }

    public required string Fingerprint { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>The assemblies that have access to internal types.</summary>
    public required EquatableArray<string> Friends { get; init; }

    /// <summary>Returns the name of an assembly in <c>InternalsVisibleTo</c>, which a public key may follow.</summary>
    public static string FriendName(string? value) => (value ?? "").Split(',')[0].Trim();
}
