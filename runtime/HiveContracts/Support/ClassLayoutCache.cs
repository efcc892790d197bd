namespace HiveContracts.Support;

/// <summary>The last few layouts of this process: the next document of the same model finds its own there, and makes none.</summary>
internal static class ClassLayoutCache
{
    private static readonly ClassLayout?[] Layouts = new ClassLayout?[16];
    private static int next;

    /// <summary>A layout whose row would start as a text does; null where there is none.</summary>
    internal static ClassLayout? Find(ReadOnlySpan<byte> text)
    {
        foreach (ref ClassLayout? place in Layouts.AsSpan())
        {
            if (Volatile.Read(ref place) is { Template: { } template } layout && template.Starts(text))
            {
                return layout;
            }
        }

        return null;
    }

    /// <summary>Keeps a layout, in place of the oldest.</summary>
    internal static void Add(ClassLayout layout) => Volatile.Write(ref Layouts[(uint)Interlocked.Increment(ref next) % (uint)Layouts.Length], layout);
}
