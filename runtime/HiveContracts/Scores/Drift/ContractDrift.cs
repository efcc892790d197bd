using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace HiveContracts;

/// <summary>
/// Counts the classes and properties in documents that the schema does not know, by name, so that a change at Hive is visible in production.
/// The counts are those of a <see cref="Meter"/>, which OpenTelemetry, <c>dotnet-counters</c> and other tools read.
/// </summary>
/// <remarks>
/// <c>hivecontracts.unknown_properties</c> counts each occurrence, with the tags <c>hivecontracts.type</c> and <c>hivecontracts.property</c>.
/// <c>hivecontracts.unknown_classes</c> counts the documents in which a model returned the class, with the tag <c>hivecontracts.class</c>.
/// If the schema knows no class of a model, the tag is <c>(none known)</c>: the model probably has an open vocabulary, such as recognized words.
/// Each counter has at most <see cref="MaxNames"/> different names, so that no sender can fill the memory; further names are counted as <c>(other)</c>.
/// </remarks>
public sealed class ContractDrift : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "HiveContracts";

    /// <summary>The maximum number of different names per counter.</summary>
    public const int MaxNames = 100;

    // The sender chooses the names, so their length is limited too.
    private const int MaxNameLength = 100;

    private readonly Meter meter = new(MeterName);
    private readonly Observer observer;

    private ContractDrift(Vocabulary[] vocabularies) => observer = new Observer(meter, vocabularies);

    /// <summary>Starts counting in all documents that this process reads from now on. A second call replaces the first.</summary>
    /// <param name="vocabularies">The known classes: usually the generated <c>ClassScores.Vocabularies</c>.</param>
    /// <returns>An object that stops the counting when it is disposed.</returns>
    public static ContractDrift Listen(IEnumerable<Vocabulary> vocabularies)
    {
        ArgumentNullException.ThrowIfNull(vocabularies);
        var drift = new ContractDrift([.. vocabularies]);
        DriftObserver.Current = drift.observer;
        return drift;
    }

    /// <summary>Stops the counting.</summary>
    public void Dispose()
    {
        if (DriftObserver.Current == observer)
        {
            DriftObserver.Current = null;
        }

        meter.Dispose();
    }

    private sealed class Observer(Meter meter, Vocabulary[] vocabularies) : ClassDriftObserver
    {
        private readonly Counter<long> properties = meter.CreateCounter<long>(
            "hivecontracts.unknown_properties", "{property}", "Properties in documents that the schema does not know");

        private readonly Counter<long> classes = meter.CreateCounter<long>(
            "hivecontracts.unknown_classes", "{document}", "Documents with a class that no vocabulary knows");

        private readonly ConcurrentDictionary<(string, string), bool> propertyNames = [];
        private readonly ConcurrentDictionary<(string, string), bool> classNames = [];
        private readonly ConditionalWeakTable<ClassLayout, string[]> unknownClasses = [];

        internal override void OnUnknownProperty(string type, string name)
        {
            if (properties.Enabled)
            {
                properties.Add(1, new TagList { { "hivecontracts.type", type }, { "hivecontracts.property", Limit(propertyNames, type, name) } });
            }
        }

        internal override void OnClasses(ClassLayout layout, ref HashSet<string>? counted)
        {
            if (!classes.Enabled)
            {
                return;
            }

            foreach (string name in unknownClasses.GetValue(layout, FindUnknownClasses))
            {
                counted ??= [];
                if (counted.Add(name))
                {
                    classes.Add(1, new KeyValuePair<string, object?>("hivecontracts.class", Limit(classNames, "", name)));
                }
            }
        }

        /// <summary>Returns the name, shortened if it is long, or <c>(other)</c> if there are too many names.</summary>
        private static string Limit(ConcurrentDictionary<(string, string), bool> names, string type, string name)
        {
            string shortened = Excerpt.Of(name, MaxNameLength);
            return names.ContainsKey((type, shortened)) || (names.Count < MaxNames && names.TryAdd((type, shortened), true)) ? shortened : "(other)";
        }

        private string[] FindUnknownClasses(ClassLayout layout)
        {
            string[] all = [.. Enumerable.Range(0, layout.Count).Select(column => layout[column]).Distinct()];
            string[] unknown = Array.FindAll(all, name => !vocabularies.Any(vocabulary => vocabulary.IndexOf(name) >= 0));
            return unknown.Length > 0 && unknown.Length == all.Length ? ["(none known)"] : unknown;
        }
    }
}
