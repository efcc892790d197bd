using System.Text;

namespace HiveContracts.Support;

/// <summary>What a note says of a property.</summary>
internal enum NoteKind
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

/// <summary>The notes of one object that have JSON to keep, or a name; all their bytes lie in one array.</summary>
internal sealed class NoteTexts
{
    // Apart, since of what is known there is little, however much comes that is not.
    private readonly List<Note> known = [];
    private readonly List<Note> unknown = [];
    private byte[] bytes = [];
    private int length;

    internal int Count => known.Count + unknown.Count;

    /// <summary>Whether both say the same; in any order, since the properties of an object have none.</summary>
    internal static bool AreEqual(NoteTexts? left, NoteTexts? right)
    {
        if (left is null || right is null || left.Count != right.Count)
        {
            return (left?.Count ?? 0) == (right?.Count ?? 0);
        }

        Note[] ours = left.Sorted();
        Note[] theirs = right.Sorted();
        for (int i = 0; i < ours.Length; i++)
        {
            if (Compare(left, ours[i], right, theirs[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds a note of a property that the schema knows.</summary>
    internal void Add(NoteKind kind, int property, ReadOnlySpan<byte> json) => known.Add(new(kind, property, Keep([]), Keep(json)));

    /// <summary>Adds a property that the schema does not know.</summary>
    internal void AddUnknown(ReadOnlySpan<byte> name, ReadOnlySpan<byte> json) => unknown.Add(new(NoteKind.Unknown, -1, Keep(name), Keep(json)));

    internal bool Has(int property) => known.Exists(note => note.Property == property);

    internal void RemoveAll(int property) => known.RemoveAll(note => note.Property == property);

    internal bool TryFind(int property, NoteKind kind, out ReadOnlySpan<byte> json)
    {
        foreach (Note note in known)
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

    /// <summary>The properties that the schema does not know, in the order in which they came.</summary>
    internal IEnumerable<KeyValuePair<string, byte[]>> Unknown()
    {
        foreach (Note note in unknown)
        {
            yield return KeyValuePair.Create(NameOf(note), bytes.AsSpan(note.Json).ToArray());
        }
    }

    /// <summary>The properties that no typed member shows: those the schema knows, and then the others.</summary>
    internal IEnumerable<KeyValuePair<string, byte[]>> Untyped(PropertyNames names)
    {
        foreach (Note note in known)
        {
            if (note.Kind is NoteKind.Misfit)
            {
                yield return KeyValuePair.Create(names[note.Property], bytes.AsSpan(note.Json).ToArray());
            }
        }

        foreach (KeyValuePair<string, byte[]> property in Unknown())
        {
            yield return property;
        }
    }

    private string NameOf(Note note) => Encoding.UTF8.GetString(bytes.AsSpan(note.Name));

    private Note[] Sorted()
    {
        Note[] notes = [.. known, .. unknown];
        Array.Sort(notes, (one, other) => Compare(this, one, this, other));
        return notes;
    }

    private static int Compare(NoteTexts left, in Note one, NoteTexts right, in Note other)
    {
        int order = one.Kind != other.Kind ? (int)one.Kind - (int)other.Kind : one.Property.CompareTo(other.Property);
        order = order != 0 ? order : left.bytes.AsSpan(one.Name).SequenceCompareTo(right.bytes.AsSpan(other.Name));
        return order != 0 ? order : left.bytes.AsSpan(one.Json).SequenceCompareTo(right.bytes.AsSpan(other.Json));
    }

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
    private readonly struct Note(NoteKind kind, int property, Range name, Range json)
    {
        internal NoteKind Kind => kind;

        internal int Property => property;

        internal Range Name => name;

        internal Range Json => json;
    }
}
