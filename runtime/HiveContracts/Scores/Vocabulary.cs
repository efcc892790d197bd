using System.ComponentModel;

namespace HiveContracts;

/// <summary>The classes of one model that the schema knows. Vocabularies are open: documents may contain other classes.</summary>
public sealed class Vocabulary
{
    private static int count;

    private readonly string[] classes;
    private readonly int[] negative;
    private readonly Dictionary<string, int> indexes;
    private object? keys;

    /// <summary>Called by generated code.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="classes">The classes, in the schema's order.</param>
    /// <param name="negative">The indexes of the negative classes, in ascending order.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
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

    /// <summary>The number of classes.</summary>
    public int Count => classes.Length;

    /// <summary>The class at an index, as in documents.</summary>
    public string this[int index] => classes[index];

    /// <summary>The number of this vocabulary in the process: small and consecutive.</summary>
    internal int Ordinal { get; }

    /// <summary>Returns the index of a class; -1 if the vocabulary does not contain it.</summary>
    public int IndexOf(string name) => indexes.GetValueOrDefault(name, -1);

    /// <summary>Whether a class means that something is absent, such as <c>no_gun</c>.</summary>
    public bool IsNegative(int index) => Array.BinarySearch(negative, index) >= 0;

    /// <summary>Called by generated code: returns the key of every class. They are created by the first call.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ContractList<TKey> Keys<TKey>(Func<int, TKey> create)
        where TKey : struct, IClassKey
    {
        ArgumentNullException.ThrowIfNull(create);
        if (keys is ContractList<TKey> existing)
        {
            return existing;
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

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;

    /// <summary>Returns the index if it is that of a class; the index of a <c>default</c> key is not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    internal int ValidateIndex(int index) => (uint)index < (uint)Count ? index
        : throw new ArgumentOutOfRangeException(nameof(index), $"Expected a class of {Name}, found the key 'default', which is not a class.");
}
