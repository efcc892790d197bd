using System.Globalization;
using System.Text;

namespace HiveContracts.Demo.Commands;

/// <summary>Prints every class score of a callback for other programs: JSON pointer, TAB, class, TAB, score or <c>-</c>.</summary>
internal static class ScoresCommand
{
    public static void Run(CallbackFile callback)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (LocatedClassScore found in ClassScoreReader.ReadAll(callback.Json))
        {
            string score = found.Score.Score?.ToString("R", CultureInfo.InvariantCulture) ?? "-";
            output.WriteLine($"{found.Pointer}\t{found.Score.Name}\t{score}");
        }
    }
}
