using System.Numerics;

namespace HiveContracts.Fuzz;

/// <summary>Random decisions that depend on a seed only: the same on every machine and in every version of .NET.</summary>
internal sealed class Dice
{
    private ulong state;

    public Dice(ulong seed) => state = seed;

    /// <summary>Creates the dice of one iteration of a run.</summary>
    public Dice(ulong seed, long iteration)
        : this(Mix(seed ^ Mix((ulong)iteration + 0x9E3779B97F4A7C15)))
    {
    }

    /// <summary>Returns 64 random bits (SplitMix64).</summary>
    public ulong Bits()
    {
        state += 0x9E3779B97F4A7C15;
        return Mix(state);
    }

    /// <summary>Returns a number from 0 up to, and not including, a limit.</summary>
    public int Below(int limit) => (int)Math.BigMul(Bits(), (ulong)limit, out _);

    /// <summary>Returns a number of a range, both ends included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>Returns true once in so many times.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    /// <summary>Returns a small number more often than a large one.</summary>
    public int Small(int limit) => Below(1 + Below(limit));

    public T Pick<T>(params ReadOnlySpan<T> items) => items[Below(items.Length)];

    public T PickFrom<T>(T[] items) => items[Below(items.Length)];

    public void Shuffle<T>(Span<T> items)
    {
        for (int index = items.Length - 1; index > 0; index--)
        {
            int other = Below(index + 1);
            (items[index], items[other]) = (items[other], items[index]);
        }
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return BitOperations.RotateLeft(value ^ (value >> 31), 7);
    }
}
