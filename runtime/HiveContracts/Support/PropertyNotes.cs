using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace HiveContracts.Support;

/// <summary>
/// What one object on the wire said that its typed members cannot hold: unknown properties, explicit nulls, other spellings of the same value,
/// and values that do not fit the member's format. Kept so that writing loses nothing; most objects have none, or need no more than a bit a property.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PropertyNotes : IEquatable<PropertyNotes>
{
    private const int Bits = 64;

    private ulong nulls;
    private ulong otherTypes;
    private List<Note>? notes;

    internal PropertyNotes()
    {
    }

    private enum NoteKind
    {
        Unknown,
        Null,
        OtherType,
        Spelling,
        Misfit,
        One,
        Other,
    }

    /// <summary>Says that a string stood in place of the object.</summary>
    public static PropertyNotes StringForm { get; } = new();

    /// <inheritdoc/>
    public bool Equals(PropertyNotes? other) => other is not null && (this == StringForm) == (other == StringForm)
        && nulls == other.nulls && otherTypes == other.otherTypes && AreEqual(notes, other.notes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyNotes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nulls, otherTypes, notes?.Count ?? 0);

    /// <summary>Notes what stood in place of the object.</summary>
    internal static PropertyNotes Other(ReadOnlySpan<byte> json)
    {
        var notes = new PropertyNotes();
        notes.Add(NoteKind.Other, -1, null, json.ToArray());
        return notes;
    }

    /// <summary>What stood in place of the object.</summary>
    internal bool TryOther([NotNullWhen(true)] out byte[]? json) => TryFind(-1, out json, NoteKind.Other);

    internal void AddUnknown(string name, ReadOnlySpan<byte> json) => Add(NoteKind.Unknown, -1, name, json.ToArray());

    /// <summary>Notes a null, unless the property has come before: of several, the last that is not null counts.</summary>
    internal void AddNull(int property)
    {
        if (IsNoted(property))
        {
            return;
        }

        if (property < Bits)
        {
            nulls |= 1UL << property;
        }
        else
        {
            Add(NoteKind.Null, property, null, "null"u8.ToArray());
        }
    }

    /// <summary>Notes that a text was spelled as a number, or a number as a string, digit for digit as it will be written.</summary>
    internal void AddOtherType(int property)
    {
        if (property < Bits)
        {
            otherTypes |= 1UL << property;
        }
        else
        {
            Add(NoteKind.OtherType, property, null, []);
        }
    }

    internal void AddSpelling(int property, ReadOnlySpan<byte> json) => Add(NoteKind.Spelling, property, null, json.ToArray());

    internal void AddMisfit(int property, ReadOnlySpan<byte> json) => Add(NoteKind.Misfit, property, null, json.ToArray());

    internal void AddOne(int property) => Add(NoteKind.One, property, null, []);

    /// <summary>Drops what was noted of a property that comes again.</summary>
    internal void Forget(int property)
    {
        ulong others = property < Bits ? ~(1UL << property) : ulong.MaxValue;
        nulls &= others;
        otherTypes &= others;
        if (notes is not null)
        {
            RemoveAll(property);
        }
    }

    /// <summary>Whether one value stood in place of a list.</summary>
    internal bool IsOne(int property) => TryFind(property, out _, NoteKind.One);

    /// <summary>Whether a text was spelled as a number, or a number as a string.</summary>
    internal bool IsOtherType(int property) => property < Bits ? (otherTypes & (1UL << property)) != 0 : TryFind(property, out _, NoteKind.OtherType);

    /// <summary>How the value that a member holds was spelled, where that is not how it would be written.</summary>
    internal bool TrySpelling(int property, [NotNullWhen(true)] out byte[]? json) => TryFind(property, out json, NoteKind.Spelling);

    /// <summary>What stood where a member holds null.</summary>
    internal bool TryForNull(int property, out ReadOnlySpan<byte> json)
    {
        if (property < Bits && (nulls & (1UL << property)) != 0)
        {
            json = "null"u8;
            return true;
        }

        bool isFound = TryFind(property, out byte[]? found, NoteKind.Null, NoteKind.Misfit);
        json = found;
        return isFound;
    }

    /// <summary>Everything that no typed member shows, by name.</summary>
    internal List<KeyValuePair<string, byte[]>> Untyped(PropertyNames names)
    {
        List<KeyValuePair<string, byte[]>> found = [];
        foreach (Note note in notes ?? [])
        {
            if (note.Kind is NoteKind.Unknown or NoteKind.Misfit)
            {
                found.Add(new(note.Name ?? names[note.Property], note.Json));
            }
        }

        return found;
    }

    /// <summary>Writes what the schema does not know.</summary>
    internal void WriteUnknown(JsonPrinter printer)
    {
        foreach (Note note in notes ?? [])
        {
            if (note.Kind is NoteKind.Unknown)
            {
                printer.Name(note.Name!);
                printer.Raw(note.Json);
            }
        }
    }

    /// <summary>What the schema does not know, by name.</summary>
    internal IEnumerable<KeyValuePair<string, byte[]>> Unknown()
    {
        foreach (Note note in notes ?? [])
        {
            if (note.Kind is NoteKind.Unknown)
            {
                yield return new(note.Name!, note.Json);
            }
        }
    }

    private void Add(NoteKind kind, int property, string? name, byte[] json) => (notes ??= []).Add(new(kind, property, name, json));

    private void RemoveAll(int property) => notes!.RemoveAll(note => note.Property == property);

    private bool IsNoted(int property) =>
        (property < Bits && ((nulls | otherTypes) & (1UL << property)) != 0) || (notes is not null && notes.Exists(note => note.Property == property));

    /// <summary>Properties of an object have no order: one is made for comparing.</summary>
    private static bool AreEqual(List<Note>? left, List<Note>? right)
    {
        if ((left?.Count ?? 0) != (right?.Count ?? 0))
        {
            return false;
        }

        ReadOnlySpan<Note> ours = CollectionsMarshal.AsSpan(left);
        ReadOnlySpan<Note> theirs = CollectionsMarshal.AsSpan(right);
        if (ours.SequenceEqual(theirs))
        {
            return true;
        }

        Note[] sorted = ours.ToArray();
        Note[] others = theirs.ToArray();
        Array.Sort(sorted);
        Array.Sort(others);
        return sorted.AsSpan().SequenceEqual(others);
    }

    private bool TryFind(int property, [NotNullWhen(true)] out byte[]? json, params ReadOnlySpan<NoteKind> kinds)
    {
        if (notes is not null)
        {
            foreach (Note note in notes)
            {
                if (note.Property == property && kinds.Contains(note.Kind))
                {
                    json = note.Json;
                    return true;
                }
            }
        }

        json = null;
        return false;
    }

    private readonly struct Note(NoteKind kind, int property, string? name, byte[] json) : IEquatable<Note>, IComparable<Note>
    {
        internal NoteKind Kind => kind;

        internal int Property => property;

        internal string? Name => name;

        internal byte[] Json => json;

        public int CompareTo(Note other) => Property != other.Property ? Property.CompareTo(other.Property)
            : Name != other.Name ? string.CompareOrdinal(Name, other.Name)
            : Json.AsSpan().SequenceCompareTo(other.Json);

        public bool Equals(Note other) => Kind == other.Kind && Property == other.Property && Name == other.Name && Json.AsSpan().SequenceEqual(other.Json);

        public override bool Equals(object? obj) => obj is Note other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(Kind, Property, Name);
    }
}
