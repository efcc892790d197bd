using System.Text;

namespace HiveContracts.Tests;

/// <summary>Submissions as forms and as JSON.</summary>
public sealed class SubmissionTests
{
    private static readonly Uri Callback = new("https://me.example/hive?token=a%2Fb");

    [Fact]
    public void UrlAsAString_IsTheSameAsTheUri() =>
        Assert.Equal(TaskSubmission.FromUrl(new Uri("https://cdn.example/a b.mp4")), TaskSubmission.FromUrl("https://cdn.example/a b.mp4"));

    [Theory]
    [InlineData("clip.mp4", typeof(UriFormatException))]
    [InlineData("ftp://cdn.example/clip.mp4", typeof(ArgumentException))]
    [InlineData(null, typeof(ArgumentNullException))]
    public void StringThatIsNoUrl_IsRefused(string? url, Type exception) => Assert.Throws(exception, () => TaskSubmission.FromUrl(url!));

    [Fact]
    public void FormOfASubmissionWithAnInvalidValue_IsRefused()
    {
        TaskSubmission submission = TaskSubmission.Parse("""{"text_data":"x","callback_url":"ftp://h/x"}""");

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => submission.ToFormContent());

        Assert.Contains("'callback_url', found \"ftp://h/x\"", error.Message, StringComparison.Ordinal);
        Assert.NotNull((submission with { CallbackUrl = new Uri("https://me.example/") }).ToFormContent());
    }

    [Fact]
    public void FormFieldThatIsNotUnicode_IsRefused()
    {
        Assert.Throws<ContractException>(static () => TaskSubmission.FromForm([new("text_data", "\ud800")]));
        Assert.Throws<ContractException>(static () => TaskSubmission.FromForm([new("text_data", "a"), new("x\ud800", "a")]));
    }

    [Fact]
    public void Text_IsTheTextData()
    {
        Assert.Equal(TaskSubmission.FromTextData("hello"), TaskSubmission.FromText("hello"));
        Assert.Throws<ArgumentException>(static () => TaskSubmission.FromText(new string('a', 1025)));
        Assert.True(TaskSubmission.FromText(new string('a', 1025), maxLength: 2000).TryGetTextData(out _));
    }

    [Fact]
    public void PathOfAFile_IsTheMediaWithItsName()
    {
        string path = Path.GetTempFileName();
        try
        {
            Assert.True(TaskSubmission.FromFile(path).TryGetMedia(out MediaFile? media));
            Assert.Equal(Path.GetFileName(path), media.FileName);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void FileThatDoesNotExist_IsRefused() => Assert.Throws<FileNotFoundException>(() => TaskSubmission.FromFile("/does/not/exist.mp4"));

    [Fact]
    public void Submission_HasExactlyOneSource()
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
    public async Task UrlAndText_AreSentUrlEncoded()
    {
        TaskSubmission submission = TaskSubmission.FromTextData("a & b = \"c\" ü") with { CallbackUrl = Callback, Metadata = "x y" };
        using HttpContent form = submission.ToFormContent();

        Assert.Equal("application/x-www-form-urlencoded", form.Headers.ContentType!.MediaType);
        Assert.Equal(
            "text_data=a+%26+b+%3D+%22c%22+%C3%BC&callback_url=https%3A%2F%2Fme.example%2Fhive%3Ftoken%3Da%252Fb&metadata=x+y",
            await form.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Media_IsSentAsTheFirstPart()
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
    [InlineData("""{"url":"https://a.example/","text_data":"x"}""", "'media', 'url', 'text_data', found both 'url' and 'text_data'")]
    [InlineData("""{"text_data":"x","metadata":"m","media":"AAAA"}""", "found both 'text_data' and 'media'")]
    [InlineData("""{"metadata":"m"}""", "exactly one of 'media', 'url', 'text_data'")]
    [InlineData("""{"url":null}""", "exactly one of 'media', 'url', 'text_data'")]
    public void NoneOrTwo_IsRejectedWithTheirNames(string json, string problem) =>
        Assert.Contains(problem, Assert.Throws<ContractException>(() => TaskSubmission.Parse(Encoding.UTF8.GetBytes(json))).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"url":"https://a.example/x y","callback_url":"https://me.example/"}""")]
    [InlineData("""{"text_data":"x","metadata":"m","options":{"max_tokens":7}}""")]
    [InlineData("""{"media":"AAEC","metadata":null}""")]
    public void Json_IsWrittenAsItWasRead(string json) =>
        Document.AssertEqual(Encoding.UTF8.GetBytes(json), TaskSubmission.Parse(Encoding.UTF8.GetBytes(json)).ToUtf8Bytes());

    [Theory]
    [InlineData("a\r\nb.png")]
    [InlineData("a\0b.png")]
    [InlineData("")]
    public void FileNameThatBreaksTheForm_IsRejected(string fileName) => Assert.Throws<ArgumentException>(() => MediaFile.FromBytes(default, fileName));

    [Theory]
    [InlineData("""{"media":"\ud800"}""")]
    [InlineData("""{"media":"*"}""")]
    [InlineData("""{"media":1}""")]
    public void MediaThatIsNotBase64_IsRejected(string json) => Assert.Throws<ContractException>(() => TaskSubmission.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public async Task StreamedMedia_IsSentInOneFormOnly()
    {
        using var stream = new MemoryStream([1, 2, 3]);
        TaskSubmission submission = TaskSubmission.FromMedia(MediaFile.FromStream(stream, "a.mp4"));
        using HttpContent form = submission.ToFormContent();

        Assert.Contains("\u0001\u0002\u0003", await form.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(submission.ToFormContent);
    }

    [Fact]
    public void InvalidContentType_IsRejected() => Assert.Throws<ArgumentException>(static () => MediaFile.FromBytes(default, "a", "a\r\nb: c"));

    [Fact]
    public void StreamedMedia_CannotBeWrittenAsJson()
    {
        TaskSubmission submission = TaskSubmission.FromMedia(MediaFile.FromStream(Stream.Null, "a.mp4"));

        Assert.Throws<NotSupportedException>(() => submission.ToUtf8Bytes());
    }

    [Theory]
    [InlineData("ftp://a.example/x")]
    [InlineData("/relative")]
    public void UrlOfAnotherScheme_IsRejected(string url)
    {
        var uri = new Uri(url, UriKind.RelativeOrAbsolute);

        Assert.Throws<ArgumentException>(() => TaskSubmission.FromUrl(uri));
        Assert.Throws<ArgumentException>(() => TaskSubmission.FromTextData("x") with { CallbackUrl = uri });
        Assert.Throws<ContractException>(() => TaskSubmission.Parse(Encoding.UTF8.GetBytes($$"""{"url":"{{url}}"}""")));
    }

    [Fact]
    public void TextLength_IsCountedInCharacters()
    {
        string text = string.Concat(Enumerable.Repeat("🐝", 1024));

        Assert.True(TaskSubmission.FromTextData(text).TryGetTextData(out _));
        Assert.Throws<ArgumentException>(() => TaskSubmission.FromTextData(text + "!"));
        Assert.True(TaskSubmission.FromTextData(text + "!", maxLength: 5000).TryGetTextData(out _));
        Assert.Throws<ArgumentException>(static () => TaskSubmission.FromTextData(""));
        Assert.Throws<ContractException>(static () => TaskSubmission.Parse("""{"text_data":""}"""u8));
    }

    [Fact]
    public void Form_IsReadBack()
    {
        TaskSubmission submission = TaskSubmission.FromForm(
            [new("text_data", "x"), new("callback_url", Callback.OriginalString), new("options", """{"max_tokens":7,"new":1}"""), new("later", "y")]);

        Assert.True(submission.TryGetTextData(out string? text));
        Assert.Equal(("x", Callback, 7), (text, submission.CallbackUrl, submission.Options!.MaxTokens));
        Document.AssertEqual(
            """{"text_data":"x","callback_url":"https://me.example/hive?token=a%2Fb","options":{"max_tokens":7,"new":1},"later":"y"}"""u8,
            submission.ToUtf8Bytes());
        Assert.True(TaskSubmission.FromForm([], [new("media", MediaFile.FromBytes(default))]).TryGetMedia(out _));
    }

    [Fact]
    public void InvalidForm_IsRejectedWithTheNamesOfItsFields()
    {
        Expect("found none", []);
        Expect("found 'media' and 'url'", [new("url", "https://a.example")], [new("media", MediaFile.FromBytes(default))]);
        Expect("'url'", [new("url", "nonsense")]);
        Expect("'callback_url'", [new("text_data", "x"), new("callback_url", "ftp://a.example")]);
        Expect("'options'", [new("text_data", "x"), new("options", "[")]);
        Expect("'text_data'", [new("text_data", "")]);
        Expect("one value in form field 'url', found two", [new("url", "https://a.example"), new("url", "https://b.example")]);
        Expect("a file in form field 'media', found text", [new("media", "x")]);
        Expect("'file'", [new("text_data", "x")], [new("file", MediaFile.FromBytes(default))]);

        static void Expect(string problem, KeyValuePair<string, string>[] fields, KeyValuePair<string, MediaFile>[]? files = null) =>
            Assert.Contains(problem, Assert.Throws<ContractException>(() => TaskSubmission.FromForm(fields, files)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownField_IsWrittenToTheForm()
    {
        using HttpContent form = TaskSubmission.FromForm([new("text_data", "x"), new("later", "ü")]).ToFormContent();

        Assert.Equal("text_data=x&later=%C3%BC", await form.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Options_AreSentAsJson()
    {
        using HttpContent form = (TaskSubmission.FromTextData("x") with { Options = new TaskOptions { Temperature = 0.5 } }).ToFormContent();

        Assert.Equal("text_data=x&options=%7B%22temperature%22%3A0.5%7D", await form.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Union_IsCreatedFromAnyCase()
    {
        TaskSubmission submission = new("text");

        Assert.True(submission.HasValue);
        Assert.Equal("text", submission.Value);
        Assert.True(submission.TryGetValue(out string? text));
        Assert.False(submission.TryGetValue(out Uri? _));
        Assert.Equal("text", text);
    }
}
