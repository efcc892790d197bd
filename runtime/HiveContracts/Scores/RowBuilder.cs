using System.Runtime.InteropServices;

namespace HiveContracts;

/// <summary>Collects the classes of a row while it is read. As long as they match the expected layout, nothing is stored.</summary>
internal sealed class RowBuilder
{
    // A document that adds more layouts than this has no stable order: caching them would cost more than it saves.
    private const int MaxCachedLayouts = 4;

    private readonly List<ClassName> names = [];
    private readonly List<(int Start, int End)> numbers = [];
    private ClassLayout expected = ClassLayout.Empty;
    private bool isExpected;
    private int count;
    private int addedCount;

    /// <summary>Whether every element so far consists of a class and a number.</summary>
    internal bool IsPlain => numbers.Count == count;

    /// <summary>The ranges of the scores, relative to the start of the array.</summary>
    internal ReadOnlySpan<(int Start, int End)> Numbers => CollectionsMarshal.AsSpan(numbers);

    /// <summary>Starts a row.</summary>
    /// <param name="expectedLayout">The layout that the row probably has, if there is one.</param>
    internal void Begin(ClassLayout? expectedLayout)
    {
        expected = expectedLayout ?? ClassLayout.Empty;
        isExpected = true;
        count = 0;
        names.Clear();
        numbers.Clear();
    }

    /// <summary>Adds an element.</summary>
    /// <param name="name">Its class.</param>
    /// <param name="number">The range of its score, if the element consists of a class and a number.</param>
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

        if (number is { } range && IsPlain)
        {
            numbers.Add(range);
        }

        count++;
    }

    /// <summary>Returns the layout of the row: the expected one, the previous one, a cached one, or a new one.</summary>
    internal ClassLayout ToLayout(ClassLayout? previous)
    {
        if (isExpected && expected.Count == count)
        {
            return expected;
        }

        ReadOnlySpan<ClassName> row = isExpected ? expected.Names[..count] : CollectionsMarshal.AsSpan(names);
        if (row.IsEmpty)
        {
            return ClassLayout.Empty;
        }

        if (previous is not null && previous.HasNames(row))
        {
            return previous;
        }

        // A single class, such as a word of a text in an image, is not worth a search.
        if (row.Length == 1 || addedCount == MaxCachedLayouts)
        {
            return new ClassLayout(row.ToArray());
        }

        if (ClassLayoutCache.Find(row) is { } cached)
        {
            return cached;
        }

        addedCount++;
        return ClassLayoutCache.Add(row);
    }
}
