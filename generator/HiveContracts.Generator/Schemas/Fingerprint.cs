using System.Globalization;
using HiveContracts.Generator.Build;

namespace HiveContracts.Generator.Schemas;

/// <summary>A hash of schema files (FNV-1a) that ignores white space between JSON tokens.</summary>
internal static class Fingerprint
{
    public static string Of(IEnumerable<SchemaFile> files)
    {
        ulong hash = 14695981039346656037;
        foreach (SchemaFile file in files)
        {
            Add(file.Name);
            Add("\n");
            AddJson(file.Text);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);

        void Add(string text)
        {
            foreach (char character in text)
            {
                hash = unchecked((hash ^ character) * 1099511628211);
            }
        }

        void AddJson(string json)
        {
            bool isInString = false;
            for (int i = 0; i < json.Length; i++)
            {
                char character = json[i];
                if (isInString && character == '\\' && i + 1 < json.Length)
                {
                    Add(json.Substring(i++, 2));
                    continue;
                }

                isInString ^= character == '"';
                if (isInString || character is not (' ' or '\t' or '\r' or '\n'))
                {
                    Add(character.ToString());
                }
            }
        }
    }
}
