using System.Globalization;

namespace HiveContracts.AspNetCore;

/// <summary>How callbacks are received.</summary>
public sealed class HiveCallbackOptions
{
    /// <summary>How long a URL may be taken, and a task be remembered, at most: ten years.</summary>
    internal static readonly TimeSpan MaxKept = TimeSpan.FromDays(3650);

    // What waits by a timer of the system's waits no longer.
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(30);

    /// <summary>The least length of a signing key, in bytes.</summary>
    public const int MinKeyBytes = 32;

    /// <summary>
    /// The keys that callback URLs are signed with, in Base64, of <see cref="MinKeyBytes"/> bytes at least: the first signs, and what any of them signed is taken. To rotate, put the new key first,
    /// and drop the old one when <see cref="UrlLifetime"/> is over. <see cref="CallbackUrlSigner.CreateKey"/> makes one.
    /// </summary>
    public IList<string> SigningKeys { get; } = [];

    /// <summary>Takes callbacks whose URL nobody signed. Hive signs nothing itself: whoever knows the URL can post to it.</summary>
    public bool AllowUnsigned { get; set; }

    /// <summary>How long a signed URL is taken, unless it is signed for another time: 7 days.</summary>
    public TimeSpan UrlLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How many bytes a callback may have: 64 MiB, which is more than two hours of video.</summary>
    public int MaxBytes { get; set; } = Contract.DefaultMaxBytes;

    /// <summary>How long the body may take to come: one minute.</summary>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long it is remembered that a task was handled, so that it is not handled again: 7 days.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a handler may take until another delivery of the same task is handled, since the receiver at work must have died: 5 minutes.</summary>
    public TimeSpan HandlerLease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the store may take to answer until the callback is handled without it: 2 seconds.</summary>
    public TimeSpan StoreTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the sender is asked to wait when a queue is full, or the task is just being handled: 5 seconds.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong with the options, in words; empty where nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (SigningKeys.Count == 0 && !AllowUnsigned)
        {
            problems.Add($"{nameof(SigningKeys)} has no key, so that anyone could post callbacks. Add one, or set {nameof(AllowUnsigned)} where something else tells who posts.");
        }

        for (int i = 0; i < SigningKeys.Count; i++)
        {
            byte[] bytes = new byte[(SigningKeys[i]?.Length ?? 0) + 3];
            if (SigningKeys[i] is null || !Convert.TryFromBase64String(SigningKeys[i], bytes, out int length) || length < MinKeyBytes)
            {
                problems.Add($"{nameof(SigningKeys)}[{i}] is no Base64 of {MinKeyBytes} bytes at least. {nameof(CallbackUrlSigner)}.{nameof(CallbackUrlSigner.CreateKey)}() makes a key, and so does: openssl rand -base64 {MinKeyBytes}");
            }
        }

        if (MaxBytes < 1)
        {
            problems.Add($"{nameof(MaxBytes)} has to be 1 at least.");
        }

        Check(nameof(UrlLifetime), UrlLifetime, MaxKept);
        Check(nameof(Retention), Retention, MaxKept);
        Check(nameof(HandlerLease), HandlerLease, MaxWait);
        Check(nameof(BodyTimeout), BodyTimeout, MaxWait);
        Check(nameof(StoreTimeout), StoreTimeout, MaxWait);
        Check(nameof(RetryAfter), RetryAfter, MaxWait);

        return problems;

        void Check(string name, TimeSpan time, TimeSpan most)
        {
            if (time <= TimeSpan.Zero || time > most)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} has to be longer than nothing, and {most.TotalDays:0} days at most."));
            }
        }
    }
}
