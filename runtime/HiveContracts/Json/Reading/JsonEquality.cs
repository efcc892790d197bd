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
            return false; // a string is not valid Unicode, and the bytes differ
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
            return right.IsString && left.ReadString() == right.ReadString();
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
        Dictionary<string, byte[]> leftProperties = ReadProperties(ref left);
        Dictionary<string, byte[]> rightProperties = ReadProperties(ref right);
        if (leftProperties.Count != rightProperties.Count)
        {
            return false;
        }

        foreach ((string name, byte[] leftJson) in leftProperties)
        {
            if (!rightProperties.TryGetValue(name, out byte[]? rightJson) || !AreEqual(leftJson, rightJson))
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<string, byte[]> ReadProperties(ref JsonReader reader)
    {
        var properties = new Dictionary<string, byte[]>();
        reader.BeginObject();
        while (reader.NextProperty(out string name))
        {
            properties[name] = reader.RawValue().ToArray();
        }

        return properties;
    }

    private static bool IsNumber(ReadOnlySpan<byte> json) => json[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9');
}
