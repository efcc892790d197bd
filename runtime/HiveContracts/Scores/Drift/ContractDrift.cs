using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace HiveContracts;

/// <summary>
/// Counts classes and properties that documents have and the schema does not know, by name, so that a change on Hive's side is seen in production.
/// They are counted by a <see cref="Meter"/>, which OpenTelemetry, <c>dotnet-counters</c> and others read.
/// </summary>
/// <remarks>
/// <c>hivecontracts.unknown_properties</c> has the tags <c>hivecontracts.type</c> and <c>hivecontracts.property</c>, and counts each occurrence;
/// <c>hivecontracts.unknown_classes</c> has the tag <c>hivecontracts.class</c>, and counts documents in which a model sent it. Of a model of which no class is known, whose classes
/// may well be an open vocabulary, the tag is <c>(none known)</c>. At most <see cref="MaxNames"/> different names are told apart in each; the others are <c>(other)</c>, whoever sends them.
/// </remarks>
public sealed class ContractDrift : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "HiveContracts";

    /// <summary>How many names of each kind are told apart.</summary>
    public const int MaxNames = 100;

    // What a sender may make long.
    private const int MaxNameLength = 100;

    private readonly Meter meter = new(MeterName);
    private readonly Counting counting;

    private ContractDrift(Vocabulary[] vocabularies) => counting = new Counting(meter, vocabularies);

    /// <summary>Starts counting, for all documents that this process reads from now on. One who listens at a time: a second call takes the place of the first.</summary>
    /// <param name="vocabularies">What is known: mostly <c>ClassScores.Vocabularies</c>, which is generated.</param>
    /// <returns>Ends the counting when it is disposed.</returns>
    public static ContractDrift Listen(IEnumerable<Vocabulary> vocabularies)
    {
        ArgumentNullException.ThrowIfNull(vocabularies);
        var drift = new ContractDrift([.. vocabularies]);
        DriftObserver.Current = drift.counting;
        return drift;
    }

    /// <summary>Ends the counting.</summary>
    public void Dispose()
    {
        if (DriftObserver.Current == counting)
        {
            DriftObserver.Current = null;
        }

        meter.Dispose();
    }

    private sealed class Counting(Meter meter, Vocabulary[] vocabularies) : ClassDriftObserver
    {
        private readonly Counter<long> properties = meter.CreateCounter<long>("hivecontracts.unknown_properties", "{property}", "Properties of documents that the schema does not know");
        private readonly Counter<long> classes = meter.CreateCounter<long>("hivecontracts.unknown_classes", "{document}", "Documents with a class that no vocabulary knows");
        private readonly ConcurrentDictionary<(string, string), bool> propertyNames = [];
        private readonly ConcurrentDictionary<(string, string), bool> classNames = [];
        private readonly ConditionalWeakTable<ClassLayout, string[]> unknown = [];

        internal override void OnUnknownProperty(string type, string name)
        {
            if (properties.Enabled)
            {
                properties.Add(1, new TagList { { "hivecontracts.type", type }, { "hivecontracts.property", Bounded(propertyNames, type, name) } });
            }
        }

        internal override void OnClasses(ClassLayout layout)
        {
            if (!classes.Enabled)
            {
                return;
            }

            foreach (string name in unknown.GetValue(layout, Unknown))
            {
                classes.Add(1, new KeyValuePair<string, object?>("hivecontracts.class", Bounded(classNames, "", name)));
            }
        }

        private static string Bounded(ConcurrentDictionary<(string, string), bool> names, string type, string name)
        {
            string kept = name.Length <= MaxNameLength ? name : name[..MaxNameLength];
            return names.ContainsKey((type, kept)) || (names.Count < MaxNames && names.TryAdd((type, kept), true)) ? kept : "(other)";
        }

        private string[] Unknown(ClassLayout layout)
        {
            string[] found = [.. Enumerable.Range(0, layout.Count).Select(column => layout[column]).Distinct().Where(name => !vocabularies.Any(vocabulary => vocabulary.IndexOf(name) >= 0))];
            return layout.Count > 0 && found.Length == layout.Count ? ["(none known)"] : found;
        }
    }
}
