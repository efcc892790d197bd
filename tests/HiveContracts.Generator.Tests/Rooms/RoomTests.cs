namespace HiveContracts.Generator.Tests.Rooms;

/// <summary>The rooms of the generator and of the runtime are those of their READMEs, and code in a room uses only the rooms that its row names.</summary>
public sealed class RoomTests
{
    private static readonly (string Readme, string Project, string[] Usings)[] Projects =
    [
        (Repository.PathTo("generator", "README.md"), Repository.PathTo("generator", "HiveContracts.Generator"), []),
        (Repository.PathTo("runtime", "README.md"), Repository.PathTo("runtime", "HiveContracts"), ["HiveContracts.Support"]),
    ];

    public static TheoryData<int> Maps() => [.. Enumerable.Range(0, Projects.Length)];

    [Theory]
    [MemberData(nameof(Maps))]
    public void Code_UsesOnlyTheRoomsOfItsMap(int project)
    {
        (string readme, string folder, string[] usings) = Projects[project];
        RoomMap map = RoomMap.Read(readme);
        IReadOnlyList<Dependency> dependencies = Dependency.In(folder, usings);

        Assert.True(dependencies.Count > 500, $"only {dependencies.Count} names were resolved");
        string[] wrong = [.. dependencies
            .Where(use => use.From.Length > 0 && !map.Allows(use.From, use.To, use.Type))
            .Select(static use => $"{use.Place}: {use.From} uses {use.Type}.{use.Symbol} of {use.To}")
            .Distinct()];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void Map_HasEveryFolderAndNoOther(int project)
    {
        (string readme, string folder, _) = Projects[project];
        IEnumerable<string> folders = Dependency.SourceFiles(folder)
            .Select(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar))
            .Where(static parts => parts.Length > 1)
            .Select(static parts => parts[0])
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(folders, RoomMap.Read(readme).Rooms.Select(static room => room.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void Map_HasOneDirection(int project)
    {
        // A room may use only rooms that the table lists before it. A single type may be named as an exception.
        var before = new HashSet<string>();
        foreach (RoomMap.Room room in RoomMap.Read(Projects[project].Readme).Rooms)
        {
            Assert.All(room.Uses.Where(static use => use.OnlyType is null), use => Assert.Contains(use.Room, before));
            before.Add(room.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void Map_NamesOnlyArrowsThatExist(int project)
    {
        (string readme, string folder, string[] usings) = Projects[project];
        HashSet<(string, string)> arrows = [.. Dependency.In(folder, usings).Select(static use => (use.From, use.To))];

        Assert.All(
            RoomMap.Read(readme).Rooms.SelectMany(static room => room.Uses.Select(use => (room.Name, use.Room))),
            arrow => Assert.Contains(arrow, arrows));
    }
}
