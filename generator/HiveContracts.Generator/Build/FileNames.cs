using System.Collections.Immutable;

namespace HiveContracts.Generator.Build;

/// <summary>Gives the schema files of a namespace names that differ.</summary>
internal static class FileNames
{
    /// <summary>
    /// Returns the files. Those of a namespace that have the same name have their folders in front of it, from the folder on that they share. Files of the
    /// default schema are elsewhere on each machine, and keep their names.
    /// </summary>
    public static ImmutableArray<SchemaFile> Distinguish(ImmutableArray<SchemaFile> files, CancellationToken cancellation)
    {
        ILookup<(string, string, bool), SchemaFile> byName = files.ToLookup(KeyOf);
        return byName.All(static same => same.Count() == 1) ? files : [.. files.Select(file => Distinguish(file, [.. byName[KeyOf(file)]]))];
    }

    /// <summary>The length of the folder that paths share, with its separator.</summary>
    public static int SharedFolder(IReadOnlyList<string> paths)
    {
        int length = paths.Count == 0 ? 0 : paths[0].LastIndexOfAny(['/', '\\']) + 1;
        foreach (string path in paths)
        {
            while (length > 0 && string.CompareOrdinal(path, 0, paths[0], 0, length) != 0)
            {
                length = length == 1 ? 0 : paths[0].LastIndexOfAny(['/', '\\'], length - 2) + 1;
            }
        }

        return length;
    }

    private static (string, string, bool) KeyOf(SchemaFile file) => (file.Namespace, file.Name, file.IsDefault);

    private static SchemaFile Distinguish(SchemaFile file, List<SchemaFile> same) => same.Count == 1
        ? file
        : file with { Name = file.Path[SharedFolder(same.ConvertAll(static one => one.Path))..].Replace('\\', '/') };
}
