using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HiveContracts.Support;

/// <summary>
/// What one object on the wire said that its typed members cannot hold: unknown properties, explicit nulls, other spellings of the same value,
/// and values that do not fit the member's format. Kept so that writing loses nothing; most objects have none, or need no more than a bit a property.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PropertyNotes : IEquatable<PropertyNotes>
{
    private const int Bits = 64;

    // Of notes that need no more than these bits there is one object for all objects that have the same; it never changes.
    private readonly SharedNotes? shared;
    private ulong nulls;
    private ulong otherTypes;
    private NoteTexts? texts;

    internal PropertyNotes(ulong nulls, ulong otherTypes, SharedNotes? shared)
    {
        this.nulls = nulls;
        this.otherTypes = otherTypes;
        this.shared = shared;
    }

    /// <summary>Says that a string stood in place of the object.</summary>
    public static PropertyNotes StringForm { get; } = new(0, 0, null);

    /// <inheritdoc/>
    public bool Equals(PropertyNotes? other) => other is not null && (this == StringForm) == (other == StringForm)
        && nulls == other.nulls && otherTypes == other.otherTypes && NoteTexts.AreEqual(texts, other.texts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyNotes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nulls, otherTypes, texts?.Count ?? 0);

    /// <summary>Notes what stood in place of the object.</summary>
    internal static PropertyNotes Other(ReadOnlySpan<byte> json)
    {
        PropertyNotes? notes = null;
        TextsOf(ref notes).Add(NoteKind.Other, -1, json);
        return notes;
    }

    /// <summary>Notes a property that the schema does not know, of which a piece starts with the name and ends with the value.</summary>
    internal static void AddUnknown([NotNull] ref PropertyNotes? notes, ReadOnlySpan<byte> piece, int nameLength, int jsonLength) => TextsOf(ref notes).AddUnknown(piece, nameLength, jsonLength);

    /// <summary>Notes a null, unless the property has come before: of several, the last that is not null counts.</summary>
    internal static void AddNull([NotNull] ref PropertyNotes? notes, int property)
    {
        if (notes is not null && notes.IsNoted(property))
        {
            return;
        }

        if (property >= Bits)
        {
            TextsOf(ref notes).Add(NoteKind.Null, property, "null"u8);
        }
        else if (notes is null || notes.shared is not null)
        {
            notes = SharedNotes.WithNull(notes?.shared, property);
        }
        else
        {
            notes.nulls |= 1UL << property;
        }
    }

    /// <summary>Notes that a text was spelled as a number, or a number as a string, digit for digit as it will be written.</summary>
    internal static void AddOtherType([NotNull] ref PropertyNotes? notes, int property)
    {
        if (property >= Bits)
        {
            TextsOf(ref notes).Add(NoteKind.OtherType, property, []);
        }
        else if (notes is null || notes.shared is not null)
        {
            notes = SharedNotes.WithOtherType(notes?.shared, property);
        }
        else
        {
            notes.otherTypes |= 1UL << property;
        }
    }

    internal static void AddSpelling([NotNull] ref PropertyNotes? notes, int property, ReadOnlySpan<byte> json) => TextsOf(ref notes).Add(NoteKind.Spelling, property, json);

    internal static void AddMisfit([NotNull] ref PropertyNotes? notes, int property, ReadOnlySpan<byte> json) => TextsOf(ref notes).Add(NoteKind.Misfit, property, json);

    internal static void AddOne([NotNull] ref PropertyNotes? notes, int property) => TextsOf(ref notes).Add(NoteKind.One, property, []);

    /// <summary>Drops what was noted of a property that comes again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Forget(ref PropertyNotes? notes, int property)
    {
        if (notes is not null && notes.IsNoted(property))
        {
            notes = notes.Without(property);
        }
    }

    /// <summary>Whether something may be noted of a property.</summary>
    internal bool MaySayOf(int property) => texts is not null || property >= Bits || ((nulls | otherTypes) & (1UL << property)) != 0;

    private PropertyNotes? Without(int property)
    {
        PropertyNotes own = ToOwn();
        ulong others = property < Bits ? ~(1UL << property) : ulong.MaxValue;
        own.nulls &= others;
        own.otherTypes &= others;
        own.texts?.RemoveAll(property);
        return (own.nulls | own.otherTypes) == 0 && own.texts is not { Count: > 0 } ? null : own;
    }

    /// <summary>Whether one value stood in place of a list.</summary>
    internal bool IsOne(int property) => TryFind(property, out _, NoteKind.One);

    /// <summary>Whether a text was spelled as a number, or a number as a string.</summary>
    internal bool IsOtherType(int property) => property < Bits ? (otherTypes & (1UL << property)) != 0 : TryFind(property, out _, NoteKind.OtherType);

    /// <summary>What stood in place of the object.</summary>
    internal bool TryOther(out ReadOnlySpan<byte> json) => TryFind(-1, out json, NoteKind.Other);

    /// <summary>How the value that a member holds was spelled, where that is not how it would be written.</summary>
    internal bool TrySpelling(int property, out ReadOnlySpan<byte> json) => TryFind(property, out json, NoteKind.Spelling);

    /// <summary>What stood where a member holds null.</summary>
    internal bool TryForNull(int property, out ReadOnlySpan<byte> json)
    {
        if (property < Bits && (nulls & (1UL << property)) != 0)
        {
            json = "null"u8;
            return true;
        }

        return TryFind(property, out json, NoteKind.Null) || TryFind(property, out json, NoteKind.Misfit);
    }

    /// <summary>What the schema does not know, by name.</summary>
    internal IEnumerable<KeyValuePair<string, byte[]>> Unknown() => texts?.Unknown() ?? [];

    /// <summary>Writes what the schema does not know.</summary>
    internal void WriteUnknown(JsonPrinter printer) => texts?.WriteUnknown(printer);

    /// <summary>Everything that no typed member shows, by name.</summary>
    internal IEnumerable<KeyValuePair<string, byte[]>> Untyped(PropertyNames names) => texts?.Untyped(names) ?? [];

    /// <summary>Notes that may take texts, which shared ones never have.</summary>
    private static NoteTexts TextsOf([NotNull] ref PropertyNotes? notes)
    {
        notes = notes is null ? new(0, 0, null) : notes.ToOwn();
        return notes.texts ??= new();
    }

    private PropertyNotes ToOwn() => shared is null ? this : new(nulls, otherTypes, null);

    private bool IsNoted(int property) => (property < Bits && ((nulls | otherTypes) & (1UL << property)) != 0) || (texts is not null && texts.Has(property));

    private bool TryFind(int property, out ReadOnlySpan<byte> json, NoteKind kind)
    {
        json = default;
        return texts is not null && texts.TryFind(property, kind, out json);
    }
}
