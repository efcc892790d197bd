using System.Text;
using System.Text.Json;

namespace HiveContracts.Tests;

/// <summary>Generated types wherever System.Text.Json is, with its reflection off.</summary>
public sealed class SerializerTests
{
    private static readonly JsonSerializerOptions Options = new() { TypeInfoResolver = ContractTypeInfoResolver.Default };

    [Fact]
    public void Serializer_ReadsAndWritesThroughTheResolver()
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
        TaskCallback? callback = await JsonSerializer.DeserializeAsync(stream, ContractTypeInfoResolver.Default.TaskCallback, TestContext.Current.CancellationToken);

        Assert.Equal("video", callback!.Id);
    }

    [Fact]
    public void EveryGeneratedObject_IsOffered() => Assert.All(
        typeof(TaskCallback).Assembly.GetTypes().Where(static type => type.GetInterfaces().Any(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IContract<>))),
        static type => Assert.NotNull(ContractTypeInfoResolver.Default.GetTypeInfo(type, Options)));

    [Fact]
    public void OtherTypes_AreLeftToOthers() => Assert.Null(ContractTypeInfoResolver.Default.GetTypeInfo(typeof(Version), Options));

    [Fact]
    public void Fault_KeepsItsPath()
    {
        JsonException problem = Assert.ThrowsAny<JsonException>(static () => JsonSerializer.Deserialize<TaskCallback>(Encoding.UTF8.GetBytes("""{"id":"a","status":[{"status":1}]}"""), Options));

        Assert.Equal("$.status[0].status", problem.Path);
    }
}
