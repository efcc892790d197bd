using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HiveContracts.Http.Tests;

/// <summary>A contract as a parameter and a result of a controller.</summary>
public sealed class MvcTests
{
    [Theory]
    [InlineData("text-v2-callback.json")]
    [InlineData("text-callback.json")]
    [InlineData("video-callback.json")]
    [InlineData("ocr-callback.json")]
    public async Task Callback_IsReadAndWritten(string document)
    {
        byte[] json = await File.ReadAllBytesAsync(
            Repository.PathTo("tests", "HiveContracts.Tests", "Documents", document), TestContext.Current.CancellationToken);

        (HttpStatusCode status, string body) = await PostAsync("callback", json);

        Assert.True(status is HttpStatusCode.OK, body);
        Assert.Equal(TaskCallback.Parse(json), TaskCallback.Parse(body));
    }

    [Theory]
    [InlineData("""{ "id": 1, "status": [] }""")]
    [InlineData("""{ "status": [] }""")]
    [InlineData("{")]
    [InlineData("")]
    public async Task BodyThatIsNoCallback_Is400(string json) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("callback", System.Text.Encoding.UTF8.GetBytes(json))).Status);

    [Fact]
    public async Task Submission_IsReadAndWritten() =>
        Assert.Equal("""{"text_data":"hi"}""", (await PostAsync("submission", """{ "text_data": "hi" }"""u8.ToArray())).Body);

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(string path, byte[] json)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddControllers().ConfigureApplicationPartManager(static parts =>
        {
            parts.ApplicationParts.Clear();
            parts.ApplicationParts.Add(new AssemblyPart(typeof(MvcTests).Assembly));
            parts.FeatureProviders.Add(new InternalControllers());
        });
        await using WebApplication application = builder.Build();
        application.MapControllers();
        await application.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        using var content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var url = new Uri($"{application.Urls.First()}/{path}");
        using HttpResponseMessage response = await client.PostAsync(url, content, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [ApiController]
    internal sealed class EchoController : ControllerBase
    {
        [HttpPost("callback")]
        public TaskCallback Callback(TaskCallback callback) => callback;

        [HttpPost("submission")]
        public TaskSubmission Submission(TaskSubmission submission) => submission;
    }

    private sealed class InternalControllers : ControllerFeatureProvider
    {
        protected override bool IsController(TypeInfo typeInfo) => typeInfo == typeof(EchoController);
    }
}
