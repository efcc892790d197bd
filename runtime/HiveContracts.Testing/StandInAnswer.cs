namespace HiveContracts.Testing;

/// <summary>A response of <see cref="HiveStandIn"/> to a submission.</summary>
public enum StandInAnswer
{
    /// <summary>200 with an acknowledgement: the default.</summary>
    Acknowledgement,

    /// <summary>429 with <c>return_code</c> 429.</summary>
    RateLimited,

    /// <summary>429 with <c>return_code</c> 429 and <c>Retry-After: 1</c>.</summary>
    RateLimitedWithRetryAfter,

    /// <summary>405 with <c>return_code</c> 405, which Hive uses for an insufficient balance.</summary>
    InsufficientBalance,

    /// <summary>500 with <c>return_code</c> 500.</summary>
    ServerError,

    /// <summary>200 with an error body whose <c>return_code</c> is 400, as Hive sends it.</summary>
    ErrorWithStatus200,

    /// <summary>502 with an HTML page, as proxies send it.</summary>
    HtmlErrorPage,

    /// <summary>200 with an acknowledgement that lacks <c>task_id</c>.</summary>
    MissingTaskId,

    /// <summary>200 with an empty body.</summary>
    EmptyBody,

    /// <summary>200 with a body of 64 MiB of spaces.</summary>
    OversizedBody,

    /// <summary>200 with an endless body that sends one byte every 100 ms.</summary>
    SlowBody,

    /// <summary>200 with a body that ends early, because the connection is aborted.</summary>
    TruncatedBody,
}
