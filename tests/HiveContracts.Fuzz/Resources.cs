namespace HiveContracts.Fuzz;

/// <summary>Reads what is embedded: the schema, and the documents of the tests.</summary>
internal static class Resources
{
    public static string[] Names(string folder) =>
    [
        .. typeof(Resources).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    public static byte[] Read(string name)
    {
        using Stream stream = typeof(Resources).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"Expected the name of an embedded file, found '{name}'.", nameof(name));
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
