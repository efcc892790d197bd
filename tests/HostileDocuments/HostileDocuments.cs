using System.Text;
using HiveContracts.Hostile.Rules;

namespace HiveContracts.Hostile;

/// <summary>Documents made to hurt: each repeats, varies or stretches what some part of the library could handle in more than linear time or memory.</summary>
internal static partial class HostileDocuments
{
    private const string Score = "{\"class\":\"c\",\"score\":0.5}";

    /// <summary>All documents.</summary>
    public static IReadOnlyList<HostileDocument> All { get; } =
    [
        .. Properties(), .. Texts(), .. Numbers(), .. Structures(), .. Rows(), .. Frames(), .. Lists(), .. Unions(), .. Validated(), .. Invalid(),
    ];

    /// <summary>Returns a document that is filled with one element.</summary>
    public static HostileDocument Filled(string name, string start, string element, string end) =>
        Callback(name, size => Encode($"{start}{Repeat(size, _ => element)}{end}"));

    /// <summary>Returns a document of the other schema that is filled with one element.</summary>
    public static HostileDocument FilledKit(string property, string element) => property == "counts"
        ? Kit(property, size => $"\"counts\":{{{Repeat(size, static i => $"\"{i}\":0")}}}")
        : Kit(property, size => $"\"{property}\":[{Repeat(size, _ => element)}]");

    private static IEnumerable<HostileDocument> Properties() =>
    [
        Callback("unknown properties", static size => Repeat(size, static i => $"\"u{i}\":{i}")),
        Callback("one unknown property many times", static size => Repeat(size, static _ => "\"u\":1")),
        Callback("unknown names with escapes", static size => Repeat(size, static i => $"\"\\u0075{i}\":{i}")),
        Callback("one property many times", static size => Repeat(size, static _ => "\"id\":\"a\"")),
        Callback("one null many times", static size => Repeat(size, static _ => "\"metadata\":null")),
        Callback("null and value in turn", static size => Repeat(size, static i => i % 2 == 0 ? "\"metadata\":null" : "\"metadata\":\"x\"")),
        Callback("number and string in turn", static size => Repeat(size, static i => i % 2 == 0 ? "\"project_id\":1" : "\"project_id\":\"x\"")),
        Callback("one invalid value many times", static size => Repeat(size, static _ => "\"created_on\":\"x\"")),
        Output("nulls in each element", static size => Repeat(size, static i => i % 3 == 0 ? "{\"language\":null}" : "{\"time\":null,\"transcript\":null}")),
        Output("an unknown property in each element", static size => Repeat(size, static i => $"{{\"u{i}\":0}}")),
        Callback("one long name", static size => $"\"{new string('n', size)}\":1"),
        Callback("a long name around many arrays", static size => $"\"{new string('n', size / 2)}\":[{Repeat(size / 2, static _ => $"[{Score}]")}]"),
        Callback("a long name with escapes", static size => $"\"{Copies("\\u00e9", size)}\":1"),
    ];

    private static IEnumerable<HostileDocument> Texts() =>
    [
        Callback("a long string", static size => $"\"unknown\":\"{new string('x', size)}\""),
        Callback("a long known string", static size => $"\"metadata\":\"{new string('x', size)}\""),
        Callback("a string of escapes", static size => $"\"metadata\":\"{Copies("\\u00e9", size)}\""),
        Callback("a string of surrogate pairs", static size => $"\"metadata\":\"{Copies("\\ud83d\\ude00", size)}\""),
        Callback("a string of unpaired surrogates", static size => $"\"unknown\":\"{Copies("\\ud83d", size)}\""),
        Callback("a string of three-byte letters and escapes", static size => $"\"metadata\":\"{Copies("漢\\n", size)}\""),
        Output("recognized text with escapes", static size =>
            Repeat(size, static i => $"{{\"frame_results\":[{{\"block_text\":\"\\\"{i}\\\"\\n漢字\\t\"}}]}}")),
        Input("a long URI", static size => $"\"media\":{{\"url\":\"https://h.example/{Copies("%41/../", size)}\"}}"),
        Callback("spaces", static size => $"\"unknown\":{new string(' ', size)}1"),
        Callback("line breaks", static size => $"\"unknown\":[{Repeat(size, static _ => "1\n\n\n\n\n\n")}]"),
        Output("spaces in each element", static size => Repeat(size, static i => $"{new string(' ', i % 64)}{{\"time\":{new string('\n', i % 16)}1}}")),
    ];

    private static IEnumerable<HostileDocument> Numbers() =>
    [
        Callback("a long number", static size => $"\"unknown\":0.{new string('7', size)}"),
        Callback("a long exponent", static size => $"\"unknown\":1e{new string('7', size)}"),
        Output("a long double", static size => $"{{\"time\":0.{new string('7', size)}}}"),
        Output("zeros and an exponent", static size => $"{{\"time\":0.{new string('0', size)}1e{size}}}"),
        Output("a double with a long exponent", static size => $"{{\"time\":1e-{new string('0', size)}9}}"),
        Output("a row of long scores", static size =>
            $"{{\"classes\":[{Repeat(size, static i => $"{{\"class\":\"c{i % 50}\",\"score\":0.{new string('9', 700)}}}")}]}}"),
        Input("a long decimal", static size => $"\"charge\":0.{new string('7', size)}"),
        Input("a long decimal in a string", static size => $"\"charge\":\"0.{new string('7', size)}\""),
        Input("a decimal of zeros", static size => $"\"charge\":1.{new string('0', size)}"),
        Input("decimals of thousands of digits", static size => Repeat(size, static _ => $"\"charge\":{new string('7', 4000)}")),
        Callback("a long integer", static size => $"\"code\":1{new string('0', size)}e-{size}"),
        Callback("a long number for a string", static size => $"\"project_id\":{new string('1', size)}"),
    ];

    private static IEnumerable<HostileDocument> Structures() =>
    [
        Callback("arrays 50 deep", static size => $"\"unknown\":[{Repeat(size, static _ => new string('[', 50) + new string(']', 50))}]"),
        Callback("objects 50 deep", static size => $"\"unknown\":[{Repeat(size, static _ => Nest(50, "1"))},{Nest(50, "1e0")}]"),
        Callback("a long array 55 objects deep", static size => $"\"unknown\":{Nest(55, $"[{Repeat(size, static i => $"{i}")},1e0]")}"),
        Callback("many properties 55 objects deep", static size => $"\"unknown\":{Nest(55, $"{{{Repeat(size, static i => $"\"p{i}\":{i}")},\"\":1e0}}")}"),
        Callback("an object of one name", static size => $"\"unknown\":{{{Repeat(size, static _ => "\"p\":[1]")}}}"),
        Callback("a number for each result", static size => $"\"status\":[{Repeat(size, static _ => "{\"status\":{\"code\":0}}")}]"),
    ];

    private static IEnumerable<HostileDocument> Unions() =>
    [
        Kit("one discriminator many times", static size => $"\"shape\":{{{Repeat(size, static _ => "\"kind\":\"circle\"")}}}"),
        Kit("a discriminator that comes last", static size => $"\"shape\":{{{Repeat(size, static i => $"\"u{i}\":{i}")},\"kind\":\"circle\"}}"),
        Kit("a discriminator with escapes", static size => $"\"shapes\":[{Repeat(size, static _ => "{\"radius\":1,\"kind\":\"\\u0063ircle\"}")}]"),
        Kit("unions in unions", static size => Unions(14, $"\"shapes\":[{Repeat(size, static _ => "{\"radius\":1,\"kind\":\"circle\"}")}]")),
        Kit("a map of many names", static size => $"\"counts\":{{{Repeat(size, static i => $"\"n{i}\":{i}")}}}"),
        Kit("a map of one name", static size => $"\"counts\":{{{Repeat(size, static _ => "\"n\":1")}}}"),
        Kit("many numbers", static size => $"\"numbers\":[{Repeat(size, static _ => "1")}]"),
        Kit("many strings", static size => $"\"texts\":[{Repeat(size, static i => $"\"{i}\"")}]"),
    ];

    private static IEnumerable<HostileDocument> Validated() =>
    [
        Ruled("unique numbers", static size => $"\"unique\":[{Repeat(size, static i => $"{i}")}]"),
        Ruled("unique numbers of one length", static size => $"\"unique\":[{Repeat(size, static i => $"{i}e{i}")}]"),
        Ruled("unique objects", static size => $"\"unique\":[{Repeat(size, static i => $"{{\"a\":{i},\"b\":[]}}")}]"),
        Ruled("unique strings of the same surrogates", static size => $"\"unique\":[{Repeat(size, static i => $"\"{Surrogates(i)}\"")}]"),
        Ruled("a long multiple", static size => $"\"step\":{new string('7', size)}"),
        Ruled("many ruled names", static size => $"\"named\":{{{Repeat(size, static i => $"\"n{i}\":{i}")}}}"),
    ];

    private static IEnumerable<HostileDocument> Invalid() =>
    [
        Callback("invalid UTF-8 at the end", static size => [.. Encode($"{{\"id\":\"{new string('x', size)}"), 0xC3, (byte)'"', (byte)'}']),
        Callback("an unpaired surrogate at the end", static size => Encode($"{{\"id\":\"{Copies("\\u00e9", size)}\\ud800\"}}")),
        Callback("the end is missing", static size => Encode($"{{\"status\":[{Repeat(size, static _ => "{}")}")),
        Callback("too deep at the end", static size => Encode($"{{\"a\":[{Repeat(size, static i => $"{{\"\\ud800{i}\":\n1}}")},{new string('[', 70)}")),
        Callback("a wrong type at the end", static size => Encode($"{{\"status\":[],\"u\":[{Repeat(size, static i => $"{{\"n{i}\":[]}}")}],\"id\":1}}")),
        Callback("no id", static size => Encode($"{{\"status\":[{Repeat(size, static _ => "{}")}]}}")),
        Kit("no discriminator", static size => Encode($"{{\"shape\":{{{Repeat(size, static i => $"\"u{i}\":{i}")}}}}}")),
        Kit("a long wrong discriminator", static size => Encode($"{{\"shape\":{{\"kind\":\"{new string('x', size)}\"}}}}")),
    ];

    private static HostileDocument<TaskCallback> Callback(string name, Func<int, string> properties) =>
        Callback(name, size => Encode($"{{\"id\":\"a\",\"status\":[],{properties(size)}}}"));

    private static HostileDocument<TaskCallback> Callback(string name, Func<int, byte[]> create) =>
        new(name, create, static value => value.AdditionalProperties) { Walk = Walk };

    private static object? Walk(TaskCallback callback) =>
        (callback.Outputs.Count(static output => output.Classes.Count > 0), callback.Outputs.Max(VisualModerationClass.GunInHand));

    private static HostileDocument<TaskCallback> Output(string name, Func<int, string> frames) =>
        Callback(name, size => Encode($"{{\"id\":\"a\",\"status\":[{{\"response\":{{\"output\":[{frames(size)}]}}}}]}}"));

    private static HostileDocument<TaskInput> Input(string name, Func<int, string> properties) =>
        new(name, size => Encode($"{{{properties(size)}}}"), static value => value.AdditionalProperties);

    private static HostileDocument<Kit> Kit(string name, Func<int, string> properties) => Kit(name, size => Encode($"{{{properties(size)}}}"));

    private static HostileDocument<Kit> Kit(string name, Func<int, byte[]> create) => new(name, create, static value => value.AdditionalProperties);

    private static HostileDocument<Ruled> Ruled(string name, Func<int, string> properties) =>
        new(name, size => Encode($"{{{properties(size)}}}"), static value => value.AdditionalProperties);

    private static byte[] Encode(string json) => Encoding.UTF8.GetBytes(json);

    private static string Copies(string part, int size) => string.Concat(Enumerable.Repeat(part, Math.Max(1, size / Encoding.UTF8.GetByteCount(part))));

    private static string Nest(int depth, string json) => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + json + new string('}', depth);

    private static string Unions(int depth, string json) =>
        depth == 0 ? json : $"\"shape\":{{\"parts\":[{{{Unions(depth - 1, json)}}}],\"kind\":\"circle\"}}";

    /// <summary>Returns one of the ways to spell the same twelve unpaired surrogates: the case of each hexadecimal letter is free.</summary>
    private static string Surrogates(int number)
    {
        var text = new StringBuilder();
        for (int index = 0; index < 12; index++, number >>= 2)
        {
            text.Append("\\u").Append((number & 1) == 0 ? 'd' : 'D').Append((number & 2) == 0 ? 'a' : 'A').Append("00");
        }

        return text.ToString();
    }

    /// <summary>Returns items, separated by commas, of about as many bytes.</summary>
    private static string Repeat(int size, Func<int, string> item)
    {
        var items = new StringBuilder();
        for (int index = 0; index == 0 || items.Length < size; index++)
        {
            items.Append(index == 0 ? "" : ",").Append(item(index));
        }

        return items.ToString();
    }
}
