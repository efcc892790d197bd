using System.Text;

namespace HiveContracts;

/// <summary>The preserved properties of one object that need more than a bit. The bytes of all of them are in one array.</summary>
internal sealed class PreservedValues
{
    // Known properties are kept apart because there are few of them, even if there are many unknown ones.
    // Arrays rather than lists: lists of this type would add more to a NativeAOT app than they save here.
    private Entry[] known = [];
    private Entry[] unknown = [];
    private int knownCount;
    private int unknownCount;
    private byte[] bytes = [];
    private int length;

    // The lists and maps that were read from an original text. Most objects have none.
    private KeyValuePair<int, object>[] sources = [];

    internal int Count => knownCount + unknownCount;

    private ReadOnlySpan<Entry> Known => known.AsSpan(0, knownCount);

    private ReadOnlySpan<Entry> Unknown => unknown.AsSpan(0, unknownCount);

    /// <summary>Adds a property that the schema defines.</summary>
    internal void Add(PreservedKind kind, int property, ReadOnlySpan<byte> json) =>
        Append(ref known, ref knownCount, new(kind, property, default, AppendBytes(json)));

    /// <summary>Adds a property that the schema does not define.</summary>
    /// <param name="json">JSON that starts with the name and ends with the value.</param>
    /// <param name="nameLength">The length of the name.</param>
    /// <param name="valueLength">The length of the value.</param>
    internal void AddUnknown(ReadOnlySpan<byte> json, int nameLength, int valueLength)
    {
        Range added = AppendBytes(json);
        Range name = added.Start..(added.Start.Value + nameLength);
        Append(ref unknown, ref unknownCount, new(PreservedKind.Unknown, -1, name, (added.End.Value - valueLength)..added.End));
    }

    /// <summary>Returns whether there is an entry for a property that the schema defines.</summary>
    internal bool Contains(int property)
    {
        foreach (ref readonly Entry entry in Known)
        {
            if (entry.Property == property)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Sets the value that the original text of a property stands for.</summary>
    internal void SetSource(int property, object value) => sources = [.. sources, new(property, value)];

    /// <summary>Returns whether a value is the one that was read from the original text of a property, and not another one, even if equal.</summary>
    internal bool IsSource(int property, object value) =>
        Array.Exists(sources, source => source.Key == property && ReferenceEquals(source.Value, value));

    internal void RemoveAll(int property)
    {
        int kept = 0;
        for (int index = 0; index < knownCount; index++)
        {
            if (known[index].Property != property)
            {
                known[kept++] = known[index];
            }
        }

        knownCount = kept;
    }

    internal bool TryGet(int property, PreservedKind kind, out ReadOnlySpan<byte> json)
    {
        foreach (ref readonly Entry entry in Known)
        {
            if (entry.Property == property && entry.Kind == kind)
            {
                json = bytes.AsSpan(entry.Json);
                return true;
            }
        }

        json = default;
        return false;
    }

    /// <summary>Writes the properties that the schema does not define, in the order in which they were read.</summary>
    internal void WriteUnknown(JsonWriter writer)
    {
        foreach (ref readonly Entry entry in Unknown)
        {
            writer.WritePropertyName(NameOf(entry));
            writer.WriteJson(bytes.AsSpan(entry.Json));
        }
    }

    /// <summary>Returns the properties that the schema does not define, in the order in which they were read.</summary>
    internal IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> GetUnknown()
    {
        for (int index = 0; index < unknownCount; index++)
        {
            yield return KeyValuePair.Create(NameOf(unknown[index]), JsonOf(unknown[index]));
        }
    }

    /// <summary>Returns the properties that the schema defines and whose value their member cannot hold.</summary>
    internal IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> GetInvalid(PropertyNames names)
    {
        for (int index = 0; index < knownCount; index++)
        {
            if (known[index].Kind is PreservedKind.InvalidValue)
            {
                yield return KeyValuePair.Create(names[known[index].Property], JsonOf(known[index]));
            }
        }
    }

    /// <summary>The number of properties that <see cref="GetUnknown"/> and <see cref="GetInvalid"/> return.</summary>
    internal int UntypedCount
    {
        get
        {
            int count = unknownCount;
            foreach (ref readonly Entry entry in Known)
            {
                count += entry.Kind is PreservedKind.InvalidValue ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Gets the JSON of one of these properties; of several with the name, that of the last.</summary>
    internal bool TryGetUntyped(PropertyNames names, string name, out ReadOnlyMemory<byte> json)
    {
        int property = names.IndexOf(name);
        if (property >= 0)
        {
            int entry = Array.FindIndex(known, 0, knownCount, candidate => candidate.Property == property && candidate.Kind is PreservedKind.InvalidValue);
            json = entry < 0 ? default : JsonOf(known[entry]);
            return entry >= 0;
        }

        byte[] utf8Name = Encoding.UTF8.GetBytes(name);
        for (int index = unknownCount - 1; index >= 0; index--)
        {
            if (bytes.AsSpan(unknown[index].Name).SequenceEqual(utf8Name))
            {
                json = JsonOf(unknown[index]);
                return true;
            }
        }

        json = default;
        return false;
    }

    private static void Append(ref Entry[] entries, ref int count, Entry entry)
    {
        if (count == entries.Length)
        {
            // Most objects that have one have no other.
            Array.Resize(ref entries, count == 0 ? 1 : Math.Max(4, count * 2));
        }

        entries[count++] = entry;
    }

    private ReadOnlyMemory<byte> JsonOf(in Entry entry) => bytes.AsMemory(entry.Json);

    private string NameOf(in Entry entry) => Encoding.UTF8.GetString(bytes.AsSpan(entry.Name));

    private Range AppendBytes(ReadOnlySpan<byte> json)
    {
        int start = length;
        if (bytes.Length - start < json.Length)
        {
            // Exactly the first value, then twice as much each time.
            byte[] larger = GC.AllocateUninitializedArray<byte>(Math.Max(start + json.Length, bytes.Length * 2));
            bytes.AsSpan(0, start).CopyTo(larger);
            bytes = larger;
        }

        json.CopyTo(bytes.AsSpan(start));
        length += json.Length;
        return start..length;
    }

    // Not a record, which would generate an equality that is not used.
    private readonly struct Entry(PreservedKind kind, int property, Range name, Range json)
    {
        internal PreservedKind Kind => kind;

        internal int Property => property; // -1 if the schema does not define it

        internal Range Name => name; // empty if the schema defines the property

        internal Range Json => json;
    }
}
