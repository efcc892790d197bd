using System.Text;

namespace HiveContracts.Generator.Tests;

/// <summary>Validation against the default schema refuses nothing that Hive sends.</summary>
public sealed class DefaultSchemaValidationTests
{
    private const string Code = """
        public static class Entry
        {
            public static string? Read(byte[] json) =>
                HiveContracts.Contract.TryParse<HiveContracts.TaskCallback>(json, out _, out var error) ? null : error.Message;

            public static string? ReadAcknowledgement(byte[] json) =>
                HiveContracts.Contract.TryParse<HiveContracts.TaskAcknowledgement>(json, out _, out var error) ? null : error.Message;
        }
        """;

    private static readonly Lazy<Func<byte[], string?>> Tolerant = new(() => Load("off", "Read"));
    private static readonly Lazy<Func<byte[], string?>> Validating = new(() => Load("on", "Read"));

    [Fact]
    public void DocumentsOfTheTests_AreValid() => CheckCallbacks(Repository.PathTo("tests", "HiveContracts.Tests", "Documents"));

    [Fact]
    public void DocumentsOfHives_AreValid() => CheckCallbacks(Repository.Shared("hive", "samples"));

    [Theory]
    [InlineData("""{ "id": "1", "status": [] }""")]
    [InlineData("""{ "id": "demo_9f2c", "status": [{ "response": { "input": { "id": "demo_1" } } }] }""")]
    public void IdThatIsNotAUuid_IsValid(string json) => Assert.Null(Validating.Value(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("""{ "id": 1, "status": [] }""")]
    [InlineData("""{ "id": "1", "status": [{ "response": { "output": [{ "time": "x" }] } }] }""")]
    public void ValueOfAnotherType_IsInvalid(string json) => Assert.NotNull(Validating.Value(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void AcknowledgementWithAnyId_IsValid() =>
        Assert.Null(Load("on", "ReadAcknowledgement")("""{ "task_id": "demo_9f2c" }"""u8.ToArray()));

    private static void CheckCallbacks(string folder)
    {
        byte[][] callbacks = [.. Directory.EnumerateFiles(folder, "*.json").Select(File.ReadAllBytes).Where(static json => Tolerant.Value(json) is null)];

        Assert.NotEmpty(callbacks);
        Assert.All(callbacks, static json => Assert.Null(Validating.Value(json)));
    }

    private static Func<byte[], string?> Load(string validation, string method) =>
        new GeneratorRun([("HiveContractsValidation", validation)], DefaultSchema.Files()).Generate().Load<Func<byte[], string?>>(Code, method);
}
