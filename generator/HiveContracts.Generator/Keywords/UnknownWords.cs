using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Keywords;

/// <summary>
/// Reports the words of a file that are not keywords of its draft: each once. A word that is like a keyword is probably a mistake, and is reported
/// wherever it is. Words of other tools are not reported.
/// </summary>
internal sealed class UnknownWords(Draft draft, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, string?> nearest = [];
    private readonly HashSet<string> reported = [];
    private readonly Lazy<string[]> keywords = new(() => [.. KeywordTable.All.Where(draft.Has).Select(static keyword => keyword.Name)]);

    /// <summary>Reports a word that is not a keyword of any draft.</summary>
    public void Report(JsonProperty word)
    {
        if (KeywordTable.IsUntranslated(word.Name))
        {
            diagnostics.Add(Descriptors.UntranslatedKeyword, word.Position, word.Name, "");
        }
        else if (!KeywordTable.IsToolAnnotation(word.Name))
        {
            bool isExtension = word.Name.StartsWith("x-", StringComparison.Ordinal);
            if (Nearest(word.Name, keywords.Value, isExtension) is { } known)
            {
                diagnostics.Add(Descriptors.UnknownKeyword, word.Position, word.Name, $" (did you mean '{known}'?)");
            }
            else if (!isExtension && reported.Add(word.Name))
            {
                diagnostics.Add(Descriptors.UnknownWord, word.Position, word.Name, draft.Name);
            }
        }
    }

    /// <summary>Reports a keyword that the draft does not have.</summary>
    public void ReportOfOtherDraft(JsonProperty keyword)
    {
        if (reported.Add(keyword.Name))
        {
            diagnostics.Add(Descriptors.UnknownWord, keyword.Position, keyword.Name, draft.Name);
        }
    }

    /// <summary>Reports a format that has no meaning.</summary>
    public void ReportFormat(JsonNode format)
    {
        string name = format.AsString()!;
        string keyword = "format: " + name;
        if (!KeywordTable.IsToolFormat(name) && !KeywordTable.Formats.Contains(name) && (nearest.ContainsKey(keyword) || !reported.Contains(keyword)))
        {
            if (!nearest.TryGetValue(keyword, out string? known))
            {
                known = Suggestion.Nearest(name, KeywordTable.Formats);
                if (known is null)
                {
                    reported.Add(keyword);
                }
                else
                {
                    nearest.Add(keyword, known);
                }
            }

            string suggestion = known is null ? "" : $" (did you mean '{known}'?)";
            diagnostics.Add(Descriptors.UntranslatedKeyword, format.Position, keyword, suggestion);
        }
    }

    private string? Nearest(string word, IEnumerable<string> known, bool isExtension)
    {
        if (!nearest.TryGetValue(word, out string? found))
        {
            found = Suggestion.Nearest(word, known.Where(keyword => keyword.StartsWith("x-", StringComparison.Ordinal) == isExtension));
            nearest.Add(word, found);
        }

        return found;
    }
}
