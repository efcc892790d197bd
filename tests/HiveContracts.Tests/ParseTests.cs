using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace HiveContracts.Tests;

/// <summary>The ways by which bytes come to be a document.</summary>
public sealed class ParseTests
{
    private static readonly byte[] Bytes = Document.Read("video-callback.json");

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void PiecesOfMemory_AreReadAsOne(int size) => Assert.Equal(TaskCallback.Parse(Bytes), Contract.Parse<TaskCallback>(Cut(Bytes, size)));

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    public async Task Stream_IsReadToItsEnd(int size)
    {
        using var stream = new Drip(Bytes, size);

        Assert.Equal(TaskCallback.Parse(Bytes), await Contract.ParseAsync<TaskCallback>(stream, cancellationToken: TestContext.Current.CancellationToken));
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task StreamOfTooManyBytes_IsRefused()
    {
        using var stream = new Drip(Bytes, 100);

        ContractException problem = await Assert.ThrowsAsync<ContractException>(async () => await Contract.ParseAsync<TaskCallback>(stream, maxBytes: Bytes.Length - 1, TestContext.Current.CancellationToken));
        Assert.Contains($"{Bytes.Length - 1} bytes at most", problem.Message, StringComparison.Ordinal);
        using var again = new Drip(Bytes, 100);
        await Contract.ParseAsync<TaskCallback>(again, maxBytes: Bytes.Length, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task MalformedStream_IsRefusedWithItsPosition()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("""{"id":1}"""));

        Assert.Equal(6, (await Assert.ThrowsAsync<ContractException>(async () => await Contract.ParseAsync<TaskCallback>(stream, cancellationToken: TestContext.Current.CancellationToken))).ByteOffset);
    }

    [Fact]
    public async Task Cancellation_EndsTheReading()
    {
        using var stream = new Drip(Bytes, 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Contract.ParseAsync<TaskCallback>(stream, cancellationToken: new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(1_000_000)]
    public async Task Pipe_IsReadToItsEnd(int size)
    {
        using var stream = new Drip(Bytes, size);
        var reader = PipeReader.Create(stream);

        Assert.Equal(TaskCallback.Parse(Bytes), await Contract.ParseAsync<TaskCallback>(reader, cancellationToken: TestContext.Current.CancellationToken));
        Assert.True((await reader.ReadAsync(TestContext.Current.CancellationToken)).Buffer.IsEmpty);
    }

    [Fact]
    public async Task PipeOfTooManyBytes_IsRefused()
    {
        using var stream = new Drip(Bytes, 100);

        await Assert.ThrowsAsync<ContractException>(async () => await Contract.ParseAsync<TaskCallback>(PipeReader.Create(stream), maxBytes: Bytes.Length - 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task CancelledPipe_IsGivenUp()
    {
        var pipe = new Pipe();
        pipe.Reader.CancelPendingRead();

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await Contract.ParseAsync<TaskCallback>(pipe.Reader, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task LargeStream_GrowsWithoutLosingAByte()
    {
        byte[] large = Encoding.UTF8.GetBytes("{\"id\":\"a\",\"status\":[],\"unknown\":\"" + new string((char)0x78, 3_000_000) + "\"}");
        using var stream = new Drip(large, 70_001);

        TaskCallback read = await Contract.ParseAsync<TaskCallback>(stream, cancellationToken: TestContext.Current.CancellationToken);
        Document.AssertEqual(large, read.ToUtf8Bytes());
    }

    private static ReadOnlySequence<byte> Cut(byte[] bytes, int size)
    {
        Piece first = new(bytes.AsMemory(0, Math.Min(size, bytes.Length)), 0);
        Piece last = first;
        for (int at = size; at < bytes.Length; at += size)
        {
            last = last.Append(bytes.AsMemory(at, Math.Min(size, bytes.Length - at)));
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long index)
        {
            Memory = memory;
            RunningIndex = index;
        }

        public Piece Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Piece(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }

    /// <summary>A stream that gives a few bytes at a time.</summary>
    private sealed class Drip(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
