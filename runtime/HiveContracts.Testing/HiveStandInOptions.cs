namespace HiveContracts.Testing;

/// <summary>Options of a <see cref="HiveStandIn"/>.</summary>
public sealed class HiveStandInOptions
{
    /// <summary>The API key that the server accepts.</summary>
    public string ApiKey { get; set; } = "stand-in-key";

    /// <summary>A second API key that the server accepts, because a project of Hive's has two; null for none.</summary>
    public string? SecondaryApiKey { get; set; }

    /// <summary>The port on loopback; 0, the default, for any free port.</summary>
    public int Port { get; set; }

    /// <summary>Whether the callback is sent before the acknowledgement. In production the callback can arrive first.</summary>
    public bool SendsCallbackFirst { get; set; }

    /// <summary>How often a callback is sent again if the receiver does not respond 2xx. Hive documents no number; the default is 5.</summary>
    public int MaxResends { get; set; } = 5;

    /// <summary>The time before a callback is sent again, unless the response has a Retry-After header. The default is one second.</summary>
    public TimeSpan ResendDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Creates the UTF-8 JSON of a task's callback. The default creates scores from a hash of the submitted content: for a text the classes of
    /// <c>TextModerationV1</c>, for a file or a URL those of <c>VisualModeration</c>.
    /// </summary>
    public Func<StandInTask, byte[]> CreateCallback { get; set; } = CallbackGenerator.Create;
}
