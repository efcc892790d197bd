using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace HiveContracts.AspNetCore;

/// <summary>Counts callbacks by what became of them.</summary>
internal sealed class CallbackMetrics
{
    public static readonly ActivitySource Source = new(HiveCallbackServiceCollectionExtensions.TelemetryName);

    private readonly Counter<long> callbacks;
    private readonly Histogram<double> duration;
    private readonly Counter<long> storeFailures;

    public CallbackMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(HiveCallbackServiceCollectionExtensions.TelemetryName);
        callbacks = meter.CreateCounter<long>("hivecontracts.callbacks", "{callback}", "Callbacks by hivecontracts.outcome");
        duration = meter.CreateHistogram<double>("hivecontracts.callback.duration", "s", "How long a callback took, from the first byte to the answer");
        storeFailures = meter.CreateCounter<long>("hivecontracts.callback.store_failures", "{failure}", "How often the store of handled callbacks did not answer");
    }

    public void Count(string outcome, TimeSpan elapsed)
    {
        var tag = new KeyValuePair<string, object?>("hivecontracts.outcome", outcome);
        callbacks.Add(1, tag);
        duration.Record(elapsed.TotalSeconds, tag);
    }

    public void CountStoreFailure() => storeFailures.Add(1);
}
