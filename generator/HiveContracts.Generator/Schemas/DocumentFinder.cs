using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Schemas;

/// <summary>Finds the files that references without a known URI mean: by path and by name.</summary>
internal sealed class DocumentFinder
{
    private readonly Dictionary<string, SchemaDocument> byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaDocument> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaDocument> byWrittenId = new(StringComparer.Ordinal);

    public DocumentFinder(IReadOnlyList<SchemaDocument> documents)
    {
        foreach (SchemaDocument document in documents)
        {
            AddFirst(byPath, UriReference.OfPath(document.File.Path), document);
            AddFirst(byName, document.File.Name, document);
            if (document.Id is { } id)
            {
                AddFirst(byWrittenId, id, document);
            }
        }
    }

    /// <summary>The names of the files.</summary>
    public IEnumerable<string> Names => byName.Keys;

    /// <summary>Finds a file by a reference: its path relative to another file, its name, or its identifier as it is written.</summary>
    /// <param name="from">The file with the reference.</param>
    /// <param name="reference">The reference, without its fragment.</param>
    /// <param name="uri">The reference, resolved against the identifiers around it.</param>
    public SchemaDocument? Find(SchemaDocument from, string reference, string uri)
    {
        string name = Uri.UnescapeDataString(reference);
        string path = UriReference.OfPath(from.Root.File.Folder + name);
        if (byPath.TryGetValue(path, out SchemaDocument? found) || byName.TryGetValue(name, out found))
        {
            // A file with another URI is another file.
            return IsHttp(uri) && found.Id is { } id && UriReference.IsAbsolute(id) ? null : found;
        }

        return byWrittenId.TryGetValue(reference, out found) ? found : FindByEnd(uri);
    }

    /// <summary>Finds the file whose path ends with the path of a URI: a copy of what the URI leads to.</summary>
    private SchemaDocument? FindByEnd(string uri)
    {
        string path = "/" + Uri.UnescapeDataString(UriReference.PathOf(uri));
        if (!IsHttp(uri) || path.Length == 1)
        {
            return null;
        }

        return byName.Count == 0 ? null : byPath
            .Where(entry => entry.Value.File.Name.Length <= path.Length && entry.Key.EndsWith(path, StringComparison.Ordinal))
            .OrderBy(static entry => entry.Key.Length)
            .Select(static entry => entry.Value)
            .FirstOrDefault(document => document.Id is not { } id || !UriReference.IsAbsolute(id));
    }

    private static bool IsHttp(string uri) => uri.StartsWith("http", StringComparison.Ordinal);

    private static void AddFirst(Dictionary<string, SchemaDocument> documents, string key, SchemaDocument document)
    {
        if (!documents.ContainsKey(key))
        {
            documents.Add(key, document);
        }
    }
}
