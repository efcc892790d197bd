using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Unicode;

namespace HiveContracts.Fuzz;

/// <summary>All entry points: spans, text, sequences that are cut anywhere, streams and pipes. All give the same value or the same error.</summary>
internal sealed class SourceCase() : FuzzCase("sources", 40)
{
    public override void Run(Dice dice, Input input)
    {
        Root root = Root.Pick(dice);
        byte[] document = DocumentGenerator.Generate(dice, root.Shape);
        document = dice.OneIn(3) ? Mutator.Damage(dice, document) : document;
        ulong seed = dice.Bits();
        input.Run(document, smaller => Check(root, smaller, new Dice(seed)));
    }

    private static void Check(Root root, byte[] document, Dice dice)
    {
        Outcome expected = Outcome.Of(root, () => root.Parse(document));
        bool isRead = root.TryParse(document, out object? value, out ContractException? error);
        FuzzFailure.AreEqual("TryParse", expected.Value is not null, isRead);
        expected.CheckSame("TryParse", Outcome.Of(root, () => value ?? throw error!));
        if (Utf8.IsValid(document))
        {
            string text = Encoding.UTF8.GetString(document);
            expected.CheckSame("Parse of a string", Outcome.Of(root, () => root.Parse(text)));
        }

        int size = dice.OneIn(3) ? 1 : dice.Between(1, Math.Max(1, document.Length));
        expected.CheckSame("Parse of a sequence", Outcome.Of(root, () => root.Parse(Segment.Cut(document, dice, size))));
        expected.CheckSame("ParseAsync of a stream", Outcome.Of(root, () => root.ParseAsync(new UnevenStream(document, dice, size))));
        var pipe = new Pipe();
        expected.CheckSame("ParseAsync of a pipe", Outcome.Of(root, () =>
        {
            Task writing = WriteAsync(pipe.Writer, document, dice, size);
            try
            {
                return root.ParseAsync(pipe.Reader);
            }
            finally
            {
                pipe.Reader.Complete();
                writing.GetAwaiter().GetResult();
            }
        }));
        if (expected.Value is { } read)
        {
            FuzzFailure.AreEqual("ToJson", expected.Text, root.WriteText(read));
        }
    }

    private static async Task WriteAsync(PipeWriter writer, byte[] document, Dice dice, int size)
    {
        for (int offset = 0; offset < document.Length;)
        {
            int length = Math.Min(document.Length - offset, dice.Between(1, size));
            await writer.WriteAsync(document.AsMemory(offset, length)).ConfigureAwait(false);
            offset += length;
        }

        await writer.CompleteAsync().ConfigureAwait(false);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        private Segment(ReadOnlyMemory<byte> memory, long start)
        {
            Memory = memory;
            RunningIndex = start;
        }

        public static ReadOnlySequence<byte> Cut(byte[] document, Dice dice, int size)
        {
            var first = new Segment(ReadOnlyMemory<byte>.Empty, 0);
            Segment last = first;
            for (int offset = 0; offset < document.Length;)
            {
                int length = Math.Min(document.Length - offset, dice.Below(size + 1));
                var next = new Segment(document.AsMemory(offset, length), offset);
                last.Next = next;
                last = next;
                offset += length;
            }

            return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
        }
    }

    /// <summary>A stream that returns any number of the bytes that it is asked for.</summary>
    private sealed class UnevenStream(byte[] document, Dice dice, int size) : MemoryStream(document)
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, dice.Between(1, size))], cancellationToken);
    }
}
