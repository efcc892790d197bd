namespace HiveContracts;

/// <summary>Options of a <see cref="HiveClient"/>. No method prints the keys.</summary>
public sealed class HiveClientOptions
{
    /// <summary>The address of Hive's API according to its documentation.</summary>
    public static readonly Uri DefaultBaseAddress = new("https://api.thehive.ai/api/v2/");

    private static readonly TimeSpan MaxInactivityTimeout = TimeSpan.FromDays(1);

    // 0 for ApiKey, 1 for SecondaryApiKey. Shared by all clients with these options.
    private int currentKey;

    /// <summary>The API key of the project, which selects the model.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The other API key of the project, used as soon as Hive refuses the first; null if there is none. For key rotation.</summary>
    public string? SecondaryApiKey { get; set; }

    /// <summary>
    /// The address of the API, to which <c>task/async</c> is added. It must be an <c>https</c> address; <c>http</c> is allowed for loopback.
    /// The default is <see cref="DefaultBaseAddress"/>.
    /// </summary>
    public Uri BaseAddress { get; set; } = DefaultBaseAddress;

    /// <summary>
    /// The maximum time in which nothing is sent or received during a submission: greater than zero and at most one day; 100 seconds by default.
    /// Time in a rate limiter or before a retry does not count. The duration of a submission as a whole is not limited, as media may have any size.
    /// </summary>
    public TimeSpan InactivityTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// The maximum number of tasks sent per second, if the client is registered by <c>AddHiveClient</c>; 25 by default. Hive allows a project 25
    /// to 50 by default.
    /// </summary>
    public int TasksPerSecond { get; set; } = 25;

    /// <summary>The maximum number of retries of a task that fails temporarily, if the client is registered by <c>AddHiveClient</c>; 4 by default.</summary>
    public int MaxRetries { get; set; } = 4;

    /// <summary>The key to send.</summary>
    internal string CurrentKey => Volatile.Read(ref currentKey) == 1 && SecondaryApiKey is { } secondary ? secondary : ApiKey;

    /// <summary>Returns the problems of the options, one sentence each; empty if the options are valid.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (!IsKey(ApiKey))
        {
            problems.Add($"{nameof(ApiKey)} must be the API key of a project, without spaces and line breaks.");
        }

        if (SecondaryApiKey is not null && !IsKey(SecondaryApiKey))
        {
            problems.Add($"{nameof(SecondaryApiKey)} must be an API key without spaces and line breaks, or null.");
        }

        if (BaseAddress is not { IsAbsoluteUri: true } || !IsSafe(BaseAddress))
        {
            problems.Add($"{nameof(BaseAddress)} must be an absolute https address. http sends the key in the clear; it is allowed for loopback only.");
        }

        if (InactivityTimeout <= TimeSpan.Zero || InactivityTimeout > MaxInactivityTimeout)
        {
            problems.Add($"{nameof(InactivityTimeout)} must be greater than zero and at most one day.");
        }

        if (TasksPerSecond < 1)
        {
            problems.Add($"{nameof(TasksPerSecond)} must be at least 1.");
        }

        if (MaxRetries < 0)
        {
            problems.Add($"{nameof(MaxRetries)} must be at least 0.");
        }

        return problems;
    }

    /// <summary>Switches to the other key, if there is one and the refused key is still the current one.</summary>
    /// <returns>Whether the current key differs from the refused one.</returns>
    internal bool RotateFrom(string refusedKey)
    {
        if (CurrentKey == refusedKey && SecondaryApiKey is not null)
        {
            Volatile.Write(ref currentKey, refusedKey == ApiKey ? 1 : 0);
        }

        return CurrentKey != refusedKey;
    }

    /// <summary>Returns a text with the keys replaced.</summary>
    internal string Redact(string text)
    {
        string redacted = text.Replace(ApiKey, "***", StringComparison.Ordinal);
        return SecondaryApiKey is { Length: > 0 } secondary ? redacted.Replace(secondary, "***", StringComparison.Ordinal) : redacted;
    }

    private static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static bool IsKey(string? key) => !string.IsNullOrEmpty(key) && !key.AsSpan().ContainsAnyExceptInRange('!', '~');
}
