namespace HiveContracts.Testing;

/// <summary>How the stand-in behaves.</summary>
public sealed class HiveStandInOptions
{
    /// <summary>The key that it takes.</summary>
    public string ApiKey { get; set; } = "stand-in-key";

    /// <summary>Another key that it takes, as a project of Hive's has two; null for none.</summary>
    public string? SecondaryApiKey { get; set; }

    /// <summary>The port on loopback; 0, the default, for any that is free.</summary>
    public int Port { get; set; }

    /// <summary>Posts the callback before the acknowledgement is sent: in production it can outrun it.</summary>
    public bool CallsBackFirst { get; set; }

    /// <summary>How often a callback that was not answered with 2xx is sent again. Hive documents no number.</summary>
    public int MaxResends { get; set; } = 5;

    /// <summary>How long it waits before it sends a callback again, unless the answer says how long.</summary>
    public TimeSpan ResendDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Makes the callback's JSON of a task; by default scores that follow from a hash of what was submitted.</summary>
    public Func<StandInTask, byte[]> Moderate { get; set; } = StandInModel.Moderate;
}
