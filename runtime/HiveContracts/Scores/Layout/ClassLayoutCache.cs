namespace HiveContracts;

/// <summary>The last few layouts of this process: the next document of the same model finds its own there, and makes none.</summary>
internal static class ClassLayoutCache
{
    // No model has so many classes: what has is somebody's trap, and is not kept.
    private const int MaxCount = 2_048;

    private static readonly ClassLayout?[] Layouts = new ClassLayout?[16];
    private static int next;

    // Where the last row was found that was looked for: most likely the next one is there as well.
    private static int recent;

    /// <summary>The next layout whose row would start as a text does; null where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tries">How many places were looked at: zero before the first call.</param>
    internal static ClassLayout? Find(ReadOnlySpan<byte> text, ref int tries)
    {
        int start = Volatile.Read(ref recent);
        while (tries < Layouts.Length)
        {
            int place = (start + tries++) % Layouts.Length;
            if (Volatile.Read(ref Layouts[place]) is { Template: { } template } layout && template.Starts(text))
            {
                return layout;
            }
        }

        return null;
    }

    /// <summary>Says that a row was one of the layout that was found at a try.</summary>
    internal static void Found(int tries)
    {
        if (tries > 1)
        {
            Volatile.Write(ref recent, (Volatile.Read(ref recent) + tries - 1) % Layouts.Length);
        }
    }

    /// <summary>The layout with some classes, which is kept from now on, in place of the oldest, where it was not.</summary>
    internal static ClassLayout Of(ReadOnlySpan<ClassName> names)
    {
        if (names.Length > MaxCount)
        {
            return new ClassLayout(names.ToArray());
        }

        foreach (ref ClassLayout? place in Layouts.AsSpan())
        {
            if (Volatile.Read(ref place) is { } layout && layout.HasNames(names))
            {
                return layout;
            }
        }

        var added = new ClassLayout(names.ToArray());
        Volatile.Write(ref Layouts[(uint)Interlocked.Increment(ref next) % (uint)Layouts.Length], added);
        return added;
    }
}
