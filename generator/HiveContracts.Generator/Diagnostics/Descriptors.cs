using Microsoft.CodeAnalysis;

namespace HiveContracts.Generator.Diagnostics;

/// <summary>Every diagnostic. An id is never reused; each has a page in <c>generator/docs</c>.</summary>
internal static class Descriptors
{
    // IDEs group diagnostics by category.
    private const string Schema = "HiveContracts.Schema";
    private const string Build = "HiveContracts.Build";
    private const string Samples = "HiveContracts.Samples";
    private const string Baseline = "HiveContracts.Baseline";

    public static readonly DiagnosticDescriptor Malformed = Error(
        "HC0001", Schema, "The file is not JSON", "Not JSON: {0}");

    public static readonly DiagnosticDescriptor UnresolvedReference = Error(
        "HC0002", Schema, "A $ref cannot be resolved", "Cannot resolve the $ref '{0}': {1}");

    public static readonly DiagnosticDescriptor UnknownKeyword = Warning(
        "HC0003", Schema, "A keyword is unknown", "'{0}' is not a keyword of JSON Schema or HiveContracts{1}; it has no effect");

    public static readonly DiagnosticDescriptor UntranslatedKeyword = Warning(
        "HC0004", Schema, "A keyword is not supported", "'{0}' is not supported{1}; the generated code ignores it");

    public static readonly DiagnosticDescriptor CollidingNames = Error(
        "HC0005", Schema, "The name of x-name cannot be used", "'{0}' becomes {1} instead of the name in x-name: {2}");

    public static readonly DiagnosticDescriptor BadBuildValue = Error(
        "HC0006", Build, "An MSBuild value is not allowed", "{0} is '{1}'; expected {2}");

    public static readonly DiagnosticDescriptor BadValue = Error(
        "HC0007", Schema, "The value of a keyword is wrong", "'{0}' {1}");

    public static readonly DiagnosticDescriptor Unreadable = Error(
        "HC0008", Schema, "The generator failed on a schema", "The generator failed on the schema files of {0}: {1}; please report this with the schema");

    public static readonly DiagnosticDescriptor Unenforced = Create(
        "HC0009",
        Schema,
        "A keyword is enforced by validation only",
        "'{0}' is enforced only with HiveContractsValidation, which is off",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor UnknownInSample = Warning(
        "HC0010", Samples, "A sample has something that the schema does not know", "The {0} '{1}' of the sample is unknown to {2}");

    public static readonly DiagnosticDescriptor InvalidValueInSample = Warning(
        "HC0011", Samples, "A sample has a value that the schema does not allow", "'{0}' of the sample: the schema expects {1}");

    public static readonly DiagnosticDescriptor BreakingChange = Error(
        "HC0012", Baseline, "The schema breaks the baseline", "Breaking change: {0}; to accept it, run 'dotnet build -t:WriteHiveBaseline'");

    public static readonly DiagnosticDescriptor OtherContract = Warning(
        "HC0013", Build,
        "A referenced project has the contracts of another schema",
        "The referenced project {1} has contracts in the namespace {0} from another schema; its types are used, and none are generated here");

    public static readonly DiagnosticDescriptor OldLanguage = Error(
        "HC0014", Build,
        "The version of C# is too old",
        "The project is compiled as C# {0}; generated code needs C# {1} or later: set <LangVersion>{1}</LangVersion>, or remove LangVersion");

    public static readonly DiagnosticDescriptor OtherName = Create(
        "HC0015",
        Schema,
        "A name was taken",
        "'{0}' becomes {1}, because {2}; choose another name with x-name",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor UnknownWord = Create(
        "HC0017",
        Schema,
        "A word is not a keyword",
        "'{0}' is not a keyword of {1}; it has no effect",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor Untyped = Create(
        "HC0016", Schema, "A value has no type of its own", "The value is any JSON in C#: {0}", DiagnosticSeverity.Info);

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new[]
    {
        Malformed, UnresolvedReference, UnknownKeyword, UntranslatedKeyword, CollidingNames, BadBuildValue, BadValue, Unreadable, Unenforced, UnknownInSample,
        InvalidValueInSample, BreakingChange, OtherContract, OldLanguage, OtherName, Untyped, UnknownWord,
    }.ToDictionary(static descriptor => descriptor.Id);

    public static IEnumerable<DiagnosticDescriptor> All => ById.Values;

    public static DiagnosticDescriptor Find(string id) => ById[id];

    private static DiagnosticDescriptor Error(string id, string category, string title, string message) =>
        Create(id, category, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string category, string title, string message) =>
        Create(id, category, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Create(string id, string category, string title, string message, DiagnosticSeverity severity) => new(
        id, title, message, category, severity, isEnabledByDefault: true, description: $"The page generator/docs/{id}.md of the package explains it.");
}
