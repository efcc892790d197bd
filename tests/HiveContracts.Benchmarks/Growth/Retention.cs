using System.Globalization;
using System.Runtime.CompilerServices;
using HiveContracts.Hostile;

namespace HiveContracts.Benchmarks;

/// <summary>
/// Measures the memory that values hold, in bytes per byte of the document, and what stays when nobody holds the values.
/// Prints <c>retained document bytes factor</c> and <c>amplification list element bytes factor</c>, separated by TABs.
/// </summary>
internal static class Retention
{
    /// <summary>The stated factor. The documentation of limits names it, too: runtime/docs/security.md.</summary>
    public const double MaxFactor = 66;

    /// <summary>The caches of the process may hold this much, whatever the documents.</summary>
    public const long MaxCached = 16 << 20;

    /// <summary>Measures all documents, and the list types that amplify most.</summary>
    /// <returns>What holds more than it may.</returns>
    public static List<string> Run(HostileDocument[] documents, int size)
    {
        var failures = new List<string>();
        long before = GC.GetTotalMemory(true);
        foreach (HostileDocument document in documents)
        {
            byte[] bytes = document.Create(size);
            double factor = Held(document, bytes) / (double)bytes.Length;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"retained\t{document.Name}\t{bytes.Length}\t{factor:0.0}"));
            if (factor > MaxFactor)
            {
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{document.Name}: holds {factor:0.0} bytes per byte, more than {MaxFactor}"));
            }
        }

        long cached = GC.GetTotalMemory(true) - before;
        Console.WriteLine($"cached\t{cached}");
        if (cached > MaxCached)
        {
            failures.Add($"{cached} bytes stay after all values are gone, more than {MaxCached}");
        }

        IEnumerable<(HostileList List, int Length, double Factor)> lists = HostileLists.All.Select(list => Measure(list, size));
        foreach ((HostileList list, int length, double factor) in lists.OrderByDescending(static one => one.Factor))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"amplification\t{list.Name}\t{list.Element}\t{length}\t{factor:0.0}"));
            if (factor > MaxFactor)
            {
                failures.Add(string.Create(
                    CultureInfo.InvariantCulture, $"{list.Name} of {list.Element}: holds {factor:0.0} bytes per byte, more than {MaxFactor}"));
            }
        }

        return failures;
    }

    private static (HostileList List, int Length, double Factor) Measure(HostileList list, int size)
    {
        byte[] document = list.Document.Create(size);
        return (list, document.Length, Held(list.Document, document) / (double)document.Length);
    }

    /// <summary>Returns how many bytes the value of a document holds. Not inlined, so that no local variable holds the value longer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Held(HostileDocument document, byte[] bytes)
    {
        GC.KeepAlive(document.Read(bytes));
        long before = GC.GetTotalMemory(true);
        object? value = document.Read(bytes);
        long held = GC.GetTotalMemory(true) - before;
        GC.KeepAlive(value);
        return Math.Max(0, held);
    }
}
