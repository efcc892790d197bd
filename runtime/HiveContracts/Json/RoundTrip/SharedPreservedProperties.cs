namespace HiveContracts;

/// <summary>
/// The preserved that say of some properties that they were null, or of the other type, and no more: one object for all that say the same.
/// They are found by going from those of fewer properties to those of one more, as a reader meets them.
/// </summary>
internal sealed class SharedPreservedProperties
{
    // Whoever sends ever other nulls makes preserved of his own, and no more.
    private const int MaxCount = 1 << 11;

    private static readonly SharedPreservedProperties Nothing = new(0, 0, 0, null);
    private static int count;

    private readonly ulong nulls;
    private readonly ulong otherTypes;

    // Which property more than the one before it this says, and of that one, the next.
    private readonly int step;
    private readonly SharedPreservedProperties? sibling;
    private SharedPreservedProperties? first;

    private SharedPreservedProperties(ulong nulls, ulong otherTypes, int step, SharedPreservedProperties? sibling)
    {
        this.nulls = nulls;
        this.otherTypes = otherTypes;
        this.step = step;
        this.sibling = sibling;
        Notes = new PreservedProperties(nulls, otherTypes, this);
    }

    private PreservedProperties Notes { get; }

    internal static PreservedProperties WithNull(SharedPreservedProperties? before, int property) => (before ?? Nothing).With(1UL << property, 0, property);

    internal static PreservedProperties WithOtherType(SharedPreservedProperties? before, int property) => (before ?? Nothing).With(0, 1UL << property, ~property);

    private PreservedProperties With(ulong moreNulls, ulong moreOtherTypes, int nextStep)
    {
        for (SharedPreservedProperties? found = Volatile.Read(ref first); found is not null; found = found.sibling)
        {
            if (found.step == nextStep)
            {
                return found.Notes;
            }
        }

        if (Volatile.Read(ref count) >= MaxCount)
        {
            return new PreservedProperties(nulls | moreNulls, otherTypes | moreOtherTypes, null);
        }

        // Two threads may add the same: either serves.
        SharedPreservedProperties added;
        SharedPreservedProperties? known;
        do
        {
            known = Volatile.Read(ref first);
            added = new SharedPreservedProperties(nulls | moreNulls, otherTypes | moreOtherTypes, nextStep, known);
        }
        while (Interlocked.CompareExchange(ref first, added, known) != known);

        Interlocked.Increment(ref count);
        return added.Notes;
    }
}
