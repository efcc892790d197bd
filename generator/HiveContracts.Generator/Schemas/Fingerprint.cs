using System.Globalization;
using HiveContracts.Generator.Build;

namespace HiveContracts.Generator.Schemas;

/// <summary>A hash of schema files that ignores white space (FNV-1a).</summary>
internal static class Fingerprint
{
    public static string Of(IEnumerable<SchemaFile> files)
    {
        ulong hash = 14695981039346656037;
        foreach (SchemaFile file in files)
        {
            Add(file.Name);
            Add("\n");
            Add(file.Text);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);

        void Add(string text)
        {
            foreach (char character in text)
            {
                if (character is not (' ' or '\t' or '\r' or '\n'))
                {
                    hash = unchecked((hash ^ character) * 1099511628211);
                }
            }
        }
    }
}
