using System.Numerics;
using System.Runtime.InteropServices;

namespace HiveContracts;

/// <summary>The length of a name and eight bytes each from its start, middle and end, which may overlap. For most names, that is all bytes.</summary>
internal readonly struct NameKey
{
    /// <summary>The maximum length of a name whose key contains all its bytes.</summary>
    internal const int MaxLength = 3 * sizeof(ulong);

    private readonly ulong start;
    private readonly ulong middle;
    private readonly ulong end;
    private readonly int length;

    internal NameKey(ReadOnlySpan<byte> utf8Name)
    {
        length = utf8Name.Length;
        if (length >= sizeof(ulong))
        {
            start = MemoryMarshal.Read<ulong>(utf8Name);
            middle = MemoryMarshal.Read<ulong>(utf8Name[((length - sizeof(ulong)) / 2)..]);
            end = MemoryMarshal.Read<ulong>(utf8Name[^sizeof(ulong)..]);
            return;
        }

        foreach (byte value in utf8Name)
        {
            start = (start << 8) | value;
        }
    }

    internal uint Hash
    {
        get
        {
            ulong hash = ((start ^ (ulong)length) * 0x9E3779B97F4A7C15)
                ^ BitOperations.RotateLeft(middle * 0xC2B2AE3D27D4EB4F, 21)
                ^ BitOperations.RotateLeft(end * 0x165667B19E3779F9, 42);
            return (uint)((hash * 0x9E3779B97F4A7C15) >> 32);
        }
    }

    internal bool Equals(in NameKey other) =>
        ((start ^ other.start) | (middle ^ other.middle) | (end ^ other.end) | (uint)(length ^ other.length)) == 0;
}
