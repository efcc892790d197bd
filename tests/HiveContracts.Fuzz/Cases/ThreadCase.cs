using System.Text;

namespace HiveContracts.Fuzz;

/// <summary>Threads that read the same documents at once, in different orders, and so share the caches of names, strings and layouts.</summary>
internal sealed class ThreadCase() : FuzzCase("threads", 1)
{
    private const int Rounds = 3;

    public override void Run(Dice dice, Input input)
    {
        Root root = Root.Callback;
        byte[][] documents = [.. Enumerable.Range(0, dice.Between(3, 10)).Select(_ => Create(dice, root))];
        input.Show([.. documents.SelectMany(static document => document.Append((byte)'\n'))]);
        Outcome[] alone = [.. documents.Select(document => Outcome.Of(root, () => root.Parse(document)))];
        object? shared = alone.FirstOrDefault(static outcome => outcome.Value is not null)?.Value;

        Dice[] seeds = [.. Enumerable.Range(0, dice.Between(4, 16)).Select(_ => new Dice(dice.Bits()))];
        FuzzFailure? failure = null;
        Thread[] threads = [.. seeds.Select(own => new Thread(() =>
        {
            try
            {
                Read(root, documents, alone, shared, own);
            }
            catch (FuzzFailure exception)
            {
                failure = exception;
            }
            catch (Exception exception)
            {
                failure = new FuzzFailure("a thread", "the value that it gives alone", exception.ToString());
            }
        }))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        if (failure is not null)
        {
            throw failure;
        }
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
}
