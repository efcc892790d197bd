using System.Text;

namespace HiveContracts.Support;

public ref partial struct JsonReader
{
    // A longer value is described in a message, and not quoted.
    private const int MaxExcerptLength = 64;

    /// <summary>Records which of several mutually exclusive properties was read.</summary>
    /// <param name="names">The properties' names.</param>
    /// <param name="property">The property that is read now.</param>
    /// <param name="chosen">The property that was read before, or -1; it becomes <paramref name="property"/>.</param>
    /// <param name="choices">All of the mutually exclusive properties.</param>
    /// <exception cref="ContractException">Another one was read before.</exception>
    public readonly void Choose(PropertyNames names, int property, ref int chosen, ReadOnlySpan<int> choices)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (chosen >= 0 && chosen != property)
        {
            throw Failure(MoreThanOne(names.NamesOf(choices), names[chosen], names[property]));
        }

        chosen = property;
    }

    /// <summary>Returns which variant of a union comes next, by the value of its discriminator, which may be anywhere in the object.</summary>
    /// <param name="property">The discriminator's name.</param>
    /// <param name="values">The discriminator's values as JSON, in the order of the variants.</param>
    /// <exception cref="ContractException">The object has no discriminator, or it has another value.</exception>
    public readonly int ChooseByValue(string property, params string[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        int chosen = -1;
        int found = -1;
        JsonReader ahead = this;
        ahead.BeginObject();
        while (ahead.NextProperty(out string name))
        {
            if (name != property)
            {
                ahead.Skip();
                continue;
            }

            // As for every property, the last value counts that is not null.
            bool isNull = ahead.IsNull;
            int start = ahead.position;
            byte[] value = ahead.RawValue().ToArray();
            int index = Array.FindIndex(values, candidate => JsonEquality.AreEqual(Encoding.UTF8.GetBytes(candidate), value));
            if (!isNull || index >= 0)
            {
                chosen = index;
                found = start;
            }
        }

        if (found < 0)
        {
            throw ahead.MissingProperty(property);
        }

        if (chosen < 0)
        {
            ahead.position = found;
            ReadOnlySpan<byte> value = ahead.RawValue();
            ahead.position = found;
            string description = value.Length <= MaxExcerptLength ? Excerpt.Of(value) : ahead.DescribeNext();
            throw ahead.Failure($"Expected {string.Join(" or ", values)}, found {description}.");
        }

        return chosen;
    }

    /// <summary>Returns which variant of a union comes next, by which one of some properties the object has.</summary>
    /// <param name="properties">The properties' names, in the order of the variants.</param>
    /// <exception cref="ContractException">The object has none of the properties, or more than one.</exception>
    public readonly int ChooseByProperty(params string[] properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        int chosen = -1;
        JsonReader ahead = this;
        ahead.BeginObject();
        while (ahead.NextProperty(out string name))
        {
            int index = ahead.IsNull ? -1 : Array.IndexOf(properties, name);
            if (index >= 0 && chosen >= 0 && index != chosen)
            {
                throw ahead.Failure(MoreThanOne(properties, properties[chosen], name));
            }

            chosen = index >= 0 ? index : chosen;
            ahead.Skip();
        }

        return chosen >= 0 ? chosen : throw ahead.MissingOneOf(properties);
    }

    private static string MoreThanOne(string[] choices, string first, string second) =>
        $"Expected exactly one of {Quote(choices)}, found both '{first}' and '{second}'.";
}
