using System.Globalization;

namespace HiveContracts.Fuzz;

internal sealed partial class DocumentGenerator
{
    private static readonly string[] DateTexts =
    [
        "2020-02-30T00:18:15.223Z", "2020-05-28", "2020-05-28T24:00:00.000Z", "2020-05-28T23:59:60Z", "0000-01-01T00:00:00.000Z", "2020-05-28T00:18:15.Z",
        "2020-05-28T00:18:15.12345678Z", "2020-05-28T00:18:15+15:00", "9999-12-31T23:59:59.999Z", "2020-13-01T00:00:00.000Z", "2020-05-28t00:18:15z", "later",
        "2020-05-28T00:60:15.223Z", "2020-05-28T00:18:15.223z", "2021-02-29T00:00:00.000Z", "2020-02-29T00:00:00.000Z", "2020-05-28T00:18:15-00:00",
    ];

    private string Scalar(ValueKind kind)
    {
        bool isOdd = style.IsOdd();
        switch (kind)
        {
            case ValueKind.Uuid:
                return Strings.Quote(dice, style, dice.OneIn(3) ? Strings.Text(dice) : Uuid(isOdd));
            case ValueKind.TextOrNumber when !style.IsPlain && dice.OneIn(2):
                return Numbers.Any(numbers);
            case ValueKind.DateTime:
                return Strings.Quote(
                    dice, style, isOdd ? dice.Pick(dice.PickFrom(DateTexts), Strings.Text(dice)) : DateText(style.IsPlain || !dice.OneIn(4)));
            case ValueKind.Uri:
                return Strings.Quote(dice, style, isOdd ? Strings.Text(dice) : "https://x.example/" + dice.Pick("", "a", "a/b", "a1"));
            case ValueKind.Decimal when style.IsPlain:
                return Numbers.Decimal(numbers).ToString(CultureInfo.InvariantCulture);
            case ValueKind.Decimal:
                string amount = isOdd ? Numbers.Any(numbers) : $"{numbers.Small(1000)}.{Numbers.Digits(numbers, numbers.Between(1, 25))}";
                amount = isOdd && dice.OneIn(3) ? Strings.Quote(dice, style, Strings.Text(dice)) : amount;
                return amount[0] == '"' || dice.OneIn(2) ? amount : Strings.Quote(dice, style, amount);
            case ValueKind.Int32 or ValueKind.Int64 when isOdd:
                return numbers.Pick(
                    "1.0", "1e2", "-0", "12e-1", "10e-1", "0.0", "2147483647", "2147483648", "-9223372036854775808", "9223372036854775808", "1e18", "5e-1");
            case ValueKind.Int32 or ValueKind.Int64:
                return numbers.OneIn(4) ? ((int)numbers.Bits() >> numbers.Below(31)).ToString(CultureInfo.InvariantCulture) : Numbers.Integer(numbers);
            case ValueKind.Double when style.IsPlain:
                return Numbers.Shortest(Numbers.Double(numbers));
            case ValueKind.Double:
                return numbers.OneIn(3) ? Numbers.Any(numbers) : Numbers.Score(numbers);
            case ValueKind.Boolean:
                return dice.Pick("true", "false");
            default:
                string text = style.IsPlain && dice.OneIn(2) ? Strings.AnyCharacters(dice) : Strings.Text(dice);
                return Strings.Quote(dice, style, text);
        }
    }

    private string Uuid(bool isOdd)
    {
        string text = $"{(uint)dice.Bits():x8}-{(ushort)dice.Bits():x4}-{(ushort)dice.Bits():x4}-{(ushort)dice.Bits():x4}-{dice.Bits() >> 16:x12}";
        string bare = text.Replace("-", "", StringComparison.Ordinal);
        return isOdd ? dice.Pick(text.ToUpperInvariant(), text[..^1], text + "0", text.Replace('-', '_'), "{" + text + "}", bare, " " + text) : text;
    }

    private string DateText(bool isHiveFormat)
    {
        string day = $"{dice.Between(1, 9999):0000}-{dice.Between(1, 12):00}-{dice.Between(1, 28):00}";
        string time = $"{dice.Below(24):00}:{dice.Below(60):00}:{dice.Below(60):00}";
        return isHiveFormat
            ? $"{day}T{time}.{dice.Below(1000):000}Z"
            : $"{day}T{time}{dice.Pick("", ".5", ".1234567", ".120000")}{dice.Pick("Z", "+00:00", "-07:30", "+14:00")}";
    }
}
