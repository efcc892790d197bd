namespace HiveContracts;

/// <summary>
/// A node in a tree of <see cref="PreservedProperties"/> that consist of bits only, shared by all objects with the same bits. A child adds one property
/// to its parent, so a reader finds an instance by following the properties in the order in which it reads them.
/// </summary>
internal sealed class SharedPreservedProperties
{
    // Above this many instances, new combinations are not shared.
    private const int MaxCount = 1 << 11;

    private static readonly SharedPreservedProperties Root = new(0, 0, 0, null);
    private static int count;

    private readonly PreservedProperties properties;
    private readonly ulong nulls;
    private readonly ulong otherTypes;

    // What this node adds to its parent: a null's property index, or the complement of one with another type. Siblings are a linked list.
    private readonly int addition;
    private readonly SharedPreservedProperties? nextSibling;
    private SharedPreservedProperties? firstChild;

    private SharedPreservedProperties(ulong nulls, ulong otherTypes, int addition, SharedPreservedProperties? nextSibling)
    {
        this.nulls = nulls;
        this.otherTypes = otherTypes;
        this.addition = addition;
        this.nextSibling = nextSibling;
        properties = new PreservedProperties(nulls, otherTypes, this);
    }

    /// <summary>Returns the instance that has one more null.</summary>
    internal static PreservedProperties AddNull(SharedPreservedProperties? parent, int property) =>
        (parent ?? Root).GetOrAddChild(1UL << property, 0, property);

    /// <summary>Returns the instance that has one more property of another type.</summary>
    internal static PreservedProperties AddOtherType(SharedPreservedProperties? parent, int property) =>
        (parent ?? Root).GetOrAddChild(0, 1UL << property, ~property);

    private PreservedProperties GetOrAddChild(ulong addedNulls, ulong addedOtherTypes, int childAddition)
    {
        for (SharedPreservedProperties? child = Volatile.Read(ref firstChild); child is not null; child = child.nextSibling)
        {
            if (child.addition == childAddition)
            {
                return child.properties;
            }
        }

        if (Volatile.Read(ref count) >= MaxCount)
        {
            return new PreservedProperties(nulls | addedNulls, otherTypes | addedOtherTypes, null);
        }

        // Two threads may add the same child; either one can be used.
        SharedPreservedProperties added;
        SharedPreservedProperties? first;
        do
        {
            first = Volatile.Read(ref firstChild);
            added = new SharedPreservedProperties(nulls | addedNulls, otherTypes | addedOtherTypes, childAddition, first);
        }
        while (Interlocked.CompareExchange(ref firstChild, added, first) != first);

        Interlocked.Increment(ref count);
        return added.properties;
    }
}
