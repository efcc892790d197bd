namespace HiveContracts.Support;

/// <summary>The last few layouts of this process: the next document of the same model finds its own there, and makes none.</summary>
internal static class ClassLayoutCache
{
    private static readonly ClassLayout?[] Layouts = new ClassLayout?[16];
    private static int next;

    /// <summary>The next layout from a place on whose row would start as a text does; null where there is none.</summary>
    internal static ClassLayout? Find(ReadOnlySpan<byte> text, ref int place)
    {
        while (place < Layouts.Length)
        {
            if (Volatile.Read(ref Layouts[place++]) is { Template: { } template } layout && template.Starts(text))
            {
                return layout;
            }
        }

        return null;
    }

    /// <summary>The layout with some classes, which is kept from now on, in place of the oldest, where it was not.</summary>
    internal static ClassLayout Of(ReadOnlySpan<ClassName> names)
    {
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
