namespace HiveContracts;

/// <summary>The classes that the schema knows of one model. Never all that come: vocabularies are open.</summary>
public sealed class Vocabulary
{
    private static int count;

    private readonly string[] classes;
    private readonly int[] negative;
    private readonly Dictionary<string, int> indexes;
    private object? keys;

    /// <summary>Takes the name, the classes in the schema's order, and the indexes of the negative ones in ascending order.</summary>
    public Vocabulary(string name, string[] classes, int[] negative)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(negative);
        Name = name;
        this.classes = classes;
        this.negative = negative;
        indexes = new Dictionary<string, int>(classes.Length);
        for (int index = 0; index < classes.Length; index++)
        {
            indexes.Add(classes[index], index);
        }

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

    /// <summary>An index that is one of a class, as a key has it that is not <c>default</c>.</summary>
    internal int Checked(int index) => (uint)index < (uint)Count ? index
        : throw new ArgumentOutOfRangeException(nameof(index), $"A key of {Name} that is 'default' is no class.");

    /// <summary>Whether a class says that there is nothing, such as <c>no_gun</c>.</summary>
    public bool IsNegative(int index) => Array.BinarySearch(negative, index) >= 0;

    /// <summary>The key of every class, made at the first call.</summary>
    public ContractList<TKey> Keys<TKey>(Func<int, TKey> create)
        where TKey : struct, IClassKey
    {
        ArgumentNullException.ThrowIfNull(create);
        if (keys is ContractList<TKey> made)
        {
            return made;
        }

        var all = new TKey[Count];
        for (int index = 0; index < all.Length; index++)
        {
            all[index] = create(index);
        }

        var list = new ContractList<TKey>(all);
        keys = list;
        return list;
    }

    /// <summary>The name in the schema.</summary>
    public override string ToString() => Name;
}
