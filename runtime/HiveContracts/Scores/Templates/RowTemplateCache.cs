namespace HiveContracts;

/// <summary>
/// The templates of this process that documents use, with their layouts. A layout can have several: documents that spell it in different ways do not disturb
/// each other.
/// </summary>
internal static class RowTemplateCache
{
    private const int Capacity = 32;

    private static readonly EvictingCache<RowTemplate> Templates = new(Capacity, maxBytes: 2 << 20);

    // The index of the last hit, where a search starts: the next document probably has the same layout and spelling.
    private static int lastHit;

    /// <summary>The memory that the templates and their layouts take, in bytes.</summary>
    internal static long ByteCount => Templates.ByteCount;

    /// <summary>Returns the next template that matches the start of a row; null after the last one.</summary>
    /// <param name="json">The document, from the row on.</param>
    /// <param name="tries">The number of templates looked at so far: zero in the first call.</param>
    internal static RowTemplate? FindNext(ReadOnlySpan<byte> json, ref int tries)
    {
        int start = Volatile.Read(ref lastHit);
        while (tries < Capacity)
        {
            int index = (int)((uint)(start + tries++) % Capacity);
            if (Templates[index] is { } template && template.Scores.MatchesStart(json))
            {
                return template;
            }
        }

        return null;
    }

    /// <summary>Returns a template of a layout, the one that was used last; null if none is cached.</summary>
    internal static RowTemplate? Find(ClassLayout layout)
    {
        RowTemplate? found = null;
        for (int index = 0; index < Capacity; index++)
        {
            if (Templates[index] is { } template && template.Layout == layout && (found is null || template.LastUse > found.LastUse))
            {
                found = template;
            }
        }

        return found;
    }

    /// <summary>Records that a document has rows that a template reads.</summary>
    /// <param name="template">The template, which <see cref="FindNext"/> returned last.</param>
    /// <param name="tries">The number of templates looked at.</param>
    internal static void RecordHit(RowTemplate template, int tries)
    {
        Templates.RecordUse(template);
        if (tries > 1)
        {
            Volatile.Write(ref lastHit, (Volatile.Read(ref lastHit) + tries - 1) % Capacity);
        }
    }

    /// <summary>Adds a template. It replaces one that is not used.</summary>
    internal static void Add(RowTemplate template) => Templates.Add(template);
}
