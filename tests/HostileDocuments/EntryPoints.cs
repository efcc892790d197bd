using System.Buffers;
using System.Diagnostics.Metrics;
using System.IO.Pipelines;
using System.Text;

namespace HiveContracts.Hostile;

/// <summary>The ways into the library that need more than a call.</summary>
internal static class EntryPoints
{
    private const int SegmentLength = 4096;

    // Without a listener, nothing is counted.
    private static readonly Lazy<MeterListener> Listener = new(StartListening);

    /// <summary>Returns what an entry point returns, or its error.</summary>
    public static object? OrError(Func<object?> run)
    {
        try
        {
            return run();
        }
        catch (ContractException exception)
        {
            return exception;
        }
    }

    /// <summary>Cuts a document into the segments that a server would receive.</summary>
    public static ReadOnlySequence<byte> Split(byte[] document)
    {
        var first = new Segment(document.AsMemory(0, Math.Min(SegmentLength, document.Length)), 0);
        Segment last = first;
        for (int index = SegmentLength; index < document.Length; index += SegmentLength)
        {
            last = last.Append(document.AsMemory(index, Math.Min(SegmentLength, document.Length - index)));
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    /// <summary>Reads from a stream that ends at once, so that the calling thread does all the work.</summary>
    public static T ReadStream<T>(byte[] document)
        where T : class, IContract<T> => Completed(Contract.ParseAsync<T>(new MemoryStream(document)));

    /// <summary>Reads from a pipe in the same way.</summary>
    public static T ReadPipe<T>(byte[] document)
        where T : class, IContract<T> => Completed(Contract.ParseAsync<T>(PipeReader.Create(Split(document))));

    /// <summary>Reads while everything unknown is counted.</summary>
    public static object? CountDrift(Func<object?> read)
    {
        _ = Listener.Value;
        using ContractDrift drift = ContractDrift.Listen(ClassScores.Vocabularies);
        return read();
    }

    /// <summary>Writes a value to a buffer that has to grow.</summary>
    public static object Write<T>(T value)
        where T : class, IContract<T>
    {
        var output = new ArrayBufferWriter<byte>();
        Contract.Write(output, value);
        return output;
    }

    /// <summary>
    /// Returns the document, an object, with a number that is written in another way: the last one that is <c>1e0</c>, or that of one more property.
    /// </summary>
    public static byte[] WithNumber(byte[] document, string json)
    {
        int index = document.AsSpan().LastIndexOf("1e0"u8);
        return index >= 0
            ? [.. document.AsSpan(0, index), .. Encoding.UTF8.GetBytes(json), .. document.AsSpan(index + 3)]
            : [.. document.AsSpan(0, document.Length - 1), .. Encoding.UTF8.GetBytes($",\"added\":{json}}}")];
    }

    private static T Completed<T>(ValueTask<T> task) =>
        task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("The reading did not end on the calling thread.");

    private static MeterListener StartListening()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, self) =>
            {
                if (instrument.Meter.Name == ContractDrift.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.Start();
        return listener;
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        internal Segment(ReadOnlyMemory<byte> memory, long index)
        {
            Memory = memory;
            RunningIndex = index;
        }

        internal Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
