using HiveContracts.Generator.Build;

namespace HiveContracts.Generator.Schemas;

/// <summary>Names files so that no two of a namespace have one name: by as much of the end of their paths as they need.</summary>
internal static class DocumentNames
{
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<SchemaFile> files)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        IEnumerable<string> all = files.Select(static file => file.Path).Distinct();
        foreach (IGrouping<string, string> group in all.GroupBy(static path => End(path, 1), StringComparer.Ordinal))
        {
            string[] paths = [.. group];
            int folders = 1;
            while (paths.Select(path => End(path, folders)).Distinct().Count() < paths.Length)
            {
                folders++;
            }

            foreach (string path in paths)
            {
                names.Add(path, End(path, folders));
            }
        }

        return names;
    }

    /// <summary>The last names of a path; all of it, if it has fewer.</summary>
    private static string End(string path, int count)
    {
        string[] names = path.Split('/', '\\');
        return string.Join("/", names.Skip(names.Length - count));
    }
}
