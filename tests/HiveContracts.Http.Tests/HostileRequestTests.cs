using System.Diagnostics;
using HiveContracts.AspNetCore;

namespace HiveContracts.Http.Tests;

/// <summary>What a sender may do that means harm, or has lost its mind.</summary>
public sealed class HostileSenderTests
{
    [Fact]
    public async Task TenGigabytesDeclared_AreRefusedBeforeTheyCome()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Assert.Contains(" 413 ", await RawPost.SendAsync(receiver.SignedUrl, "Content-Length: 10737418240", ["{"], TimeSpan.Zero), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndlessChunks_AreRefusedAtTheLimit()
    {
        await using Receiver receiver = await Receiver.StartAsync(static options => options.MaxBytes = 100_000);
        string chunk = $"2710\r\n{new string(' ', 10_000)}\r\n";

        Assert.Contains(" 413 ", await RawPost.SendAsync(receiver.SignedUrl, "Transfer-Encoding: chunked", Enumerable.Repeat(chunk, 1_000), TimeSpan.Zero), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlowBody_IsGivenUp()
    {
        await using Receiver receiver = await Receiver.StartAsync(static options => options.BodyTimeout = TimeSpan.FromMilliseconds(500));
        long start = Stopwatch.GetTimestamp();

        Assert.Contains(" 408 ", await RawPost.SendAsync(receiver.SignedUrl, $"Content-Length: {Receiver.Callback.Length}", Receiver.Callback.Select(static one => one.ToString()), TimeSpan.FromMilliseconds(100)), StringComparison.Ordinal);
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task BodyShorterThanDeclared_IsNotHandled()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        string answer = await RawPost.SendAsync(receiver.SignedUrl, $"Content-Length: {Receiver.Callback.Length + 10}", [Receiver.Callback], TimeSpan.Zero, closes: true);

        Assert.True(answer.Length == 0 || answer.Contains(" 400 ", StringComparison.Ordinal), answer);
        Assert.Empty(receiver.Handled);
    }

    [Fact]
    public async Task BodyLongerThanDeclared_IsHandledAsFarAsItIsDeclared()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Assert.Contains(" 200 ", await RawPost.SendAsync(receiver.SignedUrl, $"Content-Length: {Receiver.Callback.Length}", [Receiver.Callback + "garbage"], TimeSpan.Zero), StringComparison.Ordinal);
        Assert.Single(receiver.Handled);
    }

    [Fact]
    public async Task ChunkedBody_IsHandled()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        IEnumerable<string> chunks = Receiver.Callback.Chunk(7).Select(static piece => $"{piece.Length:x}\r\n{new string(piece)}\r\n");

        Assert.Contains(" 200 ", await RawPost.SendAsync(receiver.SignedUrl, "Transfer-Encoding: chunked", [.. chunks, "0\r\n\r\n"], TimeSpan.Zero), StringComparison.Ordinal);
        Assert.Single(receiver.Handled);
    }

    [Fact]
    public async Task HugeToken_IsRefused()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await receiver.PostAsync(url: new Uri($"{receiver.Address}?{CallbackUrlSigner.Parameter}={new string('A', 6_000)}"))).Status);
    }

    [Fact]
    public async Task SenderThatGoesAway_LeavesTheTaskToTheNextDelivery()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        var handling = new TaskCompletionSource();
        receiver.Handle = async (_, cancellation) =>
        {
            handling.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
        };
        using (var client = new HttpClient())
        {
            using var content = new StringContent(Receiver.Callback, System.Text.Encoding.UTF8, "application/json");
            using var leave = new CancellationTokenSource();
            Task<HttpResponseMessage> post = client.PostAsync(receiver.SignedUrl, content, leave.Token);
            await handling.Task;
            await leave.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => post);
        }

        receiver.Handle = static (_, _) => Task.CompletedTask;
        System.Net.HttpStatusCode status = default;
        for (int i = 0; i < 50 && status is not System.Net.HttpStatusCode.OK; i++)
        {
            status = (await receiver.PostAsync()).Status; // busy until the server has seen that the sender is gone
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Single(receiver.Handled);
    }
}
