using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace HiveContracts.Tests;

/// <summary>Reads documents from memory segments, streams and pipes.</summary>
public sealed class ParseTests
{
    private static readonly byte[] Bytes = Document.Read("video-callback.json");

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void MemorySegments_AreReadAsOneDocument(int size) => Assert.Equal(TaskCallback.Parse(Bytes), Contract.Parse<TaskCallback>(Split(Bytes, size)));

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    public async Task Stream_IsReadToItsEnd(int size)
    {
        using var stream = new ChunkedStream(Bytes, size);

        Assert.Equal(TaskCallback.Parse(Bytes), await Contract.ParseAsync<TaskCallback>(stream, cancellationToken: TestContext.Current.CancellationToken));
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task StreamOfTooManyBytes_IsRejected()
    {
        using var stream = new ChunkedStream(Bytes, 100);

        ContractException error = await Assert.ThrowsAsync<ContractException>(async () =>
            await Contract.ParseAsync<TaskCallback>(stream, maxBytes: Bytes.Length - 1, TestContext.Current.CancellationToken));
        Assert.Contains($"at most {Bytes.Length - 1} bytes", error.Message, StringComparison.Ordinal);
        using var again = new ChunkedStream(Bytes, 100);
        await Contract.ParseAsync<TaskCallback>(again, maxBytes: Bytes.Length, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task MalformedStream_IsRejectedWithItsPosition()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("""{"id":1}"""));

        ContractException error = await Assert.ThrowsAsync<ContractException>(async () =>
            await Contract.ParseAsync<TaskCallback>(stream, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(6, error.ByteOffset);
    }

    [Fact]
    public async Task CancelledToken_Throws()
    {
        using var stream = new ChunkedStream(Bytes, 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Contract.ParseAsync<TaskCallback>(stream, cancellationToken: new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(1_000_000)]
    public async Task Pipe_IsReadToItsEnd(int size)
    {
        using var stream = new ChunkedStream(Bytes, size);
        var reader = PipeReader.Create(stream);

        Assert.Equal(TaskCallback.Parse(Bytes), await Contract.ParseAsync<TaskCallback>(reader, cancellationToken: TestContext.Current.CancellationToken));
        Assert.True((await reader.ReadAsync(TestContext.Current.CancellationToken)).Buffer.IsEmpty);
    }

    [Fact]
    public async Task PipeOfTooManyBytes_IsRejected()
    {
        using var stream = new ChunkedStream(Bytes, 100);

        await Assert.ThrowsAsync<ContractException>(async () =>
            await Contract.ParseAsync<TaskCallback>(PipeReader.Create(stream), maxBytes: Bytes.Length - 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task CancelledPendingRead_Throws()
    {
        var pipe = new Pipe();
        pipe.Reader.CancelPendingRead();

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
            await Contract.ParseAsync<TaskCallback>(pipe.Reader, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task LargeStream_IsReadCompletely()
    {
        byte[] large = Encoding.UTF8.GetBytes("{\"id\":\"a\",\"status\":[],\"unknown\":\"" + new string('x', 3_000_000) + "\"}");
        using var stream = new ChunkedStream(large, 70_001);

        TaskCallback read = await Contract.ParseAsync<TaskCallback>(stream, cancellationToken: TestContext.Current.CancellationToken);
        Document.AssertEqual(large, read.ToUtf8Bytes());
    }

    [Fact]
    public void SequenceOfThreeGigabytes_IsTooLong()
    {
        byte[] part = new byte[16 << 20];
        Segment first = new(part, 0);
        Segment last = first;
        for (int count = 1; count < 192; count++)
        {
            last = last.Append(part);
        }

        ContractException error = Assert.Throws<ContractException>(() =>
            Contract.Parse<TaskCallback>(new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length)));
        Assert.True(error.IsTooLong);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uD83D\uDE00")]
    public void Text_IsReadAsUtf8(string text) => Assert.Equal(text, Contract.Parse<TaskCallback>($$"""{"id":"{{text}}","status":[]}""").Id);

    private static ReadOnlySequence<byte> Split(byte[] bytes, int size)
    {
        Segment first = new(bytes.AsMemory(0, Math.Min(size, bytes.Length)), 0);
        Segment last = first;
        for (int start = size; start < bytes.Length; start += size)
        {
            last = last.Append(bytes.AsMemory(start, Math.Min(size, bytes.Length - start)));
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long index)
        {
            Memory = memory;
            RunningIndex = index;
        }

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }

    /// <summary>A stream that returns a few bytes at a time.</summary>
    private sealed class ChunkedStream(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
