namespace HiveContracts.Hostile;

/// <summary>A list that is filled with the shortest elements that there are.</summary>
/// <param name="Name">The JSON path of the list.</param>
/// <param name="Element">The elements.</param>
/// <param name="Document">The document.</param>
internal sealed record HostileList(string Name, string Element, HostileDocument Document);

/// <summary>Every list type of the default schema, with the elements that take the most memory per byte.</summary>
internal static class HostileLists
{
    private const string Frames = "{\"id\":\"a\",\"status\":[{\"response\":{\"output\":[";

    // An empty object, one with a preserved property, and one with a preserved null; two in turn, since equal ones could be shared.
    private static readonly string[] Objects = ["{}", "{\"\":0}", "{},{\"\":0}", "{\"\":0,\"\":0}"];

    private static readonly (string Name, string Start, string End, string[] Elements)[] Lists =
    [
        ("status", "{\"id\":\"a\",\"status\":[", "]}", [.. Objects, "\"\"", "\"a\"", "{\"status\":{}}", "{\"output\":{}}", "{\"response\":{}}"]),
        ("output", Frames, "]}}]}",
        [
            .. Objects, "{\"time\":0}", "{\"time\":null}", "{\"time\":1,\"\":0}", "{\"classes\":[]}", "{\"words\":[{}]}", "{\"bounding_poly\":[{}]}",
        ]),
        ("response", "{\"id\":\"a\",\"status\":[{\"response\":[", "]}]}", [.. Objects, "{\"faces\":[{}]}"]),
        ("faces", "{\"id\":\"a\",\"status\":[{\"response\":[{\"faces\":[", "]}]}]}", Objects),
        ("frame_results", Frames + "{\"frame_results\":[", "]}]}}]}", [.. Objects, "{\"urls\":[1]}"]),
        ("bounding_poly", Frames + "{\"bounding_poly\":[", "]}]}}]}", [.. Objects, "{\"meta\":{}}", "{\"dimensions\":{}}"]),
        ("vertices", Frames + "{\"bounding_poly\":[{\"vertices\":[", "]}]}]}}]}", [.. Objects, "{\"x\":0}"]),
        ("locations", Frames + "{\"bounding_poly\":[{\"meta\":{\"locations\":[", "]}}]}]}}]}", Objects),
        ("words", Frames + "{\"words\":[", "]}]}}]}", [.. Objects, "{\"meta\":0}"]),
        ("alternatives", Frames + "{\"words\":[{\"alternatives\":[", "]}]}]}}]}", Objects),
        ("classifications", Frames + "{\"classifications\":[", "]}]}}]}", Objects),
        ("text_filters", Frames + "{\"frame_results\":[{\"text_filters\":[", "]}]}]}}]}", Objects),
        ("custom_classes", Frames + "{\"frame_results\":[{\"custom_classes\":[", "]}]}]}}]}", Objects),
        ("pii_entities", Frames + "{\"frame_results\":[{\"pii_entities\":[", "]}]}]}}]}", Objects),
        ("urls", Frames + "{\"frame_results\":[{\"urls\":[", "]}]}]}}]}", ["1", "\"\"", "{}"]),
        ("moderated_classes", Frames + "{\"frame_results\":[{\"moderated_classes\":[", "]}]}]}}]}", ["\"\"", "\"a\"", "\"\u00e9\"", "\"\\n\""]),
        ("classes", Frames + "{\"classes\":[", "]}]}}]}", ["{\"class\":\"\"}", "{\"class\":\"\",\"\":0}", "{\"class\":\"\",\"label\":\"\u00e9\"}"]),
        ("unknown properties", "{\"id\":\"a\",\"status\":[],", "}", ["\"\":0"]),
    ];

    /// <summary>All lists with all elements.</summary>
    public static IEnumerable<HostileList> All { get; } =
    [
        .. Lists.SelectMany(static list => list.Elements.Select(element =>
            new HostileList(list.Name, element, HostileDocuments.Filled($"{list.Name} of {element}", list.Start, element, list.End)))),
        .. new[] { ("shapes", "{\"kind\":\"circle\"}"), ("counts", "\"0\":0"), ("numbers", "1"), ("texts", "\"\u00e9\"") }.Select(static list =>
            new HostileList(list.Item1, list.Item2, HostileDocuments.FilledKit(list.Item1, list.Item2))),
    ];
}
