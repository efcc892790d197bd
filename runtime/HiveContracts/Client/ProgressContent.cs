using System.Net;

namespace HiveContracts;

/// <summary>The content of a request, which reports how many of its bytes have been sent.</summary>
internal sealed class ProgressContent : HttpContent
{
    private readonly HttpContent inner;
    private readonly Action<long> report;

    /// <summary>Wraps another content.</summary>
    /// <param name="inner">The content to send. It is not disposed.</param>
    /// <param name="report">Receives the number of bytes sent so far; 0 at the start.</param>
    internal ProgressContent(HttpContent inner, Action<long> report)
    {
        this.inner = inner;
        this.report = report;
        foreach ((string name, IEnumerable<string> values) in inner.Headers)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>Whether the content includes a file.</summary>
    internal bool HasMedia => inner is MultipartContent;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        report(0);
        await inner.CopyToAsync(new CountingStream(stream, report), context, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = inner.Headers.ContentLength ?? 0;
        return inner.Headers.ContentLength is not null;
    }

    /// <summary>Counts the bytes that are written to another stream.</summary>
    private sealed class CountingStream(Stream stream, Action<long> report) : Stream
    {
        private long total;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await stream.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            report(total += buffer.Length);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count)
        {
            stream.Write(buffer, offset, count);
            report(total += count);
        }

        public override void Flush() => stream.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => stream.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
