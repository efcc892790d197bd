using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace HiveContracts.Support;

/// <summary>
/// What one object on the wire said that its typed members cannot hold: unknown properties, explicit nulls, other spellings of the same value,
/// and values that do not fit the member's format. Kept so that writing loses nothing; most objects have none.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PropertyNotes : IEquatable<PropertyNotes>
{
    private readonly List<Note> notes = [];

    internal PropertyNotes()
    {
    }

    private enum NoteKind
    {
        Unknown,
        Null,
        Spelling,
        Misfit,
        One,
    }

    /// <summary>Says that a string stood in place of the object.</summary>
    public static PropertyNotes StringForm { get; } = new();

    /// <inheritdoc/>
    public bool Equals(PropertyNotes? other) => other is not null && (this == StringForm) == (other == StringForm)
        && notes.Count == other.notes.Count && InOrder().SequenceEqual(other.InOrder());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyNotes);

    /// <inheritdoc/>
    public override int GetHashCode() => notes.Count;

    internal void AddUnknown(string name, ReadOnlySpan<byte> json) => notes.Add(new(NoteKind.Unknown, -1, name, json.ToArray()));

    /// <summary>Notes a null, unless the property has come before: of several, the last that is not null counts.</summary>
    internal void AddNull(int property)
    {
        if (!notes.Exists(note => note.Property == property))
        {
            notes.Add(new(NoteKind.Null, property, null, "null"u8.ToArray()));
        }
    }

    /// <summary>Drops what was noted of a property that comes again.</summary>
    internal void Forget(int property) => notes.RemoveAll(note => note.Property == property);

    internal void AddSpelling(int property, ReadOnlySpan<byte> json) => notes.Add(new(NoteKind.Spelling, property, null, json.ToArray()));

    internal void AddMisfit(int property, ReadOnlySpan<byte> json) => notes.Add(new(NoteKind.Misfit, property, null, json.ToArray()));

    internal void AddOne(int property) => notes.Add(new(NoteKind.One, property, null, []));

    /// <summary>Whether one value stood in place of a list.</summary>
    internal bool IsOne(int property) => TryFind(property, out _, NoteKind.One);

    /// <summary>How the value that a member holds was spelled, where that is not how it would be written.</summary>
    internal bool TrySpelling(int property, [NotNullWhen(true)] out byte[]? json) => TryFind(property, out json, NoteKind.Spelling);

    /// <summary>What stood where a member holds null.</summary>
    internal bool TryForNull(int property, [NotNullWhen(true)] out byte[]? json) => TryFind(property, out json, NoteKind.Null, NoteKind.Misfit);

    /// <summary>Everything that no typed member shows, by name.</summary>
    internal IEnumerable<KeyValuePair<string, byte[]>> Untyped(PropertyNames names) =>
        from note in notes
        where note.Kind is NoteKind.Unknown or NoteKind.Misfit
        select KeyValuePair.Create(note.Name ?? names[note.Property], note.Json);

    internal IEnumerable<KeyValuePair<string, byte[]>> Unknown() =>
        from note in notes
        where note.Kind is NoteKind.Unknown
        select KeyValuePair.Create(note.Name!, note.Json);

    /// <summary>Properties of an object have no order: one is made for comparing.</summary>
    private IEnumerable<Note> InOrder() => notes.OrderBy(static note => note.Property).ThenBy(static note => note.Name, StringComparer.Ordinal);

    private bool TryFind(int property, [NotNullWhen(true)] out byte[]? json, params ReadOnlySpan<NoteKind> kinds)
    {
        // The last one counts, as with a property that comes twice.
        for (int i = notes.Count - 1; i >= 0; i--)
        {
            if (notes[i].Property == property)
            {
                json = kinds.Contains(notes[i].Kind) ? notes[i].Json : null;
                return json is not null;
            }
        }

        json = null;
        return false;
    }

    private sealed record Note(NoteKind Kind, int Property, string? Name, byte[] Json)
    {
        public bool Equals(Note? other) => other is not null && Kind == other.Kind && Property == other.Property && Name == other.Name && Json.AsSpan().SequenceEqual(other.Json);

        public override int GetHashCode() => HashCode.Combine(Kind, Property, Name);
    }
}
