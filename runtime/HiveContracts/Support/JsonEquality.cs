namespace HiveContracts.Support;

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
            var one = new JsonScanner(left);
            var other = new JsonScanner(right);
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
            var scanner = new JsonScanner(json);
            scanner.Begin();
            return HashOf(ref scanner);
        }
        catch (ContractException)
        {
            return 0; // a string in it is no valid Unicode
        }
    }

    private static int HashOf(ref JsonScanner scanner)
    {
        int hash = 17;
        if (scanner.IsObject)
        {
            foreach ((string name, byte[] value) in Properties(ref scanner))
            {
                hash += HashCode.Combine(name, HashOf(value));
            }
        }
        else if (scanner.IsArray)
        {
            scanner.BeginArray();
            while (scanner.NextElement())
            {
                hash = HashCode.Combine(hash, HashOf(ref scanner));
            }
        }
        else if (scanner.IsString)
        {
            hash = scanner.ReadString().GetHashCode(StringComparison.Ordinal);
        }
        else
        {
            hash = scanner.IsNumber ? JsonNumber.Read(scanner.RawValue()).GetHashCode() : scanner.RawValue()[0];
        }

        return hash;
    }

    private static bool AreEqual(ref JsonScanner left, ref JsonScanner right)
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
        return one.SequenceEqual(other) || (IsNumber(one) && IsNumber(other) && new Number(one).Equals(new Number(other)));
    }

    private static bool AreArraysEqual(ref JsonScanner left, ref JsonScanner right)
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

    private static bool AreObjectsEqual(ref JsonScanner left, ref JsonScanner right)
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

    private static Dictionary<string, byte[]> Properties(ref JsonScanner scanner)
    {
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        scanner.BeginObject();
        while (scanner.NextProperty(out string name))
        {
            found[name] = scanner.RawValue().ToArray();
        }

        return found;
    }

    private static bool IsNumber(ReadOnlySpan<byte> json) => json[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9');

    /// <summary>A number as its digits from the first to the last that is not zero, and the power of ten of the last: exact, however long it is.</summary>
    private readonly ref struct Number
    {
        private readonly bool isNegative;
        private readonly ReadOnlySpan<byte> digits; // with a point among them, perhaps
        private readonly long power;

        internal Number(ReadOnlySpan<byte> json)
        {
            isNegative = json[0] == '-';
            int end = json.IndexOfAny((byte)'e', (byte)'E');
            ReadOnlySpan<byte> mantissa = end < 0 ? json : json[..end];
            ReadOnlySpan<byte> exponent = end < 0 ? [] : json[(end + 1)..];
            int first = mantissa.IndexOfAnyInRange((byte)'1', (byte)'9');
            if (first < 0)
            {
                isNegative = false;
                return; // zero, of whatever spelling
            }

            int last = mantissa.LastIndexOfAnyInRange((byte)'1', (byte)'9');
            digits = mantissa[first..(last + 1)];
            int point = mantissa.IndexOf((byte)'.');
            point = point < 0 ? mantissa.Length : point;
            power = (point > last ? point - last - 1 : point - last) + Exponent(exponent);
        }

        internal bool Equals(Number other)
        {
            if (isNegative != other.isNegative || power != other.power)
            {
                return false;
            }

            int at = 0;
            int otherAt = 0;
            while (true)
            {
                at += at < digits.Length && digits[at] == '.' ? 1 : 0;
                otherAt += otherAt < other.digits.Length && other.digits[otherAt] == '.' ? 1 : 0;
                if (at == digits.Length || otherAt == other.digits.Length)
                {
                    return at == digits.Length && otherAt == other.digits.Length;
                }

                if (digits[at++] != other.digits[otherAt++])
                {
                    return false;
                }
            }
        }

        private static long Exponent(ReadOnlySpan<byte> text)
        {
            long value = 0;
            foreach (byte digit in text)
            {
                // What is beyond this is equal to nothing but itself, to the byte, which was compared before.
                if (digit is not ((byte)'+' or (byte)'-') && value < long.MaxValue / 100)
                {
                    value = (value * 10) + digit - '0';
                }
            }

            return text is [(byte)'-', ..] ? -value : value;
        }
    }
}
