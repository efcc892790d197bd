namespace HiveContracts.Fuzz;

/// <summary>Compares what was read with the document, member by member.</summary>
internal static class TypedValues
{
    /// <summary>Compares an object.</summary>
    /// <param name="shape">The object's shape.</param>
    /// <param name="node">Its JSON, which was accepted.</param>
    /// <param name="value">The value that was read.</param>
    public static void Check(Shape shape, Node node, object value)
    {
        if (node.Kind is NodeKind.Text)
        {
            FuzzFailure.AreEqual("a string instead of an object", node.Text, shape.Find(shape.StringForm)!.Get(value));
            return;
        }

        List<(string Name, Node Value)>? untyped = null;
        foreach (PropertyShape property in shape.Properties)
        {
            Node? effective = Values.Effective(node, property.Name);
            PropertyShape? variant = effective is null ? null : property.VariantFor(effective.Kind);
            foreach (PropertyShape member in property.Kind is ValueKind.Choice ? property.Variants : [property])
            {
                object? found = member.Get(value);
                if (member != variant)
                {
                    CheckAbsent(member, found);
                }
                else if (!CheckValue(member, effective!, value, found))
                {
                    (untyped ??= []).Add((property.Name, effective!));
                }
            }
        }

        foreach (NodeProperty property in node.Properties)
        {
            if (shape.Find(property.Name) is null)
            {
                (untyped ??= []).Add((property.Name!, property.Value));
            }
        }

        AdditionalPropertiesCheck.Check(shape.Name, untyped, shape.GetAdditionalProperties(value));
    }

    private static void CheckAbsent(PropertyShape member, object? found)
    {
        if (member.Kind is ValueKind.Scores)
        {
            FuzzFailure.Check(!((ClassScores)found!).IsPresent, member.FullName, "no class scores", found);
        }
        else
        {
            FuzzFailure.Check(found is null, member.FullName, null, found);
        }
    }

    /// <summary>Compares one value; false if the member's type cannot hold it, so that it is among the additional properties.</summary>
    private static bool CheckValue(PropertyShape member, Node node, object owner, object? found)
    {
        string what = member.FullName;
        switch (member.Kind)
        {
            case ValueKind.Text or ValueKind.Uuid or ValueKind.TextOrNumber:
                FuzzFailure.AreEqual(what, node.Kind is NodeKind.Number ? node.RawText : node.Text, found);
                if (member.Kind is ValueKind.Uuid)
                {
                    FuzzFailure.AreEqual(what + "Guid", Values.Uuid(node.Text), member.GetGuid(owner));
                }

                return true;
            case ValueKind.DateTime:
                DateTimeOffset? time = Values.DateTime(node.Text!, out bool isDefined);
                var foundTime = (DateTimeOffset?)found;
                FuzzFailure.Check(!isDefined || (time == foundTime && time?.Offset == foundTime?.Offset), what, time?.ToString("O"), foundTime?.ToString("O"));
                return foundTime is not null;
            case ValueKind.Uri:
                FuzzFailure.Check(Values.IsUri(node.Text!) is not { } isUri || isUri == found is not null, what, node.Text, found);
                FuzzFailure.Check(found is null || ((Uri)found).OriginalString == node.Text, what, node.Text, (found as Uri)?.OriginalString);
                return found is not null;
            case ValueKind.Decimal:
                decimal? amount = Values.Decimal(node);
                FuzzFailure.AreEqual(what, amount, (decimal?)found);
                return found is not null;
            case ValueKind.Int32:
                long? number = ExactNumber.ToInt64(node.RawText);
                FuzzFailure.AreEqual(what, number is >= int.MinValue and <= int.MaxValue ? (int?)number : null, (int?)found);
                return found is not null;
            case ValueKind.Int64:
                FuzzFailure.AreEqual(what, ExactNumber.ToInt64(node.RawText), (long?)found);
                return found is not null;
            case ValueKind.Double:
                CheckDouble(what, node, (double?)found);
                return true;
            case ValueKind.Boolean:
                FuzzFailure.AreEqual(what, node.Kind is NodeKind.True, found);
                return true;
            case ValueKind.Any:
                FuzzFailure.AreEqual(what, node.RawText, found?.ToString());
                return true;
            case ValueKind.Values:
                var values = (IReadOnlyList<JsonValue>)found!;
                FuzzFailure.Check(
                    node.Items.Select(static item => item.RawText).SequenceEqual(values.Select(static value => value.ToString())),
                    what,
                    node.RawText,
                    string.Join(",", values));
                return true;
            case ValueKind.Texts:
                var texts = (IReadOnlyList<string>)found!;
                FuzzFailure.Check(node.Items.Select(static item => item.Text).SequenceEqual(texts), what, node.RawText, string.Join(",", texts));
                return true;
            case ValueKind.Scores:
                ScoreRules.Check(what, node, (ClassScores)found!);
                return true;
            case ValueKind.Object:
                Check(member.Object!, node, found!);
                return true;
            default:
                CheckObjects(what, member.Object!, node.Kind is NodeKind.Array ? node.Items : [node], (IReadOnlyList<object>)found!);
                return true;
        }
    }

    public static void CheckDouble(string what, Node? node, double? found)
    {
        double? expected = node is null ? null : Values.Double(node);
        bool isSame = expected is null
            ? found is null
            : found is { } value && BitConverter.DoubleToUInt64Bits(value) == BitConverter.DoubleToUInt64Bits(expected.Value);
        FuzzFailure.Check(isSame, what, expected, found);
    }

    private static void CheckObjects(string what, Shape shape, List<Node> nodes, IReadOnlyList<object> found)
    {
        FuzzFailure.Check(nodes.Count == found.Count, what, nodes.Count, found.Count);
        for (int index = 0; index < nodes.Count; index++)
        {
            Check(shape, nodes[index], found[index]);
        }
    }
}
