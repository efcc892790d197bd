namespace HiveContracts.Http.Tests;

/// <summary>A stream that can be read once, like one from the network.</summary>
internal sealed class NonSeekableStream(Stream inner) : ReadOnlyStream
{
    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);
}

/// <summary>A stream that never ends.</summary>
internal sealed class EndlessStream : ReadOnlyStream
{
    public override int Read(byte[] buffer, int offset, int count) => count;
}

/// <summary>A stream that can only be read.</summary>
internal abstract class ReadOnlyStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
