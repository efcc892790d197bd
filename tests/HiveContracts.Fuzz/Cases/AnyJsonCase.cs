using System.Text;

namespace HiveContracts.Fuzz;

/// <summary>Any JSON: as a value of its own, as an unknown property, and searched for class scores.</summary>
internal sealed class AnyJsonCase() : FuzzCase("json", 100)
{
    public override void Run(Dice dice, Input input)
    {
        byte[] json = Encoding.UTF8.GetBytes(DocumentGenerator.Any(dice));
        json = dice.Below(4) switch
        {
            0 => Mutator.Damage(dice, json),
            1 => DocumentGenerator.Generate(dice, Shapes.Callback),
            _ => json,
        };
        input.Run(json, Check);
    }

    public static void Check(byte[] json)
    {
        Node? node = NodeReader.Read(json);
        CheckValue(json, node);
        ReadAllRules.Check(json, node);
        if (!json.AsSpan().StartsWith("\uFEFF"u8))
        {
            DocumentCheck.Check(Root.Callback, [.. "{\"id\":\"a\",\"unknown\":"u8, .. json, .. ",\"status\":[]}"u8]);
        }
    }

    private static void CheckValue(byte[] json, Node? node)
    {
        JsonValue value;
        try
        {
            value = JsonValue.Parse(json);
        }
        catch (ContractException exception)
        {
            FuzzFailure.Check(node is null, "the value", "read", exception.Message);
            return;
        }

        FuzzFailure.Check(node is not null, "the value", "refused as no JSON", "read");
        FuzzFailure.AreEqual("the value", node.RawText, value.ToString());
        FuzzFailure.AreEqual("hash code of the value", value.GetHashCode(), JsonValue.Parse(json).GetHashCode());
    }
}
