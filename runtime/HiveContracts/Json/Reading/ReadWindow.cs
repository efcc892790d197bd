namespace HiveContracts;

/// <summary>
/// The memory that is lent to a stream's reads. A stream may write to it after the read, when nobody expects it: a wrapper that is cancelled stops waiting,
/// and the read behind it goes on. So it is an array of its own, which is neither pooled nor freed but left to the garbage collector. No document is parsed
/// in it.
/// </summary>
internal struct ReadWindow
{
    private const int InitialLength = 16 << 10;

    // Below the threshold of the large object heap.
    private const int MaxLength = 64 << 10;

    private byte[]? bytes;
    private bool wasFilled;

    /// <summary>Returns memory to read into: at least one byte, and at most one more than the limit, so that a longer document is noticed.</summary>
    internal Memory<byte> Lend(int maxBytes)
    {
        if (bytes is null || (wasFilled && bytes.Length < MaxLength))
        {
            int length = bytes is null ? InitialLength : bytes.Length * 2;
            bytes = GC.AllocateUninitializedArray<byte>((int)Math.Min(length, maxBytes + 1L));
        }

        return bytes;
    }

    /// <summary>Returns the bytes that a read has written.</summary>
    /// <exception cref="IOException">The count is negative, or there is no memory for as many bytes.</exception>
    internal ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)bytes!.Length)
        {
            throw new IOException($"Expected the stream to read 0 to {bytes.Length} bytes, found a count of {count}.");
        }

        wasFilled = count == bytes.Length;
        return bytes.AsSpan(0, count);
    }
}
