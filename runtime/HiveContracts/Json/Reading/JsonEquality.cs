namespace HiveContracts;

/// <summary>Compares JSON by value: numbers by value, properties in any order. Of several properties with the same name, the last one counts.</summary>
internal static class JsonEquality
{
    /// <summary>Returns whether two valid JSON values are equal.</summary>
    internal static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.SequenceEqual(right))
        {
            return true;
        }

        try
        {
            var leftReader = new JsonReader(left);
            var rightReader = new JsonReader(right);
            leftReader.Begin();
            rightReader.Begin();
            return AreEqual(ref leftReader, ref rightReader);
        }
        catch (ContractException)
        {
            return false; // nested too deeply, and the bytes differ
        }
    }

    /// <summary>Returns a hash code of a valid JSON value that is the same for all equal values. The time is linear in the value's length.</summary>
    internal static int GetHashCode(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new JsonReader(json);
            reader.Begin();
            return GetHashCode(ref reader);
        }
        catch (ContractException)
        {
            return 0; // nested too deeply
        }
    }

    private static int GetHashCode(ref JsonReader reader)
    {
        if (reader.IsObject)
        {
            return GetObjectHashCode(ref reader);
        }

        if (reader.IsArray)
        {
            int hash = 17;
            reader.BeginArray();
            while (reader.NextElement())
            {
                hash = HashCode.Combine(hash, GetHashCode(ref reader));
            }

            return hash;
        }

        if (reader.IsString)
        {
            return reader.ReadUncheckedString().GetHashCode(StringComparison.Ordinal);
        }

        return reader.IsNumber ? JsonNumber.Read(reader.RawValue()).GetHashCode() : reader.RawValue()[0];
    }

    private static int GetObjectHashCode(ref JsonReader reader)
    {
        var properties = new Dictionary<string, int>();
        reader.BeginObject();
        while (reader.NextProperty(out string name, isChecked: false))
        {
            properties[name] = GetHashCode(ref reader);
        }

        // A sum, which does not depend on the order.
        int hash = 17;
        foreach ((string name, int value) in properties)
        {
            hash += HashCode.Combine(name, value);
        }

        return hash;
    }

    private static bool AreEqual(ref JsonReader left, ref JsonReader right)
    {
        if (left.IsObject)
        {
            return right.IsObject && AreObjectsEqual(ref left, ref right);
        }

        if (left.IsArray)
        {
            return right.IsArray && AreArraysEqual(ref left, ref right);
        }

        if (left.IsString)
        {
            // Unpaired surrogates are compared, not refused: an exception for each pair of values would make a hostile list of them slow.
            return right.IsString && left.ReadUncheckedString() == right.ReadUncheckedString();
        }

        ReadOnlySpan<byte> leftJson = left.RawValue();
        ReadOnlySpan<byte> rightJson = right.RawValue();
        return leftJson.SequenceEqual(rightJson)
            || (IsNumber(leftJson) && IsNumber(rightJson) && JsonNumber.Read(leftJson).Equals(JsonNumber.Read(rightJson)));
    }

    private static bool AreArraysEqual(ref JsonReader left, ref JsonReader right)
    {
        left.BeginArray();
        right.BeginArray();
        while (true)
        {
            bool hasMore = left.NextElement();
            if (hasMore != right.NextElement())
            {
                return false;
            }

            if (!hasMore)
            {
                return true;
            }

            if (!AreEqual(ref left, ref right))
            {
                return false;
            }
        }
    }

    private static bool AreObjectsEqual(ref JsonReader left, ref JsonReader right)
    {
        Dictionary<string, Range> leftProperties = ReadProperties(ref left);
        Dictionary<string, Range> rightProperties = ReadProperties(ref right);
        if (leftProperties.Count != rightProperties.Count)
        {
            return false;
        }

        foreach ((string name, Range leftJson) in leftProperties)
        {
            if (!rightProperties.TryGetValue(name, out Range rightJson) || !AreEqual(left.Slice(leftJson), right.Slice(rightJson)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns where the values are in the document. Copies of them would be copied again at each level.</summary>
    private static Dictionary<string, Range> ReadProperties(ref JsonReader reader)
    {
        var properties = new Dictionary<string, Range>();
        reader.BeginObject();
        while (reader.NextProperty(out string name, isChecked: false))
        {
            int start = reader.Position;
            reader.Skip();
            properties[name] = start..reader.Position;
        }

        return properties;
    }

    private static bool IsNumber(ReadOnlySpan<byte> json) => json[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9');
}
