namespace HiveContracts;

/// <summary>Where and as whom <see cref="HiveClient"/> submits. Nothing here prints itself: keys stay where they are.</summary>
public sealed class HiveClientOptions
{
    /// <summary>The API as Hive documents it.</summary>
    public static readonly Uri DefaultBaseAddress = new("https://api.thehive.ai/api/v2/");

    private static readonly TimeSpan MaxStallTimeout = TimeSpan.FromDays(1);

    // Which of the keys was not refused last; shared by all clients of these options.
    private int currentKey;

    /// <summary>The project's API key. It selects the project, and the project selects the model.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The project's other key, for rotation: it is used from when Hive refuses the first.</summary>
    public string? SecondaryApiKey { get; set; }

    /// <summary>The API's address, to which <c>task/async</c> is added; <c>https</c>, unless it is this machine.</summary>
    public Uri BaseAddress { get; set; } = DefaultBaseAddress;

    /// <summary>How long nothing may happen while a task is being sent, neither a byte go out nor the answer come: 100 seconds, unless it is changed, and a day at most. Waiting for its turn, or to be sent again, does not count. There is no limit to the whole, since media may be of any size.</summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How many tasks a second are sent at most where the client is registered with a rate limiter. Hive allows a project 25 to 50 by default.</summary>
    public int TasksPerSecond { get; set; } = 25;

    /// <summary>How often a task that was refused for the time being is sent again where the client is registered with retries.</summary>
    public int MaxRetries { get; set; } = 4;

    /// <summary>The key to send.</summary>
    internal string CurrentKey => Volatile.Read(ref currentKey) == 1 && SecondaryApiKey is { } second ? second : ApiKey;

    /// <summary>What is wrong with the options, in words; empty where nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (!IsKey(ApiKey))
        {
            problems.Add($"{nameof(ApiKey)} has to be the key of a project, without blanks and line breaks.");
        }

        if (SecondaryApiKey is not null && !IsKey(SecondaryApiKey))
        {
            problems.Add($"{nameof(SecondaryApiKey)} has to be a key as well, or null.");
        }

        if (BaseAddress is not { IsAbsoluteUri: true } || !(BaseAddress.Scheme == Uri.UriSchemeHttps || (BaseAddress.Scheme == Uri.UriSchemeHttp && BaseAddress.IsLoopback)))
        {
            problems.Add($"{nameof(BaseAddress)} has to be an absolute https address; http would send the key in the clear, and is for this machine only.");
        }

        if (StallTimeout <= TimeSpan.Zero || StallTimeout > MaxStallTimeout)
        {
            problems.Add($"{nameof(StallTimeout)} has to be longer than nothing, and a day at most.");
        }

        if (TasksPerSecond < 1)
        {
            problems.Add($"{nameof(TasksPerSecond)} has to be 1 at least.");
        }

        if (MaxRetries < 0)
        {
            problems.Add($"{nameof(MaxRetries)} has to be 0 at least.");
        }

        return problems;
    }

    /// <summary>Goes over to the other key, if there is one and the refused one is still in use.</summary>
    /// <returns>Whether another key than the refused is in use now.</returns>
    internal bool RotateFrom(string refused)
    {
        if (CurrentKey == refused && SecondaryApiKey is not null)
        {
            Volatile.Write(ref currentKey, refused == ApiKey ? 1 : 0);
        }

        return CurrentKey != refused;
    }

    /// <summary>A text without the keys, if they are in it.</summary>
    internal string Redact(string text)
    {
        string redacted = text.Replace(ApiKey, "***", StringComparison.Ordinal);
        return SecondaryApiKey is { Length: > 0 } second ? redacted.Replace(second, "***", StringComparison.Ordinal) : redacted;
    }

    private static bool IsKey(string? key) => !string.IsNullOrEmpty(key) && !key.AsSpan().ContainsAnyExceptInRange('!', '~');
}
