using System.Diagnostics.CodeAnalysis;

namespace HiveContracts.Fuzz;

/// <summary>A difference between what the rules say and what the library did.</summary>
internal sealed class FuzzFailure(string what, string expected, string found) : Exception($"{what}: expected {expected}, found {found}")
{
    /// <summary>Gets what differs, such as "value of $.status[0].code": the same for all documents that show the same difference.</summary>
    public string What => what;

    public string Expected => expected;

    public string Found => found;

    public static void Check([DoesNotReturnIf(false)] bool isRight, string what, object? expected, object? found)
    {
        if (!isRight)
        {
            throw new FuzzFailure(what, Show(expected), Show(found));
        }
    }

    public static void AreEqual<T>(string what, T expected, T found) => Check(EqualityComparer<T>.Default.Equals(expected, found), what, expected, found);

    private static string Show(object? value) => value switch
    {
        null => "null",
        double number => $"{number:R} (bits {BitConverter.DoubleToUInt64Bits(number):X16})",
        byte[] bytes => Excerpt.Of(bytes),
        string text => Excerpt.Of(System.Text.Encoding.UTF8.GetBytes(text)),
        _ => value.ToString() ?? "",
    };
}
