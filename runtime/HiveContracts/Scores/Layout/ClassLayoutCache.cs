namespace HiveContracts;

/// <summary>The last few layouts of this process. The next document of the same model reuses its layout from here.</summary>
internal static class ClassLayoutCache
{
    // No model has this many classes. A larger layout may be hostile input, and is not cached.
    private const int MaxClasses = 2_048;

    private static readonly ClassLayout?[] Layouts = new ClassLayout?[16];
    private static int lastAdded;

    // The index of the last hit, where a search starts: the next row probably has the same layout.
    private static int lastHit;

    /// <summary>Returns the next layout whose template matches the start of a row; null after the last one.</summary>
    /// <param name="json">The document, from the row on.</param>
    /// <param name="tries">The number of layouts looked at so far: zero in the first call.</param>
    internal static ClassLayout? FindNext(ReadOnlySpan<byte> json, ref int tries)
    {
        int start = Volatile.Read(ref lastHit);
        while (tries < Layouts.Length)
        {
            int index = (start + tries++) % Layouts.Length;
            if (Volatile.Read(ref Layouts[index]) is { Template: { } template } layout && template.MatchesStart(json))
            {
                return layout;
            }
        }

        return null;
    }

    /// <summary>Records that the row has the layout that <see cref="FindNext"/> returned last.</summary>
    internal static void RecordHit(int tries)
    {
        if (tries > 1)
        {
            Volatile.Write(ref lastHit, (Volatile.Read(ref lastHit) + tries - 1) % Layouts.Length);
        }
    }

    /// <summary>Returns the layout of some classes. A new one replaces the oldest.</summary>
    internal static ClassLayout GetOrAdd(ReadOnlySpan<ClassName> names)
    {
        if (names.Length > MaxClasses)
        {
            return new ClassLayout(names.ToArray());
        }

        foreach (ref ClassLayout? cached in Layouts.AsSpan())
        {
            if (Volatile.Read(ref cached) is { } layout && layout.HasNames(names))
            {
                return layout;
            }
        }

        var added = new ClassLayout(names.ToArray());
        Volatile.Write(ref Layouts[(uint)Interlocked.Increment(ref lastAdded) % (uint)Layouts.Length], added);
        return added;
    }
}
