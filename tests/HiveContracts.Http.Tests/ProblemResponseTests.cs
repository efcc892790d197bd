using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace HiveContracts.Http.Tests;

/// <summary>The bodies of error responses.</summary>
public sealed class ProblemResponseTests
{
    private const string InvalidCallback = """{"id":5,"status":[]}""";

    [Theory]
    [InlineData(InvalidCallback, "$.id", 6)]
    [InlineData("""{"id":"a","status":[{"status":{"code":[]}}]}""", "$.status[0].status.code", 38)]
    [InlineData("""{"id":"a"}""", "$", 9)]
    [InlineData("", "$", 0)]
    [InlineData("""{"return_code":400,"message":"bad"}""", "$", 34)]
    public async Task InvalidCallback_IsAProblemWithPathAndPosition(string body, string path, int offset)
    {
        await using Receiver receiver = await Receiver.StartAsync();

        (HttpStatusCode status, string problem, _) = await receiver.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        using var json = JsonDocument.Parse(problem);
        JsonElement root = json.RootElement;
        Assert.Equal(
            (400, path, offset, 1, offset + 1),
            (root.GetProperty("status").GetInt32(), root.GetProperty("path").GetString(), root.GetProperty("byteOffset").GetInt32(),
                root.GetProperty("line").GetInt32(), root.GetProperty("column").GetInt32()));
    }

    [Fact]
    public async Task LongPropertyName_IsTruncatedInThePath()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        (HttpStatusCode status, string body, _) = await receiver.PostAsync($$"""{"{{new string('n', 100_000)}}":!}""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.InRange(body.Length, 100, 2_000);
    }

    [Theory]
    [InlineData("""{"id":"a","status":[{"response":{"output":[{"FORGED":{},"time":"FORGED"}]}}]}""")]
    [InlineData("""{"FORGED":!}""")]
    [InlineData("""{"id":"a","status":[{"status":{"code":["FORGED"]}}],"FORGED":""")]
    [InlineData("""{"id":{"FORGED":1}}""")]
    public async Task TextOfADocument_IsNeitherRawNorLongInProblemsAndLogs(string body)
    {
        string forged = "\u001b[2J\u202e\u2028x\r\nForged: line" + new string('n', 100_000);
        string escaped = @"\u001b[2J\u202e\u2028x\r\nForged: line" + new string('n', 100_000);
        using var log = new LogCapture();
        await using Receiver receiver = await Receiver.StartAsync(build: builder =>
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(log);
            builder.Logging.SetMinimumLevel(LogLevel.Trace);
        });
        using (log.ListenToActivities())
        {
            foreach (string text in (string[])[forged, escaped])
            {
                (HttpStatusCode status, string problem, _) = await receiver.PostAsync(body.Replace("FORGED", text, StringComparison.Ordinal));

                Assert.Equal(HttpStatusCode.BadRequest, status);
                Assert.InRange(problem.Length, 100, 2_000);
                using var json = JsonDocument.Parse(problem);
                Assert.All(json.RootElement.EnumerateObject(), static member => AssertIsPlain(member.Value.ToString()));
            }
        }

        Assert.NotEmpty(log.Lines);
        Assert.All(log.Lines, static line => AssertIsPlain(line.Replace(Environment.NewLine + "   at ", " at ", StringComparison.Ordinal)));

        static void AssertIsPlain(string text)
        {
            Assert.InRange(text.Length, 0, 10_000);
            Assert.DoesNotContain("\u001b", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\u202e", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\u2028", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\nForged", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task HostWithoutProblemDetailsService_HasOnlyTheMembersOfTheProblem()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Assert.Equal(["title", "status", "detail", "path", "byteOffset", "line", "column"], await ReadProblemAsync(receiver, "application/json"));
    }

    [Fact]
    public async Task HostWithProblemDetailsService_CustomizesTheProblem()
    {
        await using Receiver receiver = await Receiver.StartAsync(build: AddProblemDetails);

        string[] members = await ReadProblemAsync(receiver, "application/json");

        Assert.Subset(members.ToHashSet(), new HashSet<string> { "type", "title", "status", "detail", "path", "byteOffset", "line", "column", "added" });
    }

    [Fact]
    public async Task SenderThatDoesNotAcceptJson_GetsTheProblemAnyway()
    {
        await using Receiver receiver = await Receiver.StartAsync(build: AddProblemDetails);

        Assert.Equal(["title", "status", "detail", "path", "byteOffset", "line", "column"], await ReadProblemAsync(receiver, "text/plain"));
    }

    private static void AddProblemDetails(WebApplicationBuilder builder) => builder.Services.AddProblemDetails(
        static options => options.CustomizeProblemDetails = static context => context.ProblemDetails.Extensions["added"] = "by the host");

    /// <summary>Posts an invalid callback and returns the names of the problem's members.</summary>
    private static async Task<string[]> ReadProblemAsync(Receiver receiver, string accept)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        using var content = new StringContent(InvalidCallback, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync(receiver.SignedUrl, content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("$.id", json.RootElement.GetProperty("path").GetString());
        return [.. json.RootElement.EnumerateObject().Select(static member => member.Name)];
    }
}
