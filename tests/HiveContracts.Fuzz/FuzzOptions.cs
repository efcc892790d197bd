using System.Globalization;

namespace HiveContracts.Fuzz;

/// <summary>What a run does.</summary>
internal sealed record FuzzOptions
{
    public long Count { get; init; } = 300_000;

    public ulong Seed { get; init; } = 1;

    /// <summary>Gets the iteration to start from.</summary>
    public long From { get; init; }

    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Gets the name of the only case to run; null for all.</summary>
    public string? Case { get; init; }

    /// <summary>Gets whether each iteration is printed before it starts: the last one is at fault if the process ends.</summary>
    public bool IsTraced { get; init; }

    /// <summary>Gets whether a document that fails is printed as it is, and not made smaller.</summary>
    public bool IsQuick { get; init; }

    /// <summary>Reads options from the command line; null if they are not as the usage says.</summary>
    public static FuzzOptions? Parse(ReadOnlySpan<string> args)
    {
        var options = new FuzzOptions();
        while (args.Length > 0)
        {
            string value = args.Length > 1 ? args[1] : "";
            bool isNumber = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
            FuzzOptions? next = args[0] switch
            {
                "--count" when isNumber => options with { Count = number },
                "--seed" when isNumber => options with { Seed = (ulong)number },
                "--from" when isNumber => options with { From = number },
                "--threads" when isNumber && number is > 0 and < 1000 => options with { Threads = (int)number },
                "--case" when Array.Exists(FuzzCase.All, item => item.Name == value) => options with { Case = value },
                "--quick" => options with { IsQuick = true },
                "--trace" => options with { IsTraced = true },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            args = args[(args[0] is "--trace" or "--quick" ? 1 : 2)..];
            options = next;
        }

        return options;
    }
}
