using System.Text.RegularExpressions;

namespace HiveContracts.Generator.Tests.Rooms;

/// <summary>The table of rooms in a README: each folder, and the rooms that it may use.</summary>
internal sealed partial class RoomMap
{
    private readonly Dictionary<string, Room> rooms;

    private RoomMap(IEnumerable<Room> rooms) => this.rooms = rooms.ToDictionary(static room => room.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<Room> Rooms => rooms.Values;

    /// <summary>Reads the rows of the table: the room in bold, and in the second column the rooms that it may use.</summary>
    public static RoomMap Read(string readme) => new(File.ReadLines(readme)
        .Select(static line => Row().Match(line))
        .Where(static row => row.Success)
        .Select(static row => new Room(row.Groups["room"].Value, Use.ParseList(row.Groups["uses"].Value))));

    /// <summary>Whether code in one room may name a symbol of another one.</summary>
    public bool Allows(string from, string to, string type) =>
        rooms.TryGetValue(from, out Room? room) && room.Uses.Any(use => use.Room == to && (use.OnlyType is null || use.OnlyType == type));

    [GeneratedRegex(@"^\| \*\*(?<room>\w+)\*\* \| (?<uses>[^|]*) \|")]
    private static partial Regex Row();

    internal sealed record Room(string Name, Use[] Uses);

    /// <summary>A room that may be used; with a type, only that type.</summary>
    internal sealed partial record Use(string Room, string? OnlyType)
    {
        public static Use[] ParseList(string text) =>
        [
            .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(static use => use != "nothing")
                .Select(Parse),
        ];

        private static Use Parse(string text) =>
            Exception().Match(text) is { Success: true } match ? new(match.Groups["room"].Value, match.Groups["type"].Value) : new(text, null);

        [GeneratedRegex(@"^(?<room>\w+) \(only `(?<type>\w+)`\)$")]
        private static partial Regex Exception();
    }
}
