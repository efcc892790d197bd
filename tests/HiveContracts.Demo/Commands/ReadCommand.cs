using System.Globalization;
using Spectre.Console;

namespace HiveContracts.Demo.Commands;

/// <summary>Shows a callback to people: each model, each output, and the highest classes.</summary>
internal static class ReadCommand
{
    private const int Highest = 5;
    private const int BarWidth = 20;

    public static void Run(CallbackFile callback)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]Task {callback.Id ?? "(a part without an id)"}[/]");
        foreach (TaskResult result in callback.Results)
        {
            ResultStatus? status = result.Status;
            TaskInput? input = result.Response?.Input;
            AnsiConsole.MarkupLineInterpolated($"status {status?.Code ?? "-"} {status?.Message}, model {input?.Model ?? "-"} ({input?.ModelType ?? "-"})");
            AnsiConsole.Write(TableOf(result.Response?.Output ?? []));
        }
    }

    private static Table TableOf(ContractList<TaskOutput> outputs)
    {
        Table table = new Table().AddColumns("time, s", $"{Highest} highest classes", "score", "");
        foreach (TaskOutput output in outputs)
        {
            string time = output.Time?.ToString(CultureInfo.InvariantCulture) ?? "-";
            foreach (ClassScore score in output.Classes.Top(Highest))
            {
                table.AddRow(new Text(time), new Text(score.Name), new Text(score.Score?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "-"), new Text(Bar(score.Score)));
                time = "";
            }
        }

        return table;
    }

    /// <summary>A probability as a bar; a severity of 0..3 fills it from 1 on.</summary>
    private static string Bar(double? score) => new('█', (int)Math.Round(Math.Clamp(score ?? 0, 0, 1) * BarWidth));
}
