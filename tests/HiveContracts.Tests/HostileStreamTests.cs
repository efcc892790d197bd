using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace HiveContracts.Tests;

/// <summary>Streams that keep the memory they are lent, write into it late, claim what they did not read, or never end.</summary>
public sealed class HostileStreamTests
{
    private const string SmallDocument = """{"id":"a","status":[],"metadata":"m"}""";

    private static readonly byte[] Small = Encoding.UTF8.GetBytes(SmallDocument);
    private static readonly byte[] Large = Encoding.UTF8.GetBytes("{\"id\":\"a\",\"status\":[],\"unknown\":\"" + new string('x', 300_000) + "\"}");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AbandonedRead_WritesIntoMemoryOfNobodyElse(bool isCancelled)
    {
        Memory<byte> lent = default;
        using var stream = new ScriptedStream((memory, _) =>
        {
            lent = memory;
            return isCancelled ? throw new OperationCanceledException() : throw new IOException("The read was given up.");
        });

        await Assert.ThrowsAnyAsync<Exception>(async () => await ReadAsync(stream));

        AssertOwnedByTheBorrower(lent);
    }

    [Fact]
    public async Task MemoryOfAFinishedRead_IsOfNobodyElse()
    {
        List<Memory<byte>> lent = [];
        using var stream = new ScriptedStream(Reading(Large, 70_000, lent.Add));

        await ReadAsync(stream);

        Assert.All(lent, AssertOwnedByTheBorrower);
    }

    [Fact]
    public async Task InnerReadThatGoesOnAfterTheCancellation_ChangesNoOtherDocument()
    {
        using var stream = new GivesUpStream();
        using var cancellation = new CancellationTokenSource();
        Task<TaskCallback> reading = ReadUntilAsync(stream, cancellation.Token);
        await stream.Started.Task;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);

        stream.Continue.SetResult();
        for (int i = 0; i < 50; i++)
        {
            using var other = new MemoryStream(Large);
            await AssertReadAsync(Large, other);
        }

        await stream.Inner!;
    }

    [Fact]
    public async Task WriteAfterAReadHasCompleted_DoesNotChangeTheDocument()
    {
        Memory<byte> first = default;
        using var stream = new ScriptedStream((memory, _) =>
        {
            if (first.IsEmpty)
            {
                first = memory;
                Small.CopyTo(memory);
                return new(Small.Length);
            }

            first.Span.Fill((byte)'#');
            return new(0);
        });

        await AssertReadAsync(Small, stream);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task CountThatExceedsTheMemory_IsAnError(int excess)
    {
        using var stream = new ScriptedStream((memory, _) =>
        {
            memory.Span.Fill((byte)' ');
            Small.CopyTo(memory);
            return new(excess == int.MaxValue ? excess : memory.Length + excess);
        });

        await Assert.ThrowsAsync<IOException>(() => ReadAsync(stream));
    }

    [Fact]
    public async Task NegativeCount_IsAnError()
    {
        using var stream = new ScriptedStream(static (_, _) => new(-1));

        await Assert.ThrowsAsync<IOException>(() => ReadAsync(stream));
    }

    [Fact]
    public async Task StreamThatReturnsZeroEarly_EndsThere()
    {
        using var stream = new ScriptedStream(Reading(Small[..20], 7));

        ContractException error = await Assert.ThrowsAsync<ContractException>(() => ReadAsync(stream));
        Assert.Equal(20, error.ByteOffset);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    public async Task ExceptionOfTheStream_IsThrown(int offset)
    {
        int total = 0;
        using var stream = new ScriptedStream((memory, _) =>
        {
            int count = Math.Min(memory.Length, offset - total);
            total += count;
            Large.AsSpan(0, count).CopyTo(memory.Span);
            return count > 0 ? new(count) : throw new InvalidTimeZoneException("mid-way");
        });

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => ReadAsync(stream));
    }

    [Fact]
    public async Task CancellationThatTheStreamIgnores_EndsTheReading()
    {
        using var cancellation = new CancellationTokenSource();
        int reads = 0;
        using var stream = new ScriptedStream((memory, _) =>
        {
            memory.Span[0] = (byte)' ';
            if (++reads == 10)
            {
                cancellation.Cancel();
            }

            return new(1);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadUntilAsync(stream, cancellation.Token));
        Assert.Equal(10, reads);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    public async Task SynchronousStream_IsRead(int size)
    {
        using var stream = new SynchronousStream(Large, size);

        await AssertReadAsync(Large, stream);
    }

    [Fact]
    public async Task DeclaredLength_IsNotBelieved()
    {
        using var stream = new ScriptedStream(Reading(Small, 5)) { DeclaredLength = long.MaxValue };

        await AssertReadAsync(Small, stream);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(3_000_000)]
    public async Task StreamThatNeverEnds_IsRefusedAtTheLimit(int maxBytes)
    {
        long total = 0;
        int largest = 0;
        using var stream = new ScriptedStream((memory, _) =>
        {
            memory.Span.Fill((byte)' ');
            total += memory.Length;
            largest = Math.Max(largest, memory.Length);
            return new(memory.Length);
        });

        ContractException error = await Assert.ThrowsAsync<ContractException>(async () =>
            await Contract.ParseAsync<TaskCallback>(stream, maxBytes, TestContext.Current.CancellationToken));
        Assert.True(error.IsTooLong);
        Assert.InRange(total, maxBytes + 1, maxBytes + (64 << 10));
        Assert.InRange(largest, 1, 64 << 10);
    }

    [Fact]
    public async Task HighestLimit_IsAllowed()
    {
        using var stream = new ScriptedStream(Reading(Large, 50_000));

        TaskCallback read = await Contract.ParseAsync<TaskCallback>(stream, maxBytes: int.MaxValue, TestContext.Current.CancellationToken);
        Document.AssertEqual(Large, read.ToUtf8Bytes());
    }

    [Fact]
    public void Capacity_GrowsUpToTheLimit()
    {
        Assert.Equal(1 << 17, DocumentBuffer.Grow(1 << 16, (1 << 16) + 1, int.MaxValue));
        Assert.Equal(3 << 20, DocumentBuffer.Grow(1 << 16, 3 << 20, int.MaxValue));
        Assert.Equal(70_000, DocumentBuffer.Grow(1 << 16, 66_000, 70_000));
        Assert.Equal(int.MaxValue, DocumentBuffer.Grow(1 << 30, (1 << 30) + 1, int.MaxValue));
    }

    [Fact]
    public void AbandonedBuffer_IsFreedByTheFinalizer()
    {
        WeakReference<NativeBlock> block = Abandon();
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.True(!block.TryGetTarget(out NativeBlock? freed) || freed.IsClosed);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference<NativeBlock> Abandon()
        {
            var block = new NativeBlock();
            block.Resize(1 << 20);
            block.Span.Fill(1);
            return new(block, trackResurrection: true);
        }
    }

    private static void AssertOwnedByTheBorrower(Memory<byte> lent)
    {
        lent.Span.Fill((byte)'#'); // the memory still exists
        Assert.True(MemoryMarshal.TryGetArray(lent, out ArraySegment<byte> array));
        List<byte[]> rented = [.. Enumerable.Range(0, 64).Select(_ => ArrayPool<byte>.Shared.Rent(array.Array!.Length))];
        Assert.DoesNotContain(rented, other => ReferenceEquals(other, array.Array));
        rented.ForEach(static other => ArrayPool<byte>.Shared.Return(other));
    }

    private static Func<Memory<byte>, CancellationToken, ValueTask<int>> Reading(byte[] document, int size, Action<Memory<byte>>? onRead = null)
    {
        int position = 0;
        return (memory, _) =>
        {
            onRead?.Invoke(memory);
            int count = Math.Min(Math.Min(size, memory.Length), document.Length - position);
            document.AsMemory(position, count).CopyTo(memory);
            position += count;
            return new(count);
        };
    }

    private static async Task AssertReadAsync(byte[] expected, Stream stream)
    {
        TaskCallback read = await ReadAsync(stream);
        Document.AssertEqual(expected, read.ToUtf8Bytes());
    }

    private static Task<TaskCallback> ReadAsync(Stream stream) => ReadUntilAsync(stream, TestContext.Current.CancellationToken);

    private static Task<TaskCallback> ReadUntilAsync(Stream stream, CancellationToken cancellationToken) =>
        Contract.ParseAsync<TaskCallback>(stream, cancellationToken: cancellationToken).AsTask();

    /// <summary>A blocking stream behind a wrapper that stops waiting when it is cancelled, while the read goes on.</summary>
    private sealed class GivesUpStream : TestStream
    {
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Continue { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<int>? Inner { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Inner = ReadLateAsync(buffer);
            return new(Inner.WaitAsync(cancellationToken));
        }

        private async Task<int> ReadLateAsync(Memory<byte> buffer)
        {
            using MemoryHandle pinned = buffer.Pin();
            Started.SetResult();
            await Continue.Task;
            for (int i = 0; i < 1000; i++)
            {
                buffer.Span.Fill((byte)'#');
            }

            return buffer.Length;
        }
    }

    private sealed class ScriptedStream(Func<Memory<byte>, CancellationToken, ValueTask<int>> read) : TestStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => read(buffer, cancellationToken);
    }

    private sealed class SynchronousStream(byte[] document, int size) : TestStream
    {
        private int position;

        public override int Read(byte[] buffer, int offset, int count)
        {
            count = Math.Min(Math.Min(size, count), document.Length - position);
            document.AsSpan(position, count).CopyTo(buffer.AsSpan(offset));
            position += count;
            return count;
        }
    }

    private abstract class TestStream : Stream
    {
        public long? DeclaredLength { get; init; }

        public override bool CanRead => true;

        public override bool CanSeek => DeclaredLength is not null;

        public override bool CanWrite => false;

        public override long Length => DeclaredLength ?? throw new NotSupportedException();

        public override long Position { get => 0; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
