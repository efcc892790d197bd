using System.Globalization;
using System.Text;

namespace HiveContracts.Demo.Commands;

/// <summary>Prints each class score of a callback on a line for other programs: JSON pointer, TAB, class, TAB, score or <c>-</c>.</summary>
internal static class ScoresCommand
{
    public static void Run(CallbackFile callback)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (LocatedClassScore located in ClassScoreReader.ReadAll(callback.Json))
        {
            string score = located.Score.Score?.ToString("R", CultureInfo.InvariantCulture) ?? "-";
            output.WriteLine($"{located.Pointer}\t{located.Score.Name}\t{score}");
        }
    }
}
