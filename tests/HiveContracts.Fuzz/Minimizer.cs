using System.Diagnostics;

namespace HiveContracts.Fuzz;

/// <summary>Makes a document that shows a failure smaller: leaves out parts as long as the failure stays (delta debugging).</summary>
internal sealed class Minimizer
{
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(10);

    private readonly Func<byte[], bool> fails;
    private readonly long start = Stopwatch.GetTimestamp();
    private byte[] document;

    private Minimizer(byte[] document, Func<byte[], bool> fails)
    {
        this.document = document;
        this.fails = fails;
    }

    /// <summary>Returns a document that still fails; the same one if no smaller one does.</summary>
    /// <param name="document">The document.</param>
    /// <param name="fails">Whether a document shows the same failure.</param>
    public static byte[] Reduce(byte[] document, Func<byte[], bool> fails)
    {
        var minimizer = new Minimizer(document, fails);
        while (minimizer.ReduceValues())
        {
        }

        minimizer.ReduceBytes();
        return minimizer.document;
    }

    /// <summary>Leaves out properties and elements, the outermost first.</summary>
    /// <returns>Whether one was left out.</returns>
    private bool ReduceValues()
    {
        var open = new Queue<Node>();
        if (NodeReader.Read(document) is { } root)
        {
            open.Enqueue(root);
        }

        while (open.TryDequeue(out Node? node))
        {
            (int Start, int End)[] parts =
            [
                .. node.Items.Select(static item => (item.Start, item.End)),
                .. node.Properties.Select(static property => (property.Start, property.Value.End)),
            ];
            for (int index = 0; index < parts.Length; index++)
            {
                // With the comma behind it, or before it if it is the last.
                (int from, int to) = index + 1 < parts.Length ? (parts[index].Start, parts[index + 1].Start)
                    : index > 0 ? (parts[index - 1].End, parts[index].End)
                    : parts[index];
                if (TryCut(from, to))
                {
                    return true;
                }
            }

            node.Items.ForEach(open.Enqueue);
            node.Properties.ForEach(property => open.Enqueue(property.Value));
        }

        return false;
    }

    /// <summary>Leaves out runs of bytes, long ones first.</summary>
    private void ReduceBytes()
    {
        for (int size = Math.Max(1, document.Length / 2); size > 0; size /= 2)
        {
            for (int from = 0; from < document.Length;)
            {
                from += TryCut(from, Math.Min(from + size, document.Length)) ? 0 : size;
            }
        }
    }

    private bool TryCut(int from, int to)
    {
        if (Stopwatch.GetElapsedTime(start) > MaxTime)
        {
            return false;
        }

        byte[] smaller = [.. document[..from], .. document[to..]];
        if (!fails(smaller))
        {
            return false;
        }

        document = smaller;
        return true;
    }
}
