using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HiveContracts.Support;

/// <summary>
/// What the JSON of one object contains and its typed members cannot hold: unknown properties, explicit nulls, values that are not written in the usual way,
/// and values that do not fit a member's type. It is kept so that writing the object loses nothing. Most objects need none, or one bit per property.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PreservedProperties
{
    /// <summary>Properties from this index on have no bit; they go into the values.</summary>
    internal const int BitCount = 64;

    // Instances that consist of bits only are shared by all objects that have the same bits, and never change.
    private readonly SharedPreservedProperties? shared;
    private ulong nulls;
    private ulong otherTypes;
    private PreservedValues? values;

    internal PreservedProperties(ulong nulls, ulong otherTypes, SharedPreservedProperties? shared)
    {
        this.nulls = nulls;
        this.otherTypes = otherTypes;
        this.shared = shared;
    }

    /// <summary>Marks an object that was read from a string.</summary>
    public static PreservedProperties StringForm { get; } = new(0, 0, null);

    /// <summary>Preserves a value that is not an object, for a type whose schema describes an object.</summary>
    internal static PreservedProperties FromNonObject(ReadOnlySpan<byte> json)
    {
        PreservedProperties? preserved = null;
        GetValues(ref preserved).Add(PreservedKind.NonObject, -1, json);
        return preserved;
    }

    /// <summary>Preserves a property that the schema does not define.</summary>
    /// <param name="preserved">The object's preserved properties.</param>
    /// <param name="json">JSON that starts with the name and ends with the value.</param>
    /// <param name="nameLength">The length of the name, without quotes.</param>
    /// <param name="valueLength">The length of the value.</param>
    internal static void AddUnknown([NotNull] ref PreservedProperties? preserved, ReadOnlySpan<byte> json, int nameLength, int valueLength) =>
        GetValues(ref preserved).AddUnknown(json, nameLength, valueLength);

    /// <summary>Preserves a null, unless something is preserved for the property already: a null does not replace an earlier value.</summary>
    internal static void AddNull([NotNull] ref PreservedProperties? preserved, int property)
    {
        if (preserved is not null && preserved.Contains(property))
        {
            return;
        }

        if (property >= BitCount)
        {
            GetValues(ref preserved).Add(PreservedKind.Null, property, "null"u8);
        }
        else if (preserved is null || preserved.shared is not null)
        {
            preserved = SharedPreservedProperties.AddNull(preserved?.shared, property);
        }
        else
        {
            preserved.nulls |= 1UL << property;
        }
    }

    /// <summary>Preserves that a string was a number, or a number a string. Its text must be the one that the writer would write.</summary>
    internal static void AddOtherType([NotNull] ref PreservedProperties? preserved, int property)
    {
        if (property >= BitCount)
        {
            GetValues(ref preserved).Add(PreservedKind.OtherType, property, []);
        }
        else if (preserved is null || preserved.shared is not null)
        {
            preserved = SharedPreservedProperties.AddOtherType(preserved?.shared, property);
        }
        else
        {
            preserved.otherTypes |= 1UL << property;
        }
    }

    /// <summary>Preserves the JSON of a value that the writer would write in another way.</summary>
    internal static void AddOriginalText([NotNull] ref PreservedProperties? preserved, int property, ReadOnlySpan<byte> json) =>
        GetValues(ref preserved).Add(PreservedKind.OriginalText, property, json);

    /// <summary>Preserves the JSON of a list or map of which the writer would write an element in another way.</summary>
    internal static void AddOriginalText([NotNull] ref PreservedProperties? preserved, int property, ReadOnlySpan<byte> json, object value)
    {
        GetValues(ref preserved).Add(PreservedKind.OriginalText, property, json);
        preserved.values!.SetSource(property, value);
    }

    /// <summary>Preserves the JSON of a value that the member's type cannot hold.</summary>
    internal static void AddInvalidValue([NotNull] ref PreservedProperties? preserved, int property, ReadOnlySpan<byte> json) =>
        GetValues(ref preserved).Add(PreservedKind.InvalidValue, property, json);

    /// <summary>Preserves that a list was a single value, without an array.</summary>
    internal static void AddSingleValue([NotNull] ref PreservedProperties? preserved, int property) =>
        GetValues(ref preserved).Add(PreservedKind.SingleValue, property, []);

    /// <summary>Removes what is preserved for a property, which is read again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Remove(ref PreservedProperties? preserved, int property)
    {
        if (preserved is not null && preserved.Contains(property))
        {
            preserved = preserved.Without(property);
        }
    }

    /// <summary>Returns whether something may be preserved for a property: a fast check that can be wrong only if it returns true.</summary>
    internal bool MayContain(int property) => values is not null || property >= BitCount || ((nulls | otherTypes) & (1UL << property)) != 0;

    /// <summary>Returns whether a list was a single value.</summary>
    internal bool HasSingleValue(int property) => TryGet(property, out _, PreservedKind.SingleValue);

    /// <summary>Returns whether a string was a number, or a number a string.</summary>
    internal bool HasOtherType(int property) => property < BitCount ? (otherTypes & (1UL << property)) != 0 : TryGet(property, out _, PreservedKind.OtherType);

    /// <summary>Gets the value that was read instead of an object.</summary>
    internal bool TryGetNonObject(out ReadOnlySpan<byte> json) => TryGet(-1, out json, PreservedKind.NonObject);

    /// <summary>Gets the JSON of a value that the writer would write in another way.</summary>
    internal bool TryGetOriginalText(int property, out ReadOnlySpan<byte> json) => TryGet(property, out json, PreservedKind.OriginalText);

    /// <summary>Gets the JSON that a list or map was read from, if the writer would write an element in another way.</summary>
    internal bool TryGetOriginalText(int property, object value, out ReadOnlySpan<byte> json)
    {
        json = default;
        return values is not null && values.IsSource(property, value) && values.TryGet(property, PreservedKind.OriginalText, out json);
    }

    /// <summary>Gets the JSON to write for a member that is null: an explicit null, or a value that the member's type cannot hold.</summary>
    internal bool TryGetNullOrInvalidValue(int property, out ReadOnlySpan<byte> json)
    {
        if (property < BitCount && (nulls & (1UL << property)) != 0)
        {
            json = "null"u8;
            return true;
        }

        return TryGet(property, out json, PreservedKind.Null) || TryGet(property, out json, PreservedKind.InvalidValue);
    }

    /// <summary>Returns the name and JSON of the properties that the schema does not define.</summary>
    internal IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> GetUnknown() => values?.GetUnknown() ?? [];

    /// <summary>Returns the name and JSON of the properties whose value their member cannot hold.</summary>
    internal IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> GetInvalid(PropertyNames names) => values?.GetInvalid(names) ?? [];

    /// <summary>The number of properties that the schema does not define, or whose value their member cannot hold.</summary>
    internal int UntypedCount => values?.UntypedCount ?? 0;

    /// <summary>Gets the JSON of a property that no typed member holds; of several with the name, that of the last.</summary>
    internal bool TryGetUntyped(PropertyNames names, string name, out ReadOnlyMemory<byte> json)
    {
        json = default;
        return values is not null && values.TryGetUntyped(names, name, out json);
    }

    /// <summary>Writes the properties that the schema does not define.</summary>
    internal void WriteUnknown(JsonWriter writer) => values?.WriteUnknown(writer);

    /// <summary>Returns the values to add to, after replacing a shared instance, which has none, by a copy.</summary>
    private static PreservedValues GetValues([NotNull] ref PreservedProperties? preserved)
    {
        preserved = preserved is null ? new(0, 0, null) : preserved.ToUnshared();
        return preserved.values ??= new();
    }

    private PreservedProperties ToUnshared() => shared is null ? this : new(nulls, otherTypes, null);

    private PreservedProperties? Without(int property)
    {
        PreservedProperties result = ToUnshared();
        ulong others = property < BitCount ? ~(1UL << property) : ulong.MaxValue;
        result.nulls &= others;
        result.otherTypes &= others;
        result.values?.RemoveAll(property);
        return (result.nulls | result.otherTypes) == 0 && result.values is not { Count: > 0 } ? null : result;
    }

    private bool Contains(int property) =>
        (property < BitCount && ((nulls | otherTypes) & (1UL << property)) != 0) || (values is not null && values.Contains(property));

    private bool TryGet(int property, out ReadOnlySpan<byte> json, PreservedKind kind)
    {
        json = default;
        return values is not null && values.TryGet(property, kind, out json);
    }
}
