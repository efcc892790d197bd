using System.Text;

namespace HiveContracts.Tests;

public sealed class SubmissionTests
{
    private static readonly Uri Callback = new("https://me.example/hive?token=a%2Fb");

    [Fact]
    public void Submission_HoldsExactlyOne()
    {
        TaskSubmission submission = TaskSubmission.FromUrl(new Uri("https://cdn.example/clip.mp4")) with { CallbackUrl = Callback };

        Assert.True(submission.TryGetUrl(out Uri? url));
        Assert.Equal("https://cdn.example/clip.mp4", url.OriginalString);
        Assert.False(submission.TryGetMedia(out _));
        Assert.False(submission.TryGetTextData(out _));
        Assert.Equal("url", submission.Match(static _ => "media", static _ => "url", static _ => "text"));
        Assert.Equal(Callback, submission.CallbackUrl);
    }

    [Fact]
    public async Task UrlAndText_GoUrlEncoded()
    {
        TaskSubmission submission = TaskSubmission.FromTextData("a & b = \"c\" ü") with { CallbackUrl = Callback, Metadata = "x y" };
        using HttpContent form = submission.ToFormContent();

        Assert.Equal("application/x-www-form-urlencoded", form.Headers.ContentType!.MediaType);
        Assert.Equal(
            "text_data=a+%26+b+%3D+%22c%22+%C3%BC&callback_url=https%3A%2F%2Fme.example%2Fhive%3Ftoken%3Da%252Fb&metadata=x+y",
            await form.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Media_GoesAsAFilePartFirst()
    {
        TaskSubmission submission = TaskSubmission.FromMedia(MediaFile.FromBytes("PNG"u8.ToArray(), "größe \"1\".png")) with { Metadata = "ü" };
        using HttpContent form = submission.ToFormContent();
        string body = await form.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string boundary = form.Headers.ContentType!.Parameters.Single(static parameter => parameter.Name == "boundary").Value!.Trim('"');

        Assert.Equal("multipart/form-data", form.Headers.ContentType.MediaType);
        Assert.Equal(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"media\"; filename=\"größe %221%22.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\nü\r\n--{boundary}--\r\n",
            body);
    }

    [Theory]
    [InlineData("""{"url":"https://a.example/","text_data":"x"}""", "'media', 'url', 'text_data', found both url and text_data")]
    [InlineData("""{"text_data":"x","metadata":"m","media":"AAAA"}""", "found both text_data and media")]
    [InlineData("""{"metadata":"m"}""", "exactly one of 'media', 'url', 'text_data'")]
    [InlineData("""{"url":null}""", "exactly one of 'media', 'url', 'text_data'")]
    public void NoneOrTwo_IsAnErrorThatNamesThem(string json, string problem) =>
        Assert.Contains(problem, Assert.Throws<ContractException>(() => TaskSubmission.Parse(Encoding.UTF8.GetBytes(json))).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"url":"https://a.example/x y","callback_url":"https://me.example/"}""")]
    [InlineData("""{"text_data":"x","metadata":"m","options":{"max_tokens":7}}""")]
    [InlineData("""{"media":"AAEC","metadata":null}""")]
    public void Json_IsReadAndWrittenEqual(string json) => Document.AssertEqual(Encoding.UTF8.GetBytes(json), TaskSubmission.Parse(Encoding.UTF8.GetBytes(json)).ToUtf8Bytes());

    [Theory]
    [InlineData("a\r\nb.png")]
    [InlineData("a\0b.png")]
    [InlineData("")]
    public void FileNameThatBreaksTheForm_IsRefused(string fileName) => Assert.Throws<ArgumentException>(() => MediaFile.FromBytes(default, fileName));

    [Fact]
    public void StreamedMedia_HasNoJson()
    {
        TaskSubmission submission = TaskSubmission.FromMedia(MediaFile.FromStream(Stream.Null, "a.mp4"));

        Assert.Throws<NotSupportedException>(() => submission.ToUtf8Bytes());
    }
}
