using Microsoft.Extensions.Logging;

namespace HiveContracts.AspNetCore;

/// <summary>What is logged: never a URL, which has a token in it, nor anything of a callback but its task's id and what its URL was signed for, as keys of the store.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The handler failed on the callback of task {TaskId}. The sender is answered 500, and may send it again.")]
    public static partial void HandlerFailed(ILogger logger, string taskId, Exception fault);

    [LoggerMessage(2, LogLevel.Warning, "The store of handled callbacks did not answer for task {Key}. The callback is handled all the same, and perhaps twice.")]
    public static partial void StoreFailed(ILogger logger, string key, Exception fault);

    [LoggerMessage(3, LogLevel.Error, "The body of a callback could not be read. The sender is answered 500, and may send it again.")]
    public static partial void BodyFailed(ILogger logger, Exception fault);
}
