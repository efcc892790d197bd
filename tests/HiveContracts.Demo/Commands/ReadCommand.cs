using System.Globalization;
using Spectre.Console;

namespace HiveContracts.Demo.Commands;

/// <summary>Shows a callback as tables: one for each result, with the highest classes of each output.</summary>
internal static class ReadCommand
{
    private const int HighestClasses = 5;
    private const int BarWidth = 20;

    public static void Run(CallbackFile callback)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]Task {callback.Id ?? "(without an id)"}[/]");
        foreach (TaskResult result in callback.Results)
        {
            ResultStatus? status = result.Status;
            TaskInput? input = result.Response?.Input;
            AnsiConsole.MarkupLineInterpolated($"status {status?.Code ?? "-"} {status?.Message}, model {input?.Model ?? "-"} ({input?.ModelType ?? "-"})");
            AnsiConsole.Write(CreateTable(result.Response?.Output ?? []));
        }
    }

    private static Table CreateTable(ContractList<TaskOutput> outputs)
    {
        Table table = new Table().AddColumns("time, s", $"{HighestClasses} highest classes", "score", "");
        foreach (TaskOutput output in outputs)
        {
            string time = output.Time?.ToString(CultureInfo.InvariantCulture) ?? "-";
            foreach (ClassScore score in output.Classes.Top(HighestClasses))
            {
                string value = score.Score?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "-";
                table.AddRow(new Text(time), new Text(score.Name), new Text(value), new Text(CreateBar(score.Score)));
                time = "";
            }
        }

        return table;
    }

    /// <summary>A bar for a probability. A severity (0..3) fills the bar from 1 on.</summary>
    private static string CreateBar(double? score) => new('█', (int)Math.Round(Math.Clamp(score ?? 0, 0, 1) * BarWidth));
}
