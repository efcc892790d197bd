using System.Globalization;
using System.Text;
using HiveContracts.Fuzz.Unions;

namespace HiveContracts.Fuzz;

/// <summary>Unions: what decides the variant may be anywhere in the object, several times, and null.</summary>
internal sealed class UnionCase() : FuzzCase("unions", 20)
{
    public override void Run(Dice dice, Input input)
    {
        var style = new JsonStyle(dice);
        List<string> properties = [];
        string shapes = string.Join(',', Enumerable.Range(0, dice.Below(4)).Select(_ => Object(dice, style, "kind", "size")));
        Add(dice, style, properties, "shapes", $"[{shapes}]");
        if (dice.OneIn(2))
        {
            Add(dice, style, properties, "source", Object(dice, style, "url", "file", "note"));
        }

        byte[] document = Encoding.UTF8.GetBytes(Join(dice, style, properties));
        input.Run(dice.OneIn(8) ? Mutator.Damage(dice, document) : document, Check);
    }

    private static string Object(Dice dice, JsonStyle style, params string[] names)
    {
        List<string> properties = [];
        foreach (string name in names)
        {
            // Most objects are valid: one kind, and either a URL or a file.
            int times = dice.OneIn(4) ? dice.Below(4) : name == "file" && properties.Count > 0 ? 0 : 1;
            for (int time = 0; time < times; time++)
            {
                bool isOdd = dice.OneIn(12) || (time > 0 && dice.OneIn(2));
                Add(dice, style, properties, name, isOdd ? dice.Pick("null", "null", "1", "\"line\"", "{}") : Value(dice, style, name));
            }
        }

        if (dice.OneIn(4))
        {
            string json = dice.Pick("1", "null", "[{\"kind\":\"circle\"}]", "{\"url\":\"a\",\"file\":\"b\"}");
            Add(dice, style, properties, dice.Pick("other", "Kind", "kin"), json);
        }

        return Join(dice, style, properties);
    }

    private static string Value(Dice dice, JsonStyle style, string name) => name switch
    {
        "kind" => Strings.Quote(dice, style, dice.Pick("circle", "square")),
        "size" => Numbers.Score(dice),
        _ => Strings.Quote(dice, style, Strings.Text(dice)),
    };

    private static void Add(Dice dice, JsonStyle style, List<string> properties, string name, string json) =>
        properties.Add(style.ItemGap() + Strings.Quote(dice, style, name) + style.Colon() + json);

    private static string Join(Dice dice, JsonStyle style, List<string> properties)
    {
        dice.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(properties));
        return "{" + string.Join(',', properties) + style.ItemGap() + "}";
    }

    private static void Check(byte[] document)
    {
        Node? node = NodeReader.Read(document);
        string? expected = node is null ? null : UnionRules.Describe(node);
        bool isRead = Drawing.TryParse(document, out Drawing? drawing, out ContractException? error);
        FuzzFailure.Check(isRead == expected is not null, "a document with unions", expected ?? "refused", isRead ? "read" : error!.Message);
        if (drawing is null || expected is null)
        {
            return;
        }

        FuzzFailure.AreEqual("the variants", expected, Describe(drawing));
        byte[] written = drawing.ToUtf8Bytes();
        Drawing again = Drawing.Parse(written);
        FuzzFailure.Check(drawing == again && drawing.GetHashCode() == again.GetHashCode(), "reading unions again", "an equal value", written);
        FuzzFailure.AreEqual("writing unions again", Encoding.UTF8.GetString(written), again.ToJson());
    }

    private static string Describe(Drawing drawing) => string.Join('|', drawing.Shapes
        .Select(static shape => shape.Match(static circle => "circle " + Show(circle.Size), static square => "square " + Show(square.Size)))
        .Append(drawing.Source?.Match(static link => "link " + link.Url + " " + link.Note, static upload => "upload " + upload.File + " " + upload.Note)));

    private static string? Show(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);
}
