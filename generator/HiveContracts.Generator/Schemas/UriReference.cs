using System.Text.RegularExpressions;

namespace HiveContracts.Generator.Schemas;

/// <summary>URIs and references to them (RFC 3986), as texts that are compared as they are. A file without a URI has one that is made of its path.</summary>
internal static class UriReference
{
    private const string FileScheme = "file:///";

    // The parts of appendix B of the RFC. A scheme has two letters at least: one letter is a drive of Windows.
    private static readonly Regex Parts = new(@"^([A-Za-z][A-Za-z0-9+.-]+:)?(//[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?\z", RegexOptions.Singleline);

    /// <summary>The URI of a path.</summary>
    public static string OfPath(string path) =>
        FileScheme + Normalize(path.Replace('\\', '/')).TrimStart('/').Replace("%", "%25").Replace("#", "%23").Replace("?", "%3F");

    /// <summary>Whether a text starts with a scheme.</summary>
    public static bool IsAbsolute(string reference) => Parts.Match(reference).Groups[1].Success;

    /// <summary>The path of a URI, without the slash that it starts with.</summary>
    public static string PathOf(string uri) => Parts.Match(uri).Groups[3].Value.TrimStart('/');

    /// <summary>Splits a URI at its fragment, which is unescaped.</summary>
    public static (string Uri, string Fragment) Split(string uri)
    {
        int hash = uri.IndexOf('#');
        return hash < 0 ? (uri, "") : (uri[..hash], Uri.UnescapeDataString(uri[(hash + 1)..]));
    }

    /// <summary>Resolves a reference against a base.</summary>
    public static string Resolve(string baseUri, string reference)
    {
        GroupCollection from = Parts.Match(baseUri).Groups;
        GroupCollection to = Parts.Match(reference).Groups;
        string fragment = to[5].Value;
        if (to[1].Success)
        {
            return to[1].Value + to[2].Value + (to[2].Success ? Normalize(to[3].Value) : to[3].Value) + to[4].Value + fragment;
        }

        if (to[2].Success)
        {
            return from[1].Value + to[2].Value + Normalize(to[3].Value) + to[4].Value + fragment;
        }

        string start = from[1].Value + from[2].Value;
        string path = to[3].Value;
        if (path.Length == 0)
        {
            return start + from[3].Value + (to[4].Success ? to[4].Value : from[4].Value) + fragment;
        }

        if (path[0] != '/')
        {
            string folder = from[3].Value[..(from[3].Value.LastIndexOf('/') + 1)];
            path = (folder.Length == 0 && from[2].Success ? "/" : folder) + path;
        }

        return start + Normalize(path) + to[4].Value + fragment;
    }

    /// <summary>A path without <c>.</c> and <c>..</c>.</summary>
    private static string Normalize(string path)
    {
        if (path.IndexOf("./", StringComparison.Ordinal) < 0 && !path.EndsWith(".", StringComparison.Ordinal))
        {
            return path;
        }

        var folders = new List<string>();
        string[] segments = path.Split('/');
        for (int index = 0; index < segments.Length; index++)
        {
            string segment = segments[index];
            bool isLast = index == segments.Length - 1;
            if (segment == ".." && folders.Count > 0 && folders[^1].Length > 0)
            {
                folders.RemoveAt(folders.Count - 1);
            }

            if (segment is not ("." or ".."))
            {
                folders.Add(segment);
            }
            else if (isLast)
            {
                folders.Add("");
            }
        }

        return string.Join("/", folders);
    }
}
