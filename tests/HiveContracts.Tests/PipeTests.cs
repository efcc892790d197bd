using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace HiveContracts.Tests;

/// <summary>A pipe can be read on, or completed, however the reading of a document ends.</summary>
public sealed class PipeTests
{
    private static readonly byte[] Valid = """{"id":"a","status":[]}"""u8.ToArray();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PipeOfTooManyBytes_CanBeReadOn()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(new byte[3000], Token);

        ContractException error = await Assert.ThrowsAsync<ContractException>(() => ReadAsync(pipe.Reader, maxBytes: 1000));

        Assert.True(error.IsTooLong);
        ReadResult rest = await pipe.Reader.ReadAsync(Token);
        Assert.Equal(3000, rest.Buffer.Length); // the part that exceeds the limit was not consumed
        pipe.Reader.AdvanceTo(rest.Buffer.End);
        await pipe.Reader.CompleteAsync();
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"id":1}""")]
    public async Task PipeOfAnInvalidDocument_CanBeReadOn(string document)
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(document), Token);
        await pipe.Writer.CompleteAsync();

        await Assert.ThrowsAsync<ContractException>(() => ReadAsync(pipe.Reader));

        ReadResult rest = await pipe.Reader.ReadAsync(Token);
        Assert.True(rest.IsCompleted);
        Assert.True(rest.Buffer.IsEmpty);
        pipe.Reader.AdvanceTo(rest.Buffer.End);
    }

    [Fact]
    public async Task CancelledPendingRead_LeavesThePipeUsable()
    {
        var pipe = new Pipe();
        pipe.Reader.CancelPendingRead();
        await Assert.ThrowsAsync<OperationCanceledException>(() => ReadAsync(pipe.Reader));

        await pipe.Writer.WriteAsync(Valid, Token);
        await pipe.Writer.CompleteAsync();
        Assert.Equal("a", (await ReadAsync(pipe.Reader)).Id);
    }

    [Fact]
    public async Task CancelledToken_LeavesThePipeUsable()
    {
        var pipe = new Pipe();
        using var cancellation = new CancellationTokenSource();
        Task<TaskCallback> reading = ReadUntilAsync(pipe.Reader, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);

        await pipe.Writer.WriteAsync(Valid, Token);
        await pipe.Writer.CompleteAsync();
        Assert.Equal("a", (await ReadAsync(pipe.Reader)).Id);
    }

    [Fact]
    public async Task ExceptionOfTheWriter_IsThrown()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(Valid, Token);
        await pipe.Writer.CompleteAsync(new InvalidTimeZoneException("mid-way"));

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => ReadAsync(pipe.Reader));
        await pipe.Reader.CompleteAsync();
    }

    [Fact]
    public async Task EmptyReadsWithoutEnd_EndWithTheCancellation()
    {
        using var cancellation = new CancellationTokenSource();
        var reader = new EmptyReader(() => cancellation.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadUntilAsync(reader, cancellation.Token));
        Assert.Equal(reader.Reads, reader.Advances);
    }

    private static Task<TaskCallback> ReadAsync(PipeReader reader, int maxBytes = 1 << 20) => ReadUntilAsync(reader, Token, maxBytes);

    private static Task<TaskCallback> ReadUntilAsync(PipeReader reader, CancellationToken cancellationToken, int maxBytes = 1 << 20) =>
        Contract.ParseAsync<TaskCallback>(reader, maxBytes, cancellationToken).AsTask();

    /// <summary>A reader without bytes and without an end, which ignores its token.</summary>
    private sealed class EmptyReader(Action onTenthRead) : PipeReader
    {
        public int Reads { get; private set; }

        public int Advances { get; private set; }

        public override void AdvanceTo(SequencePosition consumed) => Advances++;

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => Advances++;

        public override void CancelPendingRead()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            if (++Reads == 10)
            {
                onTenthRead();
            }

            return new(new ReadResult(ReadOnlySequence<byte>.Empty, isCanceled: false, isCompleted: Reads > 100_000));
        }

        public override bool TryRead(out ReadResult result) => throw new NotSupportedException();
    }
}
