using System.Globalization;

namespace HiveContracts.AspNetCore;

/// <summary>Options for receiving callbacks.</summary>
public sealed class HiveCallbackOptions
{
    // Timers cannot wait much longer.
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(30);

    /// <summary>
    /// The keys that sign callback URLs, in Base64, each of at least <see cref="CallbackUrlSigner.MinKeyBytes"/> bytes. The first key signs; URLs signed
    /// with any of them are accepted. To rotate, insert the new key first, and remove the old one after <see cref="UrlLifetime"/>.
    /// <see cref="CallbackUrlSigner.CreateKey"/> creates a key.
    /// </summary>
    public IList<string> SigningKeys { get; } = [];

    /// <summary>
    /// Whether the receiver may start without a signing key. Hive does not sign its requests: without a key, anyone who knows the URL can post to it.
    /// </summary>
    public bool AllowUnsigned { get; set; }

    /// <summary>
    /// How long a signed URL is accepted, unless <see cref="CallbackUrlSigner.Sign"/> is given another lifetime. The default is 7 days, the maximum ten
    /// years.
    /// </summary>
    public TimeSpan UrlLifetime { get; set; } = CallbackUrlSigner.DefaultLifetime;

    /// <summary>The maximum length of a callback in bytes. The default, 64 MiB, is enough for more than two hours of video.</summary>
    public int MaxBytes { get; set; } = Contract.DefaultMaxBytes;

    /// <summary>How long the body may take to arrive. The default is one minute, the maximum 30 days.</summary>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long handled tasks are remembered, so that they are not handled again. The default is 7 days, the maximum ten years.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How long a handler may take. After that the receiver is presumed dead, and another delivery of the same task is handled. The default is 5 minutes, the
    /// maximum 30 days.
    /// </summary>
    public TimeSpan HandlerLease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the store may take to respond. After that the callback is handled without it. The default is 2 seconds, the maximum 30 days.</summary>
    public TimeSpan StoreTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The Retry-After header of a response while the task is being handled or the channel is full. The default is 5 seconds, the maximum 30 days.
    /// </summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Returns what is wrong with the options, one sentence each; empty if they are valid.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (SigningKeys.Count == 0 && !AllowUnsigned)
        {
            problems.Add(
                $"{nameof(SigningKeys)} is empty, so anyone could post callbacks. "
                + $"Add a key, or set {nameof(AllowUnsigned)} if something else authenticates the sender.");
        }

        for (int i = 0; i < SigningKeys.Count; i++)
        {
            if (!CallbackUrlSigner.IsValidKey(SigningKeys[i]))
            {
                problems.Add(
                    $"{nameof(SigningKeys)}[{i}] must be the Base64 of at least {CallbackUrlSigner.MinKeyBytes} bytes. Create a key with "
                    + $"{nameof(CallbackUrlSigner)}.{nameof(CallbackUrlSigner.CreateKey)}() or: openssl rand -base64 {CallbackUrlSigner.MinKeyBytes}");
            }
        }

        if (MaxBytes < 1)
        {
            problems.Add($"{nameof(MaxBytes)} must be at least 1.");
        }

        Check(nameof(UrlLifetime), UrlLifetime, CallbackUrlSigner.MaxLifetime);
        Check(nameof(Retention), Retention, CallbackUrlSigner.MaxLifetime);
        Check(nameof(HandlerLease), HandlerLease, MaxWait);
        Check(nameof(BodyTimeout), BodyTimeout, MaxWait);
        Check(nameof(StoreTimeout), StoreTimeout, MaxWait);
        Check(nameof(RetryAfter), RetryAfter, MaxWait);

        return problems;

        void Check(string name, TimeSpan value, TimeSpan max)
        {
            if (value <= TimeSpan.Zero || value > max)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} must be greater than zero and at most {max.TotalDays:0} days."));
            }
        }
    }
}
