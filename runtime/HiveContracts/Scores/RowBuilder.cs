using System.Runtime.InteropServices;

namespace HiveContracts;

/// <summary>Gathers a row's classes while they are read: as long as they are those of the expected layout, there is nothing to gather.</summary>
internal sealed class RowBuilder
{
    // More orders than this in one document are no order: to keep them would cost more than it saves.
    private const int MaxKept = 8;

    private readonly List<ClassName> names = [];
    private readonly List<(int Start, int End)> numbers = [];
    private ClassLayout expected = ClassLayout.Empty;
    private bool isExpected;
    private int count;
    private int made;

    /// <summary>Whether all elements so far were nothing but a class and a number.</summary>
    internal bool IsPlain => numbers.Count == count;

    /// <summary>Where the scores stand, from the array's start.</summary>
    internal ReadOnlySpan<(int Start, int End)> Numbers => CollectionsMarshal.AsSpan(numbers);

    /// <summary>Starts a row.</summary>
    internal void Begin(ClassLayout? likely)
    {
        expected = likely ?? ClassLayout.Empty;
        isExpected = true;
        count = 0;
        names.Clear();
        numbers.Clear();
    }

    /// <summary>Adds an element.</summary>
    /// <param name="name">Its class.</param>
    /// <param name="number">Where its score stands, if it has nothing else.</param>
    internal void Add(ClassName name, (int Start, int End)? number)
    {
        if (isExpected && !expected.Has(count, name))
        {
            isExpected = false;
            names.AddRange(expected.Names[..count]);
        }

        if (!isExpected)
        {
            names.Add(name);
        }

        if (number is { } place && IsPlain)
        {
            numbers.Add(place);
        }

        count++;
    }

    /// <summary>The layout of the row, which may be one that is known.</summary>
    internal ClassLayout ToLayout()
    {
        if (isExpected && expected.Count == count)
        {
            return expected;
        }

        ReadOnlySpan<ClassName> row = isExpected ? expected.Names[..count] : CollectionsMarshal.AsSpan(names);
        return made++ < MaxKept ? ClassLayoutCache.Of(row) : new ClassLayout(row.ToArray());
    }
}
