using System.Runtime.InteropServices;

namespace HiveContracts;

/// <summary>A block of native memory, which its finalizer frees if nobody else does, such as after a read that never ends.</summary>
internal sealed unsafe class NativeBlock : SafeHandle
{
    private int capacity;

    /// <summary>Creates an empty block.</summary>
    internal NativeBlock()
        : base(0, ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>The memory. The span must not outlive the block.</summary>
    internal Span<byte> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return new((void*)handle, capacity); // in bounds: the block has this size
        }
    }

    /// <summary>Changes the size. Spans of the block are no longer valid.</summary>
    internal void Resize(int newCapacity)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        SetHandle((nint)NativeMemory.Realloc((void*)handle, (nuint)newCapacity));
        capacity = newCapacity;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMemory.Free((void*)handle);
        return true;
    }
}
