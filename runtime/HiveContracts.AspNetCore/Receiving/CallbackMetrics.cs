using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace HiveContracts.AspNetCore;

/// <summary>Counts callbacks by outcome.</summary>
internal sealed class CallbackMetrics
{
    public static readonly ActivitySource Source = new(HiveCallbackServiceCollectionExtensions.TelemetryName);

    private readonly Counter<long> callbacks;
    private readonly Histogram<double> duration;
    private readonly Counter<long> storeFailures;

    public CallbackMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(HiveCallbackServiceCollectionExtensions.TelemetryName);
        callbacks = meter.CreateCounter<long>("hivecontracts.callbacks", "{callback}", "Number of callbacks received.");
        duration = meter.CreateHistogram<double>("hivecontracts.callback.duration", "s", "Time from the start of the request to the response.");
        storeFailures = meter.CreateCounter<long>(
            "hivecontracts.callback.store_failures", "{failure}", "Number of calls to the callback store that failed or timed out.");
    }

    public void Count(string outcome, TimeSpan elapsed)
    {
        var tag = new KeyValuePair<string, object?>("hivecontracts.outcome", outcome);
        callbacks.Add(1, tag);
        duration.Record(elapsed.TotalSeconds, tag);
    }

    public void CountStoreFailure() => storeFailures.Add(1);
}
