using System.Collections.Frozen;

namespace HiveContracts;

/// <summary>The classes that the schema knows of one model. Never all that come: vocabularies are open.</summary>
public sealed class Vocabulary
{
    private static int count;

    private readonly string[] classes;
    private readonly int[] negative;
    private readonly FrozenDictionary<string, int> indexes;

    /// <summary>Takes the name, the classes in the schema's order, and the indexes of the negative ones in ascending order.</summary>
    public Vocabulary(string name, string[] classes, int[] negative)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(negative);
        Name = name;
        this.classes = classes;
        this.negative = negative;
        indexes = classes.Index().ToFrozenDictionary(static item => item.Item, static item => item.Index, StringComparer.Ordinal);
        Ordinal = Interlocked.Increment(ref count) - 1;
    }

    /// <summary>The name in the schema.</summary>
    public string Name { get; }

    /// <summary>How many classes the schema knows.</summary>
    public int Count => classes.Length;

    /// <summary>The name of a class on the wire.</summary>
    public string this[int index] => classes[index];

    /// <summary>The number of this vocabulary in this process, small and dense.</summary>
    internal int Ordinal { get; }

    /// <summary>The index of a class by its name on the wire, or -1.</summary>
    public int IndexOf(string name) => indexes.GetValueOrDefault(name, -1);

    /// <summary>Whether a class says that there is nothing, such as <c>no_gun</c>.</summary>
    public bool IsNegative(int index) => Array.BinarySearch(negative, index) >= 0;

    /// <summary>Makes the key of every class.</summary>
    public ContractList<TKey> Keys<TKey>(Func<int, TKey> create)
        where TKey : struct, IClassKey
    {
        ArgumentNullException.ThrowIfNull(create);
        return new([.. Enumerable.Range(0, Count).Select(create)]);
    }

    /// <summary>The name in the schema.</summary>
    public override string ToString() => Name;
}
