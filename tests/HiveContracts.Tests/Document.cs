using System.Text.Json;

namespace HiveContracts.Tests;

/// <summary>Reads the embedded test documents, and compares JSON.</summary>
internal static class Document
{
    public static byte[] Read(string name)
    {
        using Stream stream = typeof(Document).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"Expected the name of an embedded document, found '{name}'.", nameof(name));
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static string[] Names() =>
        [.. typeof(Document).Assembly.GetManifestResourceNames().Where(static name => name.EndsWith(".json", StringComparison.Ordinal))];

    /// <summary>Asserts that two documents are equal as JSON: numbers by value, properties in any order.</summary>
    public static void AssertEqual(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        using JsonDocument left = JsonDocument.Parse(expected.ToArray());
        using JsonDocument right = JsonDocument.Parse(actual.ToArray());
        if (!JsonElement.DeepEquals(left.RootElement, right.RootElement))
        {
            Assert.Fail($"Expected\n{left.RootElement}\nfound\n{right.RootElement}");
        }
    }
}
