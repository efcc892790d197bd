using System.Text;
using System.Text.Json;

namespace HiveContracts.Fuzz;

/// <summary>What a copy by <c>with</c> is: the member that is set shows in the JSON, and nothing else changes.</summary>
internal static class CopyRules
{
    /// <summary>Copies an object with other values of some members.</summary>
    public static void Check(Dice dice, Shape shape, object value)
    {
        // A string becomes an object when another member is set; there, nothing says what is kept.
        byte[] written = Members.Write(value);
        if (NodeReader.Read(written) is not { Kind: NodeKind.Object } original)
        {
            return;
        }

        for (int count = 3; count > 0; count--)
        {
            PropertyShape property = shape.Properties[dice.Below(shape.Properties.Count)];
            PropertyShape member = property.Kind is ValueKind.Choice ? dice.PickFrom(property.Variants) : property;
            if (Members.CanSet(shape.Type, member.Member))
            {
                CheckMember(dice, shape, original, value, member);
            }
        }

        FuzzFailure.Check(written.AsSpan().SequenceEqual(Members.Write(value)), "the original after it was copied", written, Members.Write(value));
    }

    private static void CheckMember(Dice dice, Shape shape, Node original, object value, PropertyShape member)
    {
        byte[] json = DocumentGenerator.PlainValue(dice, member);
        object copy = Members.Copy(value, member.Member, TreeBuilder.BuildValue(member, NodeReader.Read(json)!));
        CheckWritten(
            $"a copy with another {member.FullName}", shape, copy,
            Replace(original, member.Name, json), Replace(original, member.Name, InFormOf(original, member, json)));

        // A member that has no value keeps the null or the invalid value of its property.
        object? before = member.Get(value);
        if (before is null or ClassScores { IsPresent: false } || shape.Required.Contains(member.Name) || shape.RequiredAny.Contains(member.Name))
        {
            return;
        }

        object none = Members.Copy(value, member.Member, member.Kind is ValueKind.Scores ? default(ClassScores) : null);
        CheckWritten(
            $"a copy without {member.FullName}", shape, none,
            Replace(original, member.Name, null), Replace(original, member.Name, [.. "null"u8]));
        object again = Members.Copy(copy, member.Member, before);
        if (original.Properties.Exists(property => property.Name == member.Name && IsUsual(member, property.Value)))
        {
            FuzzFailure.Check(value.Equals(again), $"a copy with the same {member.FullName}", value, again);
        }
    }

    /// <summary>Returns the JSON of a value in the form in which the property was: a list of one without its array, a number as a string, and so on.</summary>
    private static byte[] InFormOf(Node original, PropertyShape member, byte[] json) =>
        (member.Kind, original.Properties.Find(property => property.Name == member.Name)?.Value) switch
        {
            (ValueKind.ObjectsOrOne, { Kind: NodeKind.Object or NodeKind.Text }) when NodeReader.Read(json)!.Items is [Node one] => one.Raw.ToArray(),
            (ValueKind.TextOrNumber, { Kind: NodeKind.Number }) when NodeReader.Read(json[1..^1]) is { Kind: NodeKind.Number } => json[1..^1],
            (ValueKind.Decimal, { Kind: NodeKind.Text } before) when Values.Decimal(before) is not null => [.. "\""u8, .. WithoutZeros(json), .. "\""u8],
            _ => json,
        };

    private static ReadOnlySpan<byte> WithoutZeros(byte[] number) =>
        number.Contains((byte)'.') ? number.AsSpan().TrimEnd((byte)'0').TrimEnd((byte)'.') : number;

    /// <summary>Returns whether a value has the spelling of its member: another one is forgotten when the member is set.</summary>
    private static bool IsUsual(PropertyShape member, Node value) => member.Kind switch
    {
        ValueKind.TextOrNumber => value.Kind is NodeKind.Text,
        ValueKind.DateTime or ValueKind.Decimal => false,
        ValueKind.ObjectsOrOne => value.Kind is NodeKind.Array,
        _ => true,
    };

    private static void CheckWritten(string what, Shape shape, object copy, byte[] expected, byte[] other)
    {
        byte[] written = Members.Write(copy);
        Node? found = NodeReader.Read(written);
        bool isSame = found is not null
            && (WrittenJson.IsSame(shape, NodeReader.Read(expected)!, found) || WrittenJson.IsSame(shape, NodeReader.Read(other)!, found));
        FuzzFailure.Check(isSame, what, expected, written);
    }

    /// <summary>Returns the JSON of an object with another value of a property, or without it.</summary>
    private static byte[] Replace(Node node, string name, byte[]? value)
    {
        var json = new StringBuilder();
        foreach (NodeProperty property in node.Properties.Where(property => property.Name != name))
        {
            Append(json, property.Name!, property.Value.Raw);
        }

        if (value is not null)
        {
            Append(json, name, value);
        }

        return Encoding.UTF8.GetBytes($"{{{json}}}");
    }

    private static void Append(StringBuilder json, string name, ReadOnlySpan<byte> value) => json.Append(json.Length == 0 ? "" : ",")
        .Append('"').Append(JsonEncodedText.Encode(name)).Append("\":").Append(Encoding.UTF8.GetString(value));
}
