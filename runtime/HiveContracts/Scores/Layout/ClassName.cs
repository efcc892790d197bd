using System.Runtime.CompilerServices;
using System.Text;

namespace HiveContracts;

/// <summary>The name of a class as documents spell it, interned: layouts are made of names, and compare them by reference first.</summary>
internal sealed class ClassName
{
    // The pool has sets of a few places. A name is in one of the places of the set that its hash selects.
    private const int SetSize = 4;
    private const int SetCount = 1 << 10;
    private const int MaxPooledLength = 64;

    private static readonly ClassName?[] Pool = new ClassName?[SetSize * SetCount];

    private readonly byte[] utf8;
    private readonly NameKey key;

    private ClassName(ReadOnlySpan<byte> utf8Name, in NameKey key, string text)
    {
        Text = text;
        utf8 = utf8Name.ToArray();
        this.key = key;
    }

    /// <summary>The name.</summary>
    internal string Text { get; }

    /// <summary>The name in UTF-8.</summary>
    internal ReadOnlySpan<byte> Utf8 => utf8;

    /// <summary>An estimate of the memory that the object takes, and a layout needs for its column.</summary>
    internal long ByteCount => 256 + utf8.Length + ((long)sizeof(char) * Text.Length);

    // Whether the name was looked up since a new one last looked for a place in its set.
    private bool IsUsed { get; set; }

    /// <summary>Returns the object for a name.</summary>
    internal static ClassName Intern(string text) => Intern(Encoding.UTF8.GetBytes(text));

    /// <summary>Returns the object for a name in UTF-8: the pooled one, or a new one.</summary>
    /// <param name="utf8Name">Valid UTF-8 without escapes.</param>
    internal static ClassName Intern(ReadOnlySpan<byte> utf8Name)
    {
        var key = new NameKey(utf8Name);
        if (utf8Name.Length > MaxPooledLength)
        {
            return new ClassName(utf8Name, key, Encoding.UTF8.GetString(utf8Name)); // no class of a model has so long a name
        }

        Span<ClassName?> set = Pool.AsSpan((int)(key.Hash % SetCount) * SetSize, SetSize);
        foreach (ref ClassName? place in set)
        {
            if (Volatile.Read(ref place) is { } name && name.IsNamed(key, utf8Name))
            {
                if (!name.IsUsed)
                {
                    name.IsUsed = true;
                }

                return name;
            }
        }

        var added = new ClassName(utf8Name, key, Encoding.UTF8.GetString(utf8Name));
        Volatile.Write(ref FindPlace(set), added);
        return added;
    }

    /// <summary>Whether this is the name in UTF-8 that has the key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsNamed(in NameKey otherKey, ReadOnlySpan<byte> utf8Name) =>
        key.Equals(otherKey) && (utf8Name.Length <= NameKey.MaxLength || utf8.AsSpan().SequenceEqual(utf8Name));

    /// <summary>Returns the place for a new name: an empty one, or that of a name that nobody looked up for some time. Threads may choose the same.</summary>
    private static ref ClassName? FindPlace(Span<ClassName?> set)
    {
        foreach (ref ClassName? place in set)
        {
            if (Volatile.Read(ref place) is not { IsUsed: true })
            {
                return ref place;
            }
        }

        foreach (ref ClassName? place in set)
        {
            Volatile.Read(ref place)?.IsUsed = false;
        }

        return ref set[0];
    }
}
