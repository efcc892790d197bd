using System.Collections.Concurrent;
using System.Diagnostics;

namespace HiveContracts.Http.Tests;

/// <summary>Captures all log messages, and the tags of all activities.</summary>
internal sealed class LogCapture : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>Starts to capture activities.</summary>
    public ActivityListener ListenToActivities()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => lines.Enqueue(
                $"{activity.DisplayName} {Format(activity.TagObjects)} {Format(activity.Events.SelectMany(static activityEvent => activityEvent.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, lines);

    public void Dispose()
    {
        // Required by ILoggerProvider.
    }

    private static string Format(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(static tag => $"{tag.Key}={tag.Value}"));

    private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"{category} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            string values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? Format(pairs) : "";
            lines.Enqueue($"{category} {formatter(state, exception)} {exception} {values}");
        }
    }
}
