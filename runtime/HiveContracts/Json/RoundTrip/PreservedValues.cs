using System.Text;

namespace HiveContracts;

/// <summary>What a note says of a property.</summary>
internal enum PreservedKind
{
    /// <summary>The schema does not know it.</summary>
    Unknown,

    /// <summary>It was null.</summary>
    Null,

    /// <summary>It was a number in place of a text, or the other way round.</summary>
    OtherType,

    /// <summary>Its value was spelled otherwise than it would be written.</summary>
    Spelling,

    /// <summary>Its value does not fit the member's format.</summary>
    Misfit,

    /// <summary>It was one value in place of a list.</summary>
    One,

    /// <summary>Something else stood in place of the whole object.</summary>
    Other,
}

/// <summary>The preserved of one object that have JSON to keep, or a name; all their bytes lie in one array.</summary>
internal sealed class PreservedValues
{
    // Apart, since of what is known there is little, however much comes that is not. Arrays, as lists would cost a NativeAOT app more than they spare here.
    private Note[] known = [];
    private Note[] unknown = [];
    private int knownCount;
    private int unknownCount;
    private byte[] bytes = [];
    private int length;

    internal int Count => knownCount + unknownCount;

    private ReadOnlySpan<Note> Known => known.AsSpan(0, knownCount);

    /// <summary>Whether both say the same, in the same order.</summary>
    internal static bool AreEqual(PreservedValues? left, PreservedValues? right)
    {
        if (left is null || right is null)
        {
            return (left?.Count ?? 0) == (right?.Count ?? 0);
        }

        return AreEqual(left, left.Known, right, right.Known)
            && AreEqual(left, left.unknown.AsSpan(0, left.unknownCount), right, right.unknown.AsSpan(0, right.unknownCount));
    }

    /// <summary>Adds a note of a property that the schema knows.</summary>
    internal void Add(PreservedKind kind, int property, ReadOnlySpan<byte> json) => Add(ref known, ref knownCount, new(kind, property, default, Keep(json)));

    /// <summary>Adds a property that the schema does not know.</summary>
    internal void AddUnknown(ReadOnlySpan<byte> piece, int nameLength, int jsonLength)
    {
        Range kept = Keep(piece);
        Add(ref unknown, ref unknownCount, new(PreservedKind.Unknown, -1, kept.Start.Value..(kept.Start.Value + nameLength), (kept.End.Value - jsonLength)..kept.End));
    }

    internal bool Has(int property)
    {
        foreach (ref readonly Note note in Known)
        {
            if (note.Property == property)
            {
                return true;
            }
        }

        return false;
    }

    internal void RemoveAll(int property)
    {
        int kept = 0;
        for (int at = 0; at < knownCount; at++)
        {
            if (known[at].Property != property)
            {
                known[kept++] = known[at];
            }
        }

        knownCount = kept;
    }

    internal bool TryFind(int property, PreservedKind kind, out ReadOnlySpan<byte> json)
    {
        foreach (ref readonly Note note in Known)
        {
            if (note.Property == property && note.Kind == kind)
            {
                json = bytes.AsSpan(note.Json);
                return true;
            }
        }

        json = default;
        return false;
    }

    /// <summary>Writes the properties that the schema does not know, in the order in which they came.</summary>
    internal void WriteUnknown(JsonWriter writer)
    {
        for (int at = 0; at < unknownCount; at++)
        {
            writer.Name(NameOf(unknown[at]));
            writer.Raw(bytes.AsSpan(unknown[at].Json));
        }
    }

    /// <summary>The properties that the schema does not know, in the order in which they came.</summary>
    internal IEnumerable<KeyValuePair<string, byte[]>> Unknown()
    {
        for (int at = 0; at < unknownCount; at++)
        {
            yield return KeyValuePair.Create(NameOf(unknown[at]), bytes.AsSpan(unknown[at].Json).ToArray());
        }
    }

    /// <summary>The properties that no typed member shows: those the schema knows, and then the others.</summary>
    internal IEnumerable<KeyValuePair<string, byte[]>> Untyped(PropertyNames names)
    {
        for (int at = 0; at < knownCount; at++)
        {
            if (known[at].Kind is PreservedKind.Misfit)
            {
                yield return KeyValuePair.Create(names[known[at].Property], bytes.AsSpan(known[at].Json).ToArray());
            }
        }

        foreach (KeyValuePair<string, byte[]> property in Unknown())
        {
            yield return property;
        }
    }

    private static bool AreEqual(PreservedValues left, ReadOnlySpan<Note> ours, PreservedValues right, ReadOnlySpan<Note> theirs)
    {
        bool areEqual = ours.Length == theirs.Length;
        for (int at = 0; areEqual && at < ours.Length; at++)
        {
            areEqual = ours[at].Kind == theirs[at].Kind && ours[at].Property == theirs[at].Property
                && left.bytes.AsSpan(ours[at].Name).SequenceEqual(right.bytes.AsSpan(theirs[at].Name))
                && left.bytes.AsSpan(ours[at].Json).SequenceEqual(right.bytes.AsSpan(theirs[at].Json));
        }

        return areEqual;
    }

    private static void Add(ref Note[] preserved, ref int count, Note note)
    {
        if (count == preserved.Length)
        {
            Array.Resize(ref preserved, Math.Max(4, count * 2));
        }

        preserved[count++] = note;
    }

    private string NameOf(in Note note) => Encoding.UTF8.GetString(bytes.AsSpan(note.Name));

    private Range Keep(ReadOnlySpan<byte> text)
    {
        int start = length;
        if (bytes.Length - start < text.Length)
        {
            // What the first takes; twice as much each time there are more.
            byte[] more = GC.AllocateUninitializedArray<byte>(Math.Max(start + text.Length, bytes.Length * 2));
            bytes.AsSpan(0, start).CopyTo(more);
            bytes = more;
        }

        text.CopyTo(bytes.AsSpan(start));
        length += text.Length;
        return start..length;
    }

    // No record: it would bring an equality that nobody asks for.
    private readonly struct Note(PreservedKind kind, int property, Range name, Range json)
    {
        internal PreservedKind Kind => kind;

        internal int Property => property;

        internal Range Name => name;

        internal Range Json => json;
    }
}
