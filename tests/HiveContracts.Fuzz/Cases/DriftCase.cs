using System.Diagnostics.Metrics;

namespace HiveContracts.Fuzz;

/// <summary>What <see cref="ContractDrift"/> counts in a document that is read, compared with a walk through it.</summary>
internal sealed class DriftCase() : FuzzCase("drift", 30)
{
    // There is one observer for the process.
    private static readonly Lock Turn = new();

    // Measurements are made on the thread that reads, so that the documents of other threads are told apart.
    [ThreadStatic]
    private static Dictionary<DriftName, long>? counts;

    private static readonly MeterListener Listener = StartListener();

    public override void Run(Dice dice, Input input)
    {
        Root root = Root.Pick(dice);
        input.Run(DocumentGenerator.Generate(dice, root.Shape), document => Check(root, document));
    }

    private static void Check(Root root, byte[] document)
    {
        if (NodeReader.Read(document) is not { } node || Acceptance.Check(root.Shape, node) is not null)
        {
            return;
        }

        Dictionary<DriftName, long> found = Count(root, document);
        DriftRules expected = DriftRules.Count(root.Shape, node);
        foreach (string type in found.Keys.Concat(expected.Properties.Keys).Select(static name => name.Type).Where(static type => type.Length > 0))
        {
            FuzzFailure.AreEqual("count of unknown properties of " + type, Sum(expected.Properties, type), Sum(found, type));
        }

        foreach (DriftName name in found.Keys.Concat(expected.Properties.Keys).Concat(expected.Classes.Keys).Where(static name => !name.IsOther))
        {
            // Names that are longer than the limit may be one in the counts.
            long most = expected.Properties.GetValueOrDefault(name) + expected.Classes.GetValueOrDefault(name);
            long least = name.IsClass ? Math.Min(most, 1) : most;
            long count = found.GetValueOrDefault(name);
            bool isAmongOthers = count == 0 && found.Keys.Any(static other => other.IsOther);
            FuzzFailure.Check((count >= least && count <= most) || isAmongOthers, $"count of '{name.Name}' of '{name.Type}'", $"{least} to {most}", count);
        }
    }

    private static long Sum(Dictionary<DriftName, long> counts, string type) => counts.Where(pair => pair.Key.Type == type).Sum(static pair => pair.Value);

    private static Dictionary<DriftName, long> Count(Root root, byte[] document)
    {
        lock (Turn)
        {
            var found = new Dictionary<DriftName, long>();
            using ContractDrift drift = ContractDrift.Listen(ClassScores.Vocabularies);
            counts = found;
            try
            {
                root.Parse(document);
            }
            finally
            {
                counts = null;
            }

            return found;
        }
    }

    private static MeterListener StartListener()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == ContractDrift.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(static (_, measurement, tags, _) =>
        {
            if (counts is { } found)
            {
                DriftName name = DriftName.Of(tags.Length > 1 ? (string)tags[0].Value! : "", (string)tags[^1].Value!);
                found[name] = found.GetValueOrDefault(name) + measurement;
            }
        });
        listener.Start();
        return listener;
    }
}
