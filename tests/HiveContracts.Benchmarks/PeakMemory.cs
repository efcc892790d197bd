using System.Diagnostics;
using System.Globalization;

namespace HiveContracts.Benchmarks;

/// <summary>Measures how much the memory of a process grows while it reads the 26 MB video from a stream of unknown length.</summary>
internal static class PeakMemory
{
    public static async Task RunAsync()
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, BenchmarkDocuments.LongVideo);
            using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["peak", file]))!;
            await process.WaitForExitAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Reads the file. Runs in a separate process.</summary>
    public static async Task ReadAsync(string file)
    {
        // A small document first, so that the memory of the runtime and the reader itself does not count.
        TaskCallback.Parse(BenchmarkDocuments.Image);
        using var self = Process.GetCurrentProcess();
        long before = self.WorkingSet64;
        await using FileStream stream = File.OpenRead(file);
        TaskCallback callback = await Contract.ParseAsync<TaskCallback>(new NonSeekableStream(stream));
        self.Refresh();
        double grown = self.PeakWorkingSet64 - before;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"document {stream.Length} bytes, {callback.Outputs.Count} outputs, grown by {grown:0} bytes, {grown / stream.Length:0.00} times the document"));
    }

    private sealed class NonSeekableStream(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer, cancellationToken);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
