using HiveContracts.Generator.Build;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Schemas;

/// <summary>A hash of schema files that ignores white space between JSON tokens.</summary>
internal static class Fingerprint
{
    public static string Of(IEnumerable<SchemaFile> files)
    {
        var hash = new StableHash();
        foreach (SchemaFile file in files)
        {
            hash.Add(file.Name);
            hash.Add('\n');
            AddJson(ref hash, file.Text);
        }

        return hash.ToString();
    }

    private static void AddJson(ref StableHash hash, string json)
    {
        bool isInString = false;
        for (int i = 0; i < json.Length; i++)
        {
            char character = json[i];
            if (isInString && character == '\\' && i + 1 < json.Length)
            {
                hash.Add(character);
                hash.Add(json[++i]);
                continue;
            }

            isInString ^= character == '"';
            if (isInString || character is not (' ' or '\t' or '\r' or '\n'))
            {
                hash.Add(character);
            }
        }
    }
}
