using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HiveContracts.Tests;

/// <summary>Uses generated types with System.Text.Json, without reflection.</summary>
public sealed class SerializerTests
{
    private static readonly JsonSerializerOptions Options = new() { TypeInfoResolver = ContractTypeInfoResolver.Default };

    [Fact]
    public void Serializer_ReadsAndWritesWithTheResolver()
    {
        byte[] document = Document.Read("video-callback.json");
        TaskCallback callback = JsonSerializer.Deserialize<TaskCallback>(document, Options)!;

        Assert.Equal(TaskCallback.Parse(document), callback);
        Document.AssertEqual(document, JsonSerializer.SerializeToUtf8Bytes(callback, Options));
    }

    [Fact]
    public async Task Stream_IsRead()
    {
        using var stream = new BufferedStream(new MemoryStream(Document.Read("video-callback.json")), 16);
        TaskCallback? callback = await JsonSerializer.DeserializeAsync(
            stream, ContractTypeInfoResolver.Default.TaskCallback, TestContext.Current.CancellationToken);

        Assert.Equal("video", callback!.Id);
    }

    [Theory]
    [InlineData("[", ",", "]", false)]
    [InlineData("", "\n", "\n", true)]
    public async Task Documents_AreReadOneByOneFromAStream(string start, string separator, string end, bool areLines)
    {
        string document = Encoding.UTF8.GetString(Document.Read("video-callback.json"));
        string line = TaskCallback.Parse(document).ToJson();
        string json = start + string.Join(separator, Enumerable.Repeat(line, 20)) + end;
        using var stream = new BufferedStream(new MemoryStream(Encoding.UTF8.GetBytes(json)), 16);

        List<TaskCallback?> callbacks = await JsonSerializer
            .DeserializeAsyncEnumerable(stream, ContractTypeInfoResolver.Default.TaskCallback, areLines, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(20, callbacks.Count);
        Assert.All(callbacks, callback => Assert.Equal(line, callback!.ToJson()));
    }

    [Fact]
    public void Resolver_HasMetadataOfEveryContract() => Assert.All(
        TypesOfTheDefaultSchema().Where(IsContract),
        static type => Assert.NotNull(ContractTypeInfoResolver.Default.GetTypeInfo(type, Options)));

    [Fact]
    public void Resolver_HasMetadataOfEveryValueWithAConverter() => Assert.All(
        TypesOfTheDefaultSchema().Where(static type => type.IsDefined(typeof(JsonConverterAttribute), inherit: false)),
        static type => Assert.NotNull(ContractTypeInfoResolver.Default.GetTypeInfo(type, Options)));

    [Fact]
    public void Resolver_WritesClassScores()
    {
        TaskCallback callback = TaskCallback.Parse(Document.Read("video-callback.json"));

        string json = JsonSerializer.Serialize(callback.Outputs[0].Classes, Options);

        Assert.Equal(callback.Outputs[0].Classes.Count, JsonSerializer.Deserialize<ClassScores>(json, Options).Count);
        Assert.StartsWith("[{\"class\":", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Resolver_HasNoMetadataOfOtherTypes() => Assert.Null(ContractTypeInfoResolver.Default.GetTypeInfo(typeof(Version), Options));

    [Fact]
    public void Exception_HasThePath()
    {
        JsonException exception = Assert.ThrowsAny<JsonException>(static () =>
            JsonSerializer.Deserialize<TaskCallback>("""{"id":"a","status":[{"status":1}]}"""u8, Options));

        Assert.Equal("$.status[0].status", exception.Path);
    }

    private static IEnumerable<Type> TypesOfTheDefaultSchema() =>
        typeof(TaskCallback).Assembly.GetTypes().Where(static type => type.Namespace == typeof(TaskCallback).Namespace);

    private static bool IsContract(Type type) =>
        type.GetInterfaces().Any(static implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IContract<>));
}
