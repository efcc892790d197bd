namespace HiveContracts.Fuzz;

/// <summary>The faults that a run must find.</summary>
internal static class PlantedFaults
{
    public static PlantedFault[] All { get; } =
    [
        // Numbers.
        new("one digit too many in 64 bits", "Numbers/DoubleReader.cs", "MaxDigits = 19;", "MaxDigits = 20;"),
        new("half is not rounded to even", "Numbers/DoubleReader.cs", "(mantissa & 3) == 1", "(mantissa & 3) == 3"),
        new("digits after half are ignored", "Numbers/BigDecimalRounding.cs", "(hasMore || (kept & 1) != 0)", "(kept & 1) != 0"),
        new("subnormal has one bit too many", "Numbers/BigDecimalRounding.cs", "11 : 12 - power;", "11 : 11 - power;"),
        new("sign of a score's exponent", "Numbers/ScoreReader.cs", "exponentOfDigits -= (tens * 10) + ones;", "exponentOfDigits += (tens * 10) + ones;"),
        new("no negative zero", "Numbers/DoubleReader.cs", "else if (isNegative)", "else if (isNegative && value != 0)"),
        new("score of 25 digits", "Numbers/ScoreReader.cs", "length is 0 or > 24", "length is 0 or > 25"),

        // Scanning.
        new("tab is no white space in vectors", "Text/Utf8Scan.cs", " | Vector128.Equals(bytes, Vector128.Create((byte)'\\t'));", ";"),
        new("one control character in strings", "Text/Utf8Scan.cs", "Vector128.Create((sbyte)' ')).AsByte();", "Vector128.Create((sbyte)0x1F)).AsByte();"),
        new("comma twice", "Json/Reading/JsonReader.cs", "            position++;\n            SkipWhiteSpace();\n        }\n", """
                        position++;
                        SkipWhiteSpace();
                        position += Next == ',' ? 1 : 0;
                    }

            """),
        new("one level deeper", "Json/Reading/JsonReader.cs", "MaxDepth = 64;", "MaxDepth = 65;"),
        new("form feed is not unescaped", "Json/Reading/JsonReader.Strings.cs", "(byte)'f' => '\\f',", ""),
        new("high surrogate before anything", "Json/Reading/JsonReader.Strings.cs", " || !char.IsLowSurrogate(text[index + 1])", ""),
        new("bound of expected bytes", "Text/ExpectedBytes.cs", "text.Length - index >= MaxCompared", "text.Length - index >= Half"),
        new("cached string of another middle", "Text/StringCache.cs", " | Difference(ascii, text, middle)", ""),
        new("31 days in every month", "Text/Iso8601.cs", "day > DateTime.DaysInMonth(year, month) ||", "day > 31 ||"),

        // Class scores.
        new(
            "bound of a template", "Scores/Templates/ScoreTemplate.cs",
            "document.Length - ScoreReader.Lookahead - literalLength",
            "document.Length - literalLength"),
        new(
            "template compares a byte less", "Scores/Templates/ScoreTemplate.cs",
            "int last = length - Vector256<byte>.Count;",
            "int last = length - Vector256<byte>.Count - 1;"),
        new(
            "layouts of names of equal length", "Scores/Layout/ClassLayout.cs",
            "names[column].Text == name.Text);",
            "names[column].Text.Length == name.Text.Length);"),
        new(
            "shorter row takes the longer layout", "Scores/RowBuilder.cs",
            "if (isExpected && expected.Count == count)",
            "if (isExpected && expected.Count >= count)"),
        new("class names of another middle", "Scores/Layout/ClassName.cs", " | (middle ^ other.middle)", ""),
        new("class twice in a shuffled row", "Scores/Templates/ElementPattern.cs", " || !double.IsNaN(scores[column])", ""),
        new(
            "first of two scores", "Scores/JsonReader.Scores.cs",
            "score = ReadDouble();",
            "(double first, score) = (score, ReadDouble()); score = double.IsNaN(first) ? score : first;"),
        new("number after a frame's scores", "Scores/Frames/FrameTemplate.cs", "? i : Layout.Width + i]", "? i : Layout.Count + i - 1]"),
        new("last of equal maxima", "Scores/MaximumSearch.cs", "        if (score > Max)", "        if (score >= Max)"),
        new("highest score of a vector's rest", "Scores/Frames/ScoreExtremes.cs", "max[i] = Math.Max(max[i], row[i]);", "max[i] = row[i];"),
        new("severity not supported", "Scores/Severity.cs", "score >= -1 && score <= int.MaxValue", "score >= 0 && score <= int.MaxValue"),

        new("unknown properties of frames are not counted", "Scores/Frames/JsonReader.Frames.cs", "DriftObserver.Current?.OnUnknownProperty(type, name);", ""),
        new("lone surrogate in a label", "Scores/ClassScoreRow.cs", " || !Guard.IsUnicode(scores[i].Label)", ""),

        // Writing, round trips and equality.
        new(
            "another integer is written as the old one", "Json/Writing/ObjectWriter.cs",
            "out long original) && original == integer)",
            "out long original) && original != integer + 1)"),
        new("null decides the variant", "Json/Reading/JsonReader.Choices.cs", "if (!isNull || index >= 0)", "if (isNull || index >= 0)"),
        new("control characters from 0x10", "Json/Writing/JsonWriter.Strings.cs", "(letter >> (12 - (index * 4))) & 0xF", "index < 3 ? 0 : letter & 0xF"),
        new("escaped quote ends a string", "Json/Writing/JsonWriter.cs", "if (isInString && next == '\\\\')", "if (isInString && next == 'x')"),
        new(
            "null replaces a value", "Json/RoundTrip/PreservedProperties.cs",
            "if (preserved is not null && preserved.Contains(property))\n        {\n            return;",
            "if (false)\n        {\n            return;"),
        new(
            "added property is equal", "Json/Reading/JsonEquality.cs",
            "leftProperties.Count != rightProperties.Count",
            "leftProperties.Count > rightProperties.Count"),
        new(
            "hash code depends on the order", "Json/Reading/JsonEquality.cs",
            "hash += HashCode.Combine(name, value);",
            "hash = HashCode.Combine(hash, name, value);"),
        new(
            "path of an element", "Json/Reading/JsonPath.cs",
            "new Step(isArray: true, array.Index + 1, 0..0)",
            "new Step(isArray: true, array.Index + 2, 0..0)"),
        new("sequence with the bytes behind it", "Json/Contract.cs", "return Parse<T>(buffer.AsSpan(0, (int)utf8Json.Length));", "return Parse<T>(buffer);"),
    ];
}
