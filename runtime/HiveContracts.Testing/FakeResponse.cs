namespace HiveContracts.Testing;

/// <summary>What the stand-in answers to a submission instead of an acknowledgement.</summary>
public enum StandInAnswer
{
    /// <summary>An acknowledgement, after all.</summary>
    Acknowledged,

    /// <summary>429, with <c>return_code</c>.</summary>
    RateLimited,

    /// <summary>429 with <c>Retry-After: 1</c>.</summary>
    RateLimitedForASecond,

    /// <summary>405, which Hive uses for an insufficient balance.</summary>
    InsufficientBalance,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>200 with an error body, as Hive has it.</summary>
    ErrorUnderSuccess,

    /// <summary>502 with a page of HTML, as proxies have it.</summary>
    Html,

    /// <summary>200 with an acknowledgement that lacks its <c>task_id</c>.</summary>
    NoTaskId,

    /// <summary>200 with no body.</summary>
    Empty,

    /// <summary>200 with 64 MiB of blanks.</summary>
    Gigantic,

    /// <summary>A byte every 100 ms, without end.</summary>
    SlowDrip,

    /// <summary>The connection is cut in the middle of the answer.</summary>
    CutConnection,
}
