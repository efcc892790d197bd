using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HiveContracts.Support;

/// <summary>
/// What one object on the wire said that its typed members cannot hold: unknown properties, explicit nulls, other spellings of the same value,
/// and values that do not fit the member's format. Kept so that writing loses nothing; most objects have none, or need no more than a bit a property.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PreservedProperties : IEquatable<PreservedProperties>
{
    private const int Bits = 64;

    // Of preserved that need no more than these bits there is one object for all objects that have the same; it never changes.
    private readonly SharedPreservedProperties? shared;
    private ulong nulls;
    private ulong otherTypes;
    private PreservedValues? texts;

    internal PreservedProperties(ulong nulls, ulong otherTypes, SharedPreservedProperties? shared)
    {
        this.nulls = nulls;
        this.otherTypes = otherTypes;
        this.shared = shared;
    }

    /// <summary>Says that a string stood in place of the object.</summary>
    public static PreservedProperties StringForm { get; } = new(0, 0, null);

    /// <inheritdoc/>
    public bool Equals(PreservedProperties? other) => other is not null && (this == StringForm) == (other == StringForm)
        && nulls == other.nulls && otherTypes == other.otherTypes && PreservedValues.AreEqual(texts, other.texts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PreservedProperties);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nulls, otherTypes, texts?.Count ?? 0);

    /// <summary>Notes what stood in place of the object.</summary>
    internal static PreservedProperties Other(ReadOnlySpan<byte> json)
    {
        PreservedProperties? preserved = null;
        TextsOf(ref preserved).Add(PreservedKind.Other, -1, json);
        return preserved;
    }

    /// <summary>Notes a property that the schema does not know, of which a piece starts with the name and ends with the value.</summary>
    internal static void AddUnknown([NotNull] ref PreservedProperties? preserved, ReadOnlySpan<byte> piece, int nameLength, int jsonLength) => TextsOf(ref preserved).AddUnknown(piece, nameLength, jsonLength);

    /// <summary>Notes a null, unless the property has come before: of several, the last that is not null counts.</summary>
    internal static void AddNull([NotNull] ref PreservedProperties? preserved, int property)
    {
        if (preserved is not null && preserved.IsNoted(property))
        {
            return;
        }

        if (property >= Bits)
        {
            TextsOf(ref preserved).Add(PreservedKind.Null, property, "null"u8);
        }
        else if (preserved is null || preserved.shared is not null)
        {
            preserved = SharedPreservedProperties.WithNull(preserved?.shared, property);
        }
        else
        {
            preserved.nulls |= 1UL << property;
        }
    }

    /// <summary>Notes that a text was spelled as a number, or a number as a string, digit for digit as it will be written.</summary>
    internal static void AddOtherType([NotNull] ref PreservedProperties? preserved, int property)
    {
        if (property >= Bits)
        {
            TextsOf(ref preserved).Add(PreservedKind.OtherType, property, []);
        }
        else if (preserved is null || preserved.shared is not null)
        {
            preserved = SharedPreservedProperties.WithOtherType(preserved?.shared, property);
        }
        else
        {
            preserved.otherTypes |= 1UL << property;
        }
    }

    internal static void AddSpelling([NotNull] ref PreservedProperties? preserved, int property, ReadOnlySpan<byte> json) => TextsOf(ref preserved).Add(PreservedKind.Spelling, property, json);

    internal static void AddInvalidValue([NotNull] ref PreservedProperties? preserved, int property, ReadOnlySpan<byte> json) => TextsOf(ref preserved).Add(PreservedKind.Misfit, property, json);

    internal static void AddOne([NotNull] ref PreservedProperties? preserved, int property) => TextsOf(ref preserved).Add(PreservedKind.One, property, []);

    /// <summary>Drops what was noted of a property that comes again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Forget(ref PreservedProperties? preserved, int property)
    {
        if (preserved is not null && preserved.IsNoted(property))
        {
            preserved = preserved.Without(property);
        }
    }

    /// <summary>Whether something may be noted of a property.</summary>
    internal bool MaySayOf(int property) => texts is not null || property >= Bits || ((nulls | otherTypes) & (1UL << property)) != 0;

    private PreservedProperties? Without(int property)
    {
        PreservedProperties own = ToOwn();
        ulong others = property < Bits ? ~(1UL << property) : ulong.MaxValue;
        own.nulls &= others;
        own.otherTypes &= others;
        own.texts?.RemoveAll(property);
        return (own.nulls | own.otherTypes) == 0 && own.texts is not { Count: > 0 } ? null : own;
    }

    /// <summary>Whether one value stood in place of a list.</summary>
    internal bool IsOne(int property) => TryFind(property, out _, PreservedKind.One);

    /// <summary>Whether a text was spelled as a number, or a number as a string.</summary>
    internal bool IsOtherType(int property) => property < Bits ? (otherTypes & (1UL << property)) != 0 : TryFind(property, out _, PreservedKind.OtherType);

    /// <summary>What stood in place of the object.</summary>
    internal bool TryOther(out ReadOnlySpan<byte> json) => TryFind(-1, out json, PreservedKind.Other);

    /// <summary>How the value that a member holds was spelled, where that is not how it would be written.</summary>
    internal bool TrySpelling(int property, out ReadOnlySpan<byte> json) => TryFind(property, out json, PreservedKind.Spelling);

    /// <summary>What stood where a member holds null.</summary>
    internal bool TryForNull(int property, out ReadOnlySpan<byte> json)
    {
        if (property < Bits && (nulls & (1UL << property)) != 0)
        {
            json = "null"u8;
            return true;
        }

        return TryFind(property, out json, PreservedKind.Null) || TryFind(property, out json, PreservedKind.Misfit);
    }

    /// <summary>What the schema does not know, by name.</summary>
    internal IEnumerable<KeyValuePair<string, byte[]>> Unknown() => texts?.Unknown() ?? [];

    /// <summary>Writes what the schema does not know.</summary>
    internal void WriteUnknown(JsonWriter writer) => texts?.WriteUnknown(writer);

    /// <summary>Everything that no typed member shows, by name.</summary>
    internal IEnumerable<KeyValuePair<string, byte[]>> Untyped(PropertyNames names) => texts?.Untyped(names) ?? [];

    /// <summary>Notes that may take texts, which shared ones never have.</summary>
    private static PreservedValues TextsOf([NotNull] ref PreservedProperties? preserved)
    {
        preserved = preserved is null ? new(0, 0, null) : preserved.ToOwn();
        return preserved.texts ??= new();
    }

    private PreservedProperties ToOwn() => shared is null ? this : new(nulls, otherTypes, null);

    private bool IsNoted(int property) => (property < Bits && ((nulls | otherTypes) & (1UL << property)) != 0) || (texts is not null && texts.Has(property));

    private bool TryFind(int property, out ReadOnlySpan<byte> json, PreservedKind kind)
    {
        json = default;
        return texts is not null && texts.TryFind(property, kind, out json);
    }
}
