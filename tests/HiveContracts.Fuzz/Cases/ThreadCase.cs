using System.Collections.Concurrent;
using System.Text;

namespace HiveContracts.Fuzz;

/// <summary>
/// Threads that read the same documents at once, in different orders, and so share the caches of names, strings, layouts and templates;
/// other threads fill these caches with what fits almost.
/// </summary>
internal sealed class ThreadCase() : FuzzCase("threads", 3)
{
    private const int Rounds = 2;

    public override void Run(Dice dice, Input input)
    {
        Root root = Root.Callback;
        byte[][] documents = [.. Enumerable.Range(0, dice.Between(3, 10)).Select(_ => Create(dice, root))];
        input.Show([.. documents.SelectMany(static document => document.Append((byte)'\n'))]);
        Outcome[] alone = [.. documents.Select(document => Outcome.Of(root, () => root.Parse(document)))];
        object? shared = alone.FirstOrDefault(static outcome => outcome.Value is not null)?.Value;

        var failures = new ConcurrentQueue<FuzzFailure>();
        using var end = new CancellationTokenSource();
        Thread[] neighbours =
        [
            .. Enumerable.Range(0, dice.Below(3)).Select(_ => Start(failures, new Dice(dice.Bits()), own => Disturb(root, documents, own, end.Token))),
        ];
        Thread[] readers =
        [
            .. Enumerable.Range(0, dice.Between(3, 8)).Select(_ =>
                Start(failures, new Dice(dice.Bits()), own => Read(root, documents, alone, shared, own))),
        ];
        Array.ForEach(readers, static thread => thread.Join());
        end.Cancel();
        Array.ForEach(neighbours, static thread => thread.Join());
        if (failures.TryDequeue(out FuzzFailure? failure))
        {
            throw failure;
        }
    }

    private static Thread Start(ConcurrentQueue<FuzzFailure> failures, Dice dice, Action<Dice> run)
    {
        var thread = new Thread(() =>
        {
            try
            {
                run(dice);
            }
            catch (FuzzFailure exception)
            {
                failures.Enqueue(exception);
            }
            catch (Exception exception)
            {
                failures.Enqueue(new FuzzFailure("a thread", "the value that it gives alone", exception.ToString()));
            }
        });
        thread.Start();
        return thread;
    }

    private static void Read(Root root, byte[][] documents, Outcome[] alone, object? shared, Dice dice)
    {
        for (int count = Rounds * documents.Length; count > 0; count--)
        {
            int index = dice.Below(documents.Length);
            alone[index].CheckSame("reading in a thread", Outcome.Of(root, () => root.Parse(documents[index])));
        }

        if (shared is not null)
        {
            // Frames are created by whichever thread asks for them first.
            string expected = Array.Find(alone, outcome => ReferenceEquals(outcome.Value, shared))!.Text;
            FuzzFailure.AreEqual("a value that threads share", expected, Encoding.UTF8.GetString(root.Write(shared)));
        }
    }

    private static byte[] Create(Dice dice, Root root)
    {
        byte[] document = DocumentGenerator.Generate(dice, root.Shape);
        return dice.OneIn(5) ? Mutator.Damage(dice, document) : document;
    }

    /// <summary>Reads documents that are almost those of the readers, so that the caches have what fits them almost.</summary>
    private static void Disturb(Root root, byte[][] documents, Dice dice, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            byte[] document = dice.PickFrom(documents);
            _ = root.TryParse(dice.OneIn(4) ? Disorder(dice, document) : ChangeLetters(dice, document), out _, out _);
        }
    }

    /// <summary>Returns a document with other letters in some names and texts, and the same length.</summary>
    private static byte[] ChangeLetters(Dice dice, byte[] document)
    {
        document = [.. document];
        int rarity = dice.Pick(10, 100, 1_000);
        foreach (ref byte letter in document.AsSpan())
        {
            letter = letter is >= (byte)'a' and <= (byte)'z' && dice.OneIn(rarity) ? (byte)dice.Between('a', 'z') : letter;
        }

        return document;
    }

    /// <summary>Returns a document with its properties in another order.</summary>
    private static byte[] Disorder(Dice dice, byte[] document) =>
        NodeReader.Read(document) is { HasLoneSurrogate: false } node ? Rewriter.Rewrite(dice, node, -1) : document;
}
