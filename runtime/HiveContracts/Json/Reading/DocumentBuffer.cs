using System.Buffers;

namespace HiveContracts;

/// <summary>
/// A growing buffer for a document of unknown length. A short document is in a pooled array, a longer one in native memory: the system's allocator can grow a
/// large block in place, or move its pages instead of its bytes, while a pooled array would exist twice while it is copied into a larger one.
/// Its memory is never lent: nobody can write to it, or keep it, after it was given back.
/// </summary>
internal sealed class DocumentBuffer : IDisposable
{
    private const int PooledLength = 16 << 10;

    private readonly int maxBytes;
    private byte[] pooled = [];
    private NativeBlock? block;
    private int length;

    /// <summary>Creates an empty buffer for a document of at most <paramref name="maxBytes"/> bytes, or as many as an array can have.</summary>
    internal DocumentBuffer(int maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBytes);
        this.maxBytes = Math.Min(maxBytes, Array.MaxLength);
    }

    /// <summary>The bytes that have been appended so far.</summary>
    internal ReadOnlySpan<byte> Written => Memory[..length];

    private Span<byte> Memory => block is null ? pooled : block.Span;

    /// <summary>Appends bytes.</summary>
    /// <exception cref="ContractException">The document is too long; nothing has been appended.</exception>
    internal void Append(in ReadOnlySequence<byte> bytes)
    {
        if (bytes.Length > maxBytes - length)
        {
            throw ContractException.TooLong(maxBytes);
        }

        foreach (ReadOnlyMemory<byte> segment in bytes)
        {
            Append(segment.Span);
        }
    }

    /// <summary>Appends bytes.</summary>
    /// <exception cref="ContractException">The document is too long; nothing has been appended.</exception>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > maxBytes - length)
        {
            throw ContractException.TooLong(maxBytes);
        }

        if (bytes.Length > Memory.Length - length)
        {
            Reserve(length + bytes.Length);
        }

        bytes.CopyTo(Memory[length..]);
        length += bytes.Length;
    }

    /// <summary>Frees the memory, or returns it to the pool.</summary>
    public void Dispose()
    {
        length = 0;
        ReturnToPool();
        block?.Dispose();
        block = null;
    }

    /// <summary>Returns the capacity to grow to: at least twice as much, as long as the limit allows it.</summary>
    /// <param name="capacity">The present capacity.</param>
    /// <param name="needed">The needed capacity, within the limit.</param>
    /// <param name="maxBytes">The limit.</param>
    internal static int Grow(int capacity, int needed, int maxBytes) => (int)Math.Min(maxBytes, Math.Max(needed, capacity * 2L));

    private void Reserve(int needed)
    {
        if (block is null && needed <= PooledLength)
        {
            pooled = ArrayPool<byte>.Shared.Rent(PooledLength); // the first bytes: nothing to copy
            return;
        }

        NativeBlock grown = block ?? new NativeBlock();
        grown.Resize(Grow(Memory.Length, needed, maxBytes));
        if (block is null)
        {
            pooled.AsSpan(0, length).CopyTo(grown.Span);
            ReturnToPool();
            block = grown;
        }
    }

    private void ReturnToPool()
    {
        if (pooled.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(pooled);
            pooled = [];
        }
    }
}
