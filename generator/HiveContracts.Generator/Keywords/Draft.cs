using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Keywords;

/// <summary>What a schema file may say: a draft of JSON Schema, or the part of one that a metaschema chooses.</summary>
internal sealed record Draft
{
    private const string Vocabulary = "json-schema.org/draft/";

    private static readonly Dictionary<string, Draft> Known = new()
    {
        ["json-schema.org/draft-04/schema"] = new() { Name = "draft-04", Version = DraftVersion.Draft04 },
        ["json-schema.org/draft-06/schema"] = new() { Name = "draft-06", Version = DraftVersion.Draft06 },
        ["json-schema.org/draft-07/schema"] = new() { Name = "draft-07", Version = DraftVersion.Draft07 },
        ["json-schema.org/draft/2019-09/schema"] = new() { Name = "draft 2019-09", Version = DraftVersion.Draft201909, IsFormatAnnotation = true },
        ["json-schema.org/draft/2020-12/schema"] = new() { Name = "draft 2020-12", Version = DraftVersion.Draft202012, IsFormatAnnotation = true },
    };

    /// <summary>A file without <c>$schema</c>: draft-07, and the keywords of all other drafts.</summary>
    public static Draft Unnamed { get; } = new() { Name = "JSON Schema", Version = DraftVersion.Draft07, HasAllKeywords = true };

    /// <summary>The name, for messages.</summary>
    public required string Name { get; init; }

    public required DraftVersion Version { get; init; }

    /// <summary>Whether <c>format</c> describes a string and does not restrict it.</summary>
    public bool IsFormatAnnotation { get; init; }

    /// <summary>Whether keywords of other drafts count too.</summary>
    public bool HasAllKeywords { get; init; }

    /// <summary>Whether there are keywords that apply schemas to a value or to its parts.</summary>
    public bool HasApplicators { get; init; } = true;

    /// <summary>Whether there are keywords that restrict values by themselves.</summary>
    public bool HasAssertions { get; init; } = true;

    /// <summary>Whether the keywords next to a <c>$ref</c> count.</summary>
    public bool HasReferenceSiblings => Version >= DraftVersion.Draft201909;

    /// <summary>The keyword that names a schema.</summary>
    public string IdKeyword => Version is DraftVersion.Draft04 ? "id" : "$id";

    /// <summary>Whether <c>contains</c> counts as a check of the elements that match, so that they are not unevaluated.</summary>
    public bool HasEvaluatedContains => HasAllKeywords || Version >= DraftVersion.Draft202012;

    /// <summary>The draft with a URI; null if it is none of them.</summary>
    public static Draft? Find(string uri)
    {
        string name = uri.TrimEnd('#');
        int scheme = name.IndexOf("://", StringComparison.Ordinal);
        return Known.TryGetValue(scheme < 0 ? name : name[(scheme + 3)..], out Draft? draft) ? draft : null;
    }

    /// <summary>Whether the draft has a keyword.</summary>
    public bool Has(Keyword keyword)
    {
        bool isOfDraft = HasAllKeywords || (Version >= keyword.Since && Version <= keyword.Until);
        return isOfDraft && (!keyword.IsAssertion || (keyword.IsApplicator ? HasApplicators : HasAssertions));
    }

    /// <summary>The draft with the vocabularies that a metaschema names.</summary>
    public Draft With(JsonObject? vocabularies)
    {
        if (vocabularies is null || Version < DraftVersion.Draft201909)
        {
            return this;
        }

        HashSet<string> names = [.. vocabularies.Properties.Select(static vocabulary => NameOf(vocabulary.Name))];
        bool isFormatRequired = vocabularies.Properties.Any(static vocabulary => NameOf(vocabulary.Name) == "format" && vocabulary.Value.IsTrue());
        return this with
        {
            HasApplicators = names.Contains("applicator"),
            HasAssertions = names.Contains("validation"),
            IsFormatAnnotation = !isFormatRequired && !names.Contains("format-assertion"),
        };
    }

    /// <summary>The last word of the URI of a vocabulary of JSON Schema; the URI of any other.</summary>
    private static string NameOf(string vocabulary) =>
        vocabulary.Contains(Vocabulary) ? vocabulary[(vocabulary.LastIndexOf('/') + 1)..] : vocabulary;
}
