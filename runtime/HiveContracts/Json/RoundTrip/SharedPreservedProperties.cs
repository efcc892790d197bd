namespace HiveContracts;

/// <summary>
/// A node in trees of <see cref="PreservedProperties"/> that consist of bits only, shared by all objects with the same bits. A child adds one property
/// to its parent, so a reader finds an instance by following the properties in the order in which it reads them. Trees that are full are replaced by new ones,
/// which the next documents fill with what they use.
/// </summary>
internal sealed class SharedPreservedProperties
{
    /// <summary>The maximum count of instances in the trees, of about 100 bytes each.</summary>
    internal const int MaxCount = 1 << 11;

    // A search looks at no more children. Objects of one type have few combinations.
    private const int MaxSiblings = 8;

    // By property: first those that start with a null, then those that start with another type.
    private static SharedPreservedProperties?[] roots = new SharedPreservedProperties?[2 * PreservedProperties.BitCount];
    private static int count;

    private readonly PreservedProperties properties;
    private readonly ulong nulls;
    private readonly ulong otherTypes;

    // What this node adds to its parent: a null's property index, or the complement of one with another type. Siblings are a linked list.
    private readonly int addition;
    private readonly int siblingCount;
    private readonly SharedPreservedProperties? nextSibling;
    private SharedPreservedProperties? firstChild;

    private SharedPreservedProperties(ulong nulls, ulong otherTypes, int addition, SharedPreservedProperties? nextSibling)
    {
        this.nulls = nulls;
        this.otherTypes = otherTypes;
        this.addition = addition;
        this.nextSibling = nextSibling;
        siblingCount = nextSibling is null ? 0 : nextSibling.siblingCount + 1;
        properties = new PreservedProperties(nulls, otherTypes, this);
    }

    /// <summary>The count of instances in the trees.</summary>
    internal static int Count => Volatile.Read(ref count);

    /// <summary>Returns the instance that has one more null.</summary>
    internal static PreservedProperties AddNull(SharedPreservedProperties? parent, int property) =>
        parent is null ? GetOrAddRoot(property, 1UL << property, 0) : parent.GetOrAddChild(1UL << property, 0, property);

    /// <summary>Returns the instance that has one more property of another type.</summary>
    internal static PreservedProperties AddOtherType(SharedPreservedProperties? parent, int property) =>
        parent is null ? GetOrAddRoot(PreservedProperties.BitCount + property, 0, 1UL << property) : parent.GetOrAddChild(0, 1UL << property, ~property);

    private static PreservedProperties GetOrAddRoot(int index, ulong nulls, ulong otherTypes)
    {
        SharedPreservedProperties? existing = Volatile.Read(ref roots)[index];
        if (existing is not null)
        {
            return existing.properties;
        }

        CountOne();
        return (Volatile.Read(ref roots)[index] = new SharedPreservedProperties(nulls, otherTypes, 0, null)).properties;
    }

    private static void CountOne()
    {
        if (Interlocked.Increment(ref count) > MaxCount)
        {
            Volatile.Write(ref roots, new SharedPreservedProperties?[2 * PreservedProperties.BitCount]);
            Volatile.Write(ref count, 1);
        }
    }

    private PreservedProperties GetOrAddChild(ulong addedNulls, ulong addedOtherTypes, int childAddition)
    {
        for (SharedPreservedProperties? child = Volatile.Read(ref firstChild); child is not null; child = child.nextSibling)
        {
            if (child.addition == childAddition)
            {
                return child.properties;
            }
        }

        CountOne();

        // The children before give way to the new one if they are too many, and come back when they are used. Threads that do this at the same time may lose a
        // child, and no more.
        SharedPreservedProperties? first = Volatile.Read(ref firstChild);
        var added = new SharedPreservedProperties(
            nulls | addedNulls, otherTypes | addedOtherTypes, childAddition, first?.siblingCount < MaxSiblings - 1 ? first : null);
        Volatile.Write(ref firstChild, added);
        return added.properties;
    }
}
