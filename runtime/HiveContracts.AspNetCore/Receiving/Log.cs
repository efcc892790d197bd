using Microsoft.Extensions.Logging;

namespace HiveContracts.AspNetCore;

/// <summary>
/// Log messages. They contain no URLs, because a URL has a token in it; and of a callback only its <see cref="CallbackKey"/>.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The handler failed for task {TaskId}. The response is 500; the sender can send the callback again.")]
    public static partial void HandlerFailed(ILogger logger, string taskId, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The callback store failed or timed out for {Key}. The callback is handled without it, and may be handled twice.")]
    public static partial void StoreFailed(ILogger logger, string key, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "The body of a callback could not be read. The response is 500; the sender can send the callback again.")]
    public static partial void BodyFailed(ILogger logger, Exception exception);
}
