using System.Buffers;
using System.Runtime.InteropServices;

namespace HiveContracts;

/// <summary>
/// Grows to hold a document whose length is not known. Memory of the system's own allocator, which lets a large block grow where it is (or moves its pages,
/// not its bytes): a pooled array would be there twice while it is copied into a larger one.
/// </summary>
internal sealed unsafe class DocumentBuffer : MemoryManager<byte>
{
    private const int FirstCapacity = 16 << 10;

    private readonly int maxBytes;
    private byte* start;
    private int capacity;
    private int length;

    internal DocumentBuffer(int maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBytes);
        this.maxBytes = maxBytes;
    }

    /// <summary>What was written so far.</summary>
    internal ReadOnlySpan<byte> Written => new(start, length);

    /// <summary>Room to write into, at least one byte: one more than the limit, if it comes to that, so that a longer document shows.</summary>
    internal Memory<byte> Room()
    {
        if (length == capacity)
        {
            int grown = (int)Math.Min(maxBytes + 1L, Math.Max(FirstCapacity, capacity * 2L));
            start = (byte*)NativeMemory.Realloc(start, (nuint)grown);
            capacity = grown;
        }

        return CreateMemory(length, capacity - length);
    }

    /// <summary>Counts bytes that were written into the room.</summary>
    /// <exception cref="ContractException">They are too many.</exception>
    internal void Advance(int count)
    {
        length += count;
        if (length > maxBytes)
        {
            throw ContractException.TooLong(maxBytes);
        }
    }

    /// <summary>Adds bytes.</summary>
    /// <exception cref="ContractException">They are too many.</exception>
    internal void Write(in ReadOnlySequence<byte> bytes)
    {
        foreach (ReadOnlyMemory<byte> piece in bytes)
        {
            ReadOnlySpan<byte> rest = piece.Span;
            while (!rest.IsEmpty)
            {
                Span<byte> room = Room().Span;
                int count = Math.Min(room.Length, rest.Length);
                rest[..count].CopyTo(room);
                rest = rest[count..];
                Advance(count);
            }
        }
    }

    /// <inheritdoc/>
    public override Span<byte> GetSpan() => new(start, capacity); // in bounds: the allocator gave so much

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

    /// <inheritdoc/>
    public override void Unpin()
    {
        // Native memory does not move.
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        NativeMemory.Free(start);
        start = null;
        capacity = 0;
        length = 0;
    }
}
