using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace HiveContracts.Fuzz;

/// <summary>Compares additional properties with the properties of the document that no member holds.</summary>
internal static class AdditionalPropertiesCheck
{
    public static void Check(string type, List<(string Name, Node Value)>? expected, AdditionalProperties found)
    {
        if (expected is null)
        {
            FuzzFailure.AreEqual("count of additional properties", 0, found.Count);
            return;
        }

        // Known properties whose value does not fit may come in any order; unknown ones have that of the document.
        (string, string)[] pairs = [.. found.Select(static pair => (pair.Key, RawOf(pair.Value))).Order()];
        (string, string)[] expectedPairs = [.. expected.Select(static pair => (pair.Name, pair.Value.RawText)).Order()];
        if (!pairs.SequenceEqual(expectedPairs) && !AreEqualApartFromEscapes(expected, found))
        {
            throw new FuzzFailure("additional properties of " + type, string.Join(' ', expectedPairs), string.Join(' ', pairs));
        }

        FuzzFailure.AreEqual("count of additional properties", expected.Count, found.Count);
        (string name, Node last) = expected[^1];
        FuzzFailure.Check(found.TryGetValue(name, out JsonElement value), "TryGetValue", name, "nothing");
        FuzzFailure.Check(last.Kind is NodeKind.Text || RawOf(value) == last.RawText, "TryGetValue", last.RawText, RawOf(value));
    }

    /// <summary>Strings that are no URI are kept as text, not as they were escaped.</summary>
    private static bool AreEqualApartFromEscapes(List<(string Name, Node Value)> expected, AdditionalProperties found)
    {
        (string, string?)[] pairs = [.. found.Select(static pair => (pair.Key, TextOf(pair.Value))).Order()];
        (string, string?)[] expectedPairs = [.. expected.Select(static pair => (pair.Name, pair.Value.Text ?? pair.Value.RawText)).Order()];
        return pairs.SequenceEqual(expectedPairs);
    }

    private static string? TextOf(JsonElement element)
    {
        try
        {
            return element.ValueKind is JsonValueKind.String ? element.GetString() : RawOf(element);
        }
        catch (InvalidOperationException)
        {
            return RawOf(element); // a lone surrogate
        }
    }

    private static string RawOf(JsonElement element) => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(element));
}
