using System.Collections.Frozen;
using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>The classes that the schema knows of one model. Never all that come: vocabularies are open.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Vocabulary
{
    private static int count;

    private readonly string[] classes;
    private readonly FrozenDictionary<string, int> indexes;

    /// <summary>Takes the classes in the schema's order.</summary>
    public Vocabulary(params string[] classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        this.classes = classes;
        indexes = classes.Index().ToFrozenDictionary(static item => item.Item, static item => item.Index, StringComparer.Ordinal);
        Ordinal = Interlocked.Increment(ref count) - 1;
    }

    /// <summary>How many classes the schema knows.</summary>
    public int Count => classes.Length;

    /// <summary>The name of a class on the wire.</summary>
    public string this[int index] => classes[index];

    /// <summary>The number of this vocabulary in this process, small and dense.</summary>
    internal int Ordinal { get; }

    /// <summary>Makes the key of every class.</summary>
    public ContractList<TKey> Keys<TKey>(Func<int, TKey> create)
        where TKey : struct, IClassKey
    {
        ArgumentNullException.ThrowIfNull(create);
        return new([.. Enumerable.Range(0, Count).Select(create)]);
    }

    /// <summary>The index of a class by its name on the wire, or -1.</summary>
    public int IndexOf(string name) => indexes.GetValueOrDefault(name, -1);
}
