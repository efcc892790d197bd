using System.Buffers;
using System.Runtime.InteropServices;

namespace HiveContracts;

/// <summary>
/// A growing buffer for a document of unknown length, in native memory. The system's allocator can grow a large block in place, or move its pages instead of
/// its bytes. A pooled array would exist twice while it is copied into a larger one.
/// </summary>
internal sealed unsafe class DocumentBuffer : MemoryManager<byte>
{
    private const int InitialCapacity = 16 << 10;

    private readonly int maxBytes;
    private byte* start;
    private int capacity;
    private int length;

    /// <summary>Creates an empty buffer for a document of at most <paramref name="maxBytes"/> bytes.</summary>
    internal DocumentBuffer(int maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBytes);
        this.maxBytes = maxBytes;
    }

    /// <summary>The bytes that have been written so far.</summary>
    internal ReadOnlySpan<byte> Written => new(start, length);

    /// <summary>Returns memory to write to, at least one byte. The capacity may exceed the limit by one byte, so that a longer document is noticed.</summary>
    internal Memory<byte> GetMemory()
    {
        if (length == capacity)
        {
            int grown = (int)Math.Min(maxBytes + 1L, Math.Max(InitialCapacity, capacity * 2L));
            start = (byte*)NativeMemory.Realloc(start, (nuint)grown);
            capacity = grown;
        }

        return CreateMemory(length, capacity - length);
    }

    /// <summary>Adds the number of bytes that were written to the memory.</summary>
    /// <exception cref="ContractException">The document is too long.</exception>
    internal void Advance(int count)
    {
        length += count;
        if (length > maxBytes)
        {
            throw ContractException.TooLong(maxBytes);
        }
    }

    /// <summary>Appends bytes.</summary>
    /// <exception cref="ContractException">The document is too long.</exception>
    internal void Write(in ReadOnlySequence<byte> bytes)
    {
        foreach (ReadOnlyMemory<byte> segment in bytes)
        {
            ReadOnlySpan<byte> rest = segment.Span;
            while (!rest.IsEmpty)
            {
                Span<byte> output = GetMemory().Span;
                int count = Math.Min(output.Length, rest.Length);
                rest[..count].CopyTo(output);
                rest = rest[count..];
                Advance(count);
            }
        }
    }

    /// <inheritdoc/>
    public override Span<byte> GetSpan() => new(start, capacity); // in bounds: the block has this size

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
