using static HiveContracts.Generator.Model.JsonTypes;

namespace HiveContracts.Generator.Model;

/// <summary>
/// One row for each kind of value. To add a kind of value, add it to <see cref="ValueKind"/> and give it a row here; the readers, writers, forms, samples and
/// the baseline follow from the row, if the runtime has the methods that they call.
/// </summary>
internal static class ValueKinds
{
    private static readonly ConvertedAccessor Guid = new("Guid", "System.Guid", "as a UUID; null if it is not one");
    private static readonly ConvertedAccessor TimeOnly = new("TimeOnly", "System.TimeOnly", "as the time of day in UTC; null if it is not one");
    private static readonly ConvertedAccessor TimeSpan = new(
        "TimeSpan", "System.TimeSpan", "as a length of time; null if it is not one, or has years or months, whose length varies");
    private static readonly ConvertedAccessor Bytes = new("Bytes", "byte[]", "decoded from Base64, at each call; null if it is not Base64");

    private static readonly Dictionary<ValueKind, ValueKindInfo> Rows = new ValueKindInfo[]
    {
        String(ValueKind.String, null) with { IsDefault = true, IsString = true },
        String(ValueKind.Uuid, "uuid") with { ElementKind = ValueKind.String, Accessor = Guid },
        String(ValueKind.Time, "time") with { IsString = true, ElementKind = ValueKind.String, Accessor = TimeOnly },
        String(ValueKind.Duration, "duration") with { IsString = true, ElementKind = ValueKind.String, Accessor = TimeSpan },
        String(ValueKind.Base64, "byte") with { IsString = true, ElementKind = ValueKind.String, Accessor = Bytes },
        String(ValueKind.Text, null) with
        {
            Types = [JsonTypes.String | Integer, JsonTypes.String | Number], IsDefault = true, Reader = "Text",
            IsSpellingPreserved = true, JsonType = null, Accepts = JsonTypes.String | Number,
            Expected = "a string or a number",
        },
        new(ValueKind.Enum) { Reader = "String", IsFormField = true, WrittenMember = "Name", JsonType = "String", Expected = "a string" },
        new(ValueKind.Boolean)
        {
            Types = [JsonTypes.Boolean], IsDefault = true, Type = "bool", Reader = "Boolean", JsonType = "Boolean",
            Accepts = JsonTypes.Boolean, Expected = "true or false",
        },
        Numeric(ValueKind.Int32, "int") with
        {
            Types = [Integer], Format = "int32", Accepts = Integer, MaxInteger = int.MaxValue, ParsedAs = "integer of 32 bits",
            Expected = "an integer",
        },
        Numeric(ValueKind.Int64, "long") with
        {
            Types = [Integer], Format = "int64", IsDefault = true,
            Accepts = Integer, MaxInteger = long.MaxValue, ParsedAs = "integer of 64 bits", Expected = "an integer",
        },
        Numeric(ValueKind.Double, "double") with
        {
            Types = [Number], IsDefault = true, IsSpellingPreserved = false, MayBeNull = false,
            Accepts = Number,
        },
        Numeric(ValueKind.Decimal, "decimal") with
        {
            Types = [JsonTypes.String, Number, JsonTypes.String | Number], Format = "decimal", JsonType = null, ParsedAs = "decimal number",
            Accepts = JsonTypes.String | Number,
        },
        Parsed(ValueKind.DateTimeOffset, "date-time"),
        Parsed(ValueKind.DateOnly, "date"),
        Parsed(ValueKind.Uri, "uri") with { ParsedAs = "absolute URI", ElementReader = "AbsoluteUri" },
        new(ValueKind.MediaFile)
        {
            Type = "HiveContracts.MediaFile", Reader = "MediaFile", ElementKind = ValueKind.String, IsFormField = true, JsonType = "String",
            Expected = "a string",
        },
        new(ValueKind.Any) { Type = "HiveContracts.JsonValue", Reader = "Any", MayBeNull = true, Accepts = ~None, Expected = "any JSON" },
        new(ValueKind.Object)
        {
            // A string is the string form of the object, which is checked with its type.
            IsFormField = true, JsonType = "Object", Accepts = JsonTypes.Object | JsonTypes.String, Expected = "an object",
        },
        new(ValueKind.List) { FitsForm = false, JsonType = "Array", Accepts = JsonTypes.Array, Expected = "an array" },
        new(ValueKind.Map)
        {
            FitsForm = false, JsonType = "Object", Accepts = JsonTypes.Object, Expected = "an object of values that fit",
        },
        new(ValueKind.ClassScores)
        {
            Reader = "ClassScores", FitsForm = false, WrittenMember = "Row", JsonType = "Array", Accepts = JsonTypes.Array, Expected = "an array of objects",
        },
    }.ToDictionary(static row => row.Kind);

    public static IEnumerable<ValueKindInfo> All => Rows.Values;

    /// <summary>The formats of JSON Schema that have a kind of their own.</summary>
    public static IEnumerable<string> Formats => Rows.Values
        .Select(static row => row.Format)
        .OfType<string>()
        .OrderBy(static format => format, StringComparer.Ordinal);

    public static ValueKindInfo Of(ValueKind kind) => Rows[kind];

    /// <summary>The kind of values with a <c>type</c> and a <c>format</c>. A format that does not go with the type makes no difference.</summary>
    public static ValueKind Of(JsonTypes types, string? format)
    {
        List<ValueKindInfo> rows = [.. Rows.Values.Where(row => row.Types.Contains(types & ~Null))];
        return (rows.Find(row => row.Format is not null && row.Format == format) ?? rows.Find(static row => row.IsDefault))?.Kind ?? ValueKind.Any;
    }

    private static ValueKindInfo String(ValueKind kind, string? format) => new(kind)
    {
        Types = [JsonTypes.String],
        Format = format,
        Type = "string",
        Reader = "String",
        IsFormField = true,
        JsonType = "String",
        Expected = "a string",
    };

    private static ValueKindInfo Numeric(ValueKind kind, string type) => new(kind)
    {
        Type = type,
        Reader = kind.ToString(),
        IsSpellingPreserved = true,
        JsonType = "Number",
        MayBeNull = true,
        Expected = "a number",
    };

    /// <summary>A string that is parsed into a .NET type, or preserved if it does not fit.</summary>
    private static ValueKindInfo Parsed(ValueKind kind, string format) => new(kind)
    {
        Types = [JsonTypes.String],
        Format = format,
        Type = $"System.{kind}",
        Reader = kind.ToString(),
        IsSpellingPreserved = true,
        IsFormField = true,
        JsonType = "String",
        ParsedAs = format,
        MayBeNull = true,
        Expected = "a string",
    };
}
