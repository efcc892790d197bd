namespace HiveContracts.Generator.Model;

/// <summary>The member beside a string that has its value in a type of .NET: made when it is asked for, null where the string is none.</summary>
/// <param name="Suffix">What its name has behind the string's.</param>
/// <param name="Type">Its type, not nullable.</param>
/// <param name="Meaning">What it is, for its doc comment.</param>
internal sealed record ConvertedAccessor(string Suffix, string Type, string Meaning)
{
    private static readonly ConvertedAccessor Guid = new("Guid", "Guid", "as a UUID; null where it is none");
    private static readonly ConvertedAccessor Time = new("TimeOnly", "TimeOnly", "as the time of day in UTC; null where it is none");
    private static readonly ConvertedAccessor Duration = new("TimeSpan", "TimeSpan", "as a length of time; null where it is none, or has years or months, which have several");
    private static readonly ConvertedAccessor Bytes = new("Bytes", "byte[]", "as the bytes that it is the Base64 of, decoded at each call; null where it is none");

    /// <summary>The names of a member and of its companion, where it has one.</summary>
    public static IEnumerable<string> NamesOf(PropertyModel member) => Of(member.Kind) is { } companion ? [member.Name, member.Name + companion.Suffix] : [member.Name];

    /// <summary>The companion of members of a kind; null where they have none.</summary>
    public static ConvertedAccessor? Of(ValueKind kind) => kind switch
    {
        ValueKind.Uuid => Guid,
        ValueKind.Time => Time,
        ValueKind.Duration => Duration,
        ValueKind.Base64 => Bytes,
        _ => null,
    };
}
