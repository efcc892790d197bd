namespace HiveContracts;

/// <summary>The layouts of this process that documents use. The next document of the same model reuses its layout from here.</summary>
internal static class ClassLayoutCache
{
    private static readonly EvictingCache<ClassLayout> Layouts = new(capacity: 32, maxBytes: 2 << 20);

    /// <summary>The memory that the layouts take, in bytes.</summary>
    internal static long ByteCount => Layouts.ByteCount;

    /// <summary>Returns the layout of some classes, if it is cached.</summary>
    internal static ClassLayout? Find(ReadOnlySpan<ClassName> names)
    {
        for (int index = 0; index < Layouts.Capacity; index++)
        {
            if (Layouts[index] is { } layout && layout.HasNames(names))
            {
                Layouts.RecordUse(layout);
                return layout;
            }
        }

        return null;
    }

    /// <summary>Returns the layout of some classes. A new one replaces one that is not used.</summary>
    internal static ClassLayout GetOrAdd(ReadOnlySpan<ClassName> names) => Find(names) ?? Add(names);

    /// <summary>Adds a layout.</summary>
    internal static ClassLayout Add(ReadOnlySpan<ClassName> names)
    {
        var added = new ClassLayout(names.ToArray());
        Layouts.Add(added);
        return added;
    }
}
