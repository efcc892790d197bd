using System.Diagnostics;
using System.Net;
using System.Text;
using HiveContracts.AspNetCore;

namespace HiveContracts.Http.Tests;

/// <summary>Requests that are hostile or violate HTTP.</summary>
public sealed class HostileRequestTests
{
    private static readonly string DeclaredLength = $"Content-Length: {Receiver.Callback.Length}";

    [Fact]
    public async Task ContentLengthOfTenGigabytes_IsRefusedBeforeTheBody()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        string statusLine = await RawHttp.PostAsync(receiver.SignedUrl, "Content-Length: 10737418240", ["{"], TimeSpan.Zero);

        Assert.Contains(" 413 ", statusLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndlessChunks_AreRefusedAtTheLimit()
    {
        await using Receiver receiver = await Receiver.StartAsync(static options => options.MaxBytes = 100_000);
        string chunk = $"2710\r\n{new string(' ', 10_000)}\r\n";

        string statusLine = await RawHttp.PostAsync(receiver.SignedUrl, "Transfer-Encoding: chunked", Enumerable.Repeat(chunk, 1_000), TimeSpan.Zero);

        Assert.Contains(" 413 ", statusLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlowBody_TimesOut()
    {
        await using Receiver receiver = await Receiver.StartAsync(static options => options.BodyTimeout = TimeSpan.FromMilliseconds(500));
        IEnumerable<string> characters = Receiver.Callback.Select(static character => character.ToString());
        long start = Stopwatch.GetTimestamp();

        string statusLine = await RawHttp.PostAsync(receiver.SignedUrl, DeclaredLength, characters, TimeSpan.FromMilliseconds(100));

        Assert.Contains(" 408 ", statusLine, StringComparison.Ordinal);
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task BodyShorterThanDeclared_IsNotHandled()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        string headers = $"Content-Length: {Receiver.Callback.Length + 10}";

        string statusLine = await RawHttp.PostAsync(receiver.SignedUrl, headers, [Receiver.Callback], TimeSpan.Zero, closes: true);

        Assert.True(statusLine.Length == 0 || statusLine.Contains(" 400 ", StringComparison.Ordinal), statusLine);
        Assert.Empty(receiver.Handled);
    }

    [Fact]
    public async Task BodyLongerThanDeclared_IsReadToItsDeclaredLength()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        string statusLine = await RawHttp.PostAsync(receiver.SignedUrl, DeclaredLength, [Receiver.Callback + "garbage"], TimeSpan.Zero);

        Assert.Contains(" 200 ", statusLine, StringComparison.Ordinal);
        Assert.Single(receiver.Handled);
    }

    [Fact]
    public async Task ChunkedBody_IsHandled()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        IEnumerable<string> chunks = Receiver.Callback.Chunk(7).Select(static chunk => $"{chunk.Length:x}\r\n{new string(chunk)}\r\n");

        string statusLine = await RawHttp.PostAsync(receiver.SignedUrl, "Transfer-Encoding: chunked", [.. chunks, "0\r\n\r\n"], TimeSpan.Zero);

        Assert.Contains(" 200 ", statusLine, StringComparison.Ordinal);
        Assert.Single(receiver.Handled);
    }

    [Fact]
    public async Task HugeToken_IsRefused()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        var url = new Uri($"{receiver.Address}?{CallbackUrlSigner.QueryParameter}={new string('A', 6_000)}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await receiver.PostAsync(url: url)).Status);
    }

    [Fact]
    public async Task SenderThatDisconnects_LeavesTheTaskToTheNextDelivery()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        var handling = new TaskCompletionSource();
        receiver.Handle = async (_, cancellationToken) =>
        {
            handling.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        };
        using (var client = new HttpClient())
        {
            using var content = new StringContent(Receiver.Callback, Encoding.UTF8, "application/json");
            using var disconnect = new CancellationTokenSource();
            Task<HttpResponseMessage> post = client.PostAsync(receiver.SignedUrl, content, disconnect.Token);
            await handling.Task;
            await disconnect.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => post);
        }

        receiver.Handle = static (_, _) => Task.CompletedTask;
        HttpStatusCode status = default;
        for (int i = 0; i < 50 && status is not HttpStatusCode.OK; i++)
        {
            // The task is busy until the server notices the disconnect.
            status = (await receiver.PostAsync()).Status;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Single(receiver.Handled);
    }
}
