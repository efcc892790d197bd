using System.Globalization;

namespace HiveContracts.Generator.Model;

/// <summary>A hash of text (FNV-1a, 64 bits) that is equal on every machine and in every run, unlike that of .NET.</summary>
internal struct StableHash()
{
    private ulong hash = 14695981039346656037;

    public void Add(char character) => hash = unchecked((hash ^ character) * 1099511628211);

    public void Add(string text)
    {
        foreach (char character in text)
        {
            Add(character);
        }
    }

    public override readonly string ToString() => hash.ToString("x16", CultureInfo.InvariantCulture);
}
