namespace HiveContracts;

/// <summary>Whether two JSON values mean the same: numbers by value, properties in any order, of two with one name the last.</summary>
internal static class JsonEquality
{
    /// <summary>Compares two values that were checked when they were read.</summary>
    internal static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.SequenceEqual(right))
        {
            return true;
        }

        try
        {
            var one = new JsonReader(left);
            var other = new JsonReader(right);
            one.Begin();
            other.Begin();
            return AreEqual(ref one, ref other);
        }
        catch (ContractException)
        {
            return false; // a string in it is no valid Unicode, and the bytes differ
        }
    }

    /// <summary>A hash that is equal for values that are equal.</summary>
    internal static int HashOf(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new JsonReader(json);
            reader.Begin();
            return HashOf(ref reader);
        }
        catch (ContractException)
        {
            return 0; // a string in it is no valid Unicode
        }
    }

    private static int HashOf(ref JsonReader reader)
    {
        int hash = 17;
        if (reader.IsObject)
        {
            foreach ((string name, byte[] value) in Properties(ref reader))
            {
                hash += HashCode.Combine(name, HashOf(value));
            }
        }
        else if (reader.IsArray)
        {
            reader.BeginArray();
            while (reader.NextElement())
            {
                hash = HashCode.Combine(hash, HashOf(ref reader));
            }
        }
        else if (reader.IsString)
        {
            hash = reader.ReadString().GetHashCode(StringComparison.Ordinal);
        }
        else
        {
            hash = reader.IsNumber ? JsonNumber.Read(reader.RawValue()).GetHashCode() : reader.RawValue()[0];
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

        ReadOnlySpan<byte> one = left.RawValue();
        ReadOnlySpan<byte> other = right.RawValue();
        return one.SequenceEqual(other) || (IsNumber(one) && IsNumber(other) && JsonNumber.Read(one).Equals(JsonNumber.Read(other)));
    }

    private static bool AreArraysEqual(ref JsonReader left, ref JsonReader right)
    {
        left.BeginArray();
        right.BeginArray();
        while (true)
        {
            bool isMore = left.NextElement();
            if (isMore != right.NextElement())
            {
                return false;
            }

            if (!isMore)
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
        Dictionary<string, byte[]> ours = Properties(ref left);
        Dictionary<string, byte[]> theirs = Properties(ref right);
        if (ours.Count != theirs.Count)
        {
            return false;
        }

        foreach ((string name, byte[] json) in ours)
        {
            if (!theirs.TryGetValue(name, out byte[]? other) || !AreEqual(json, other))
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<string, byte[]> Properties(ref JsonReader reader)
    {
        var found = new Dictionary<string, byte[]>();
        reader.BeginObject();
        while (reader.NextProperty(out string name))
        {
            found[name] = reader.RawValue().ToArray();
        }

        return found;
    }

    private static bool IsNumber(ReadOnlySpan<byte> json) => json[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9');
}
