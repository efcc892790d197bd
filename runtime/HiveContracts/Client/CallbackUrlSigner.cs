using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace HiveContracts;

/// <summary>
/// Signs callback URLs with a token and verifies it. Hive does not sign its requests, so the URL has to prove that a callback belongs to one of your tasks.
/// </summary>
/// <remarks>
/// A program that only submits creates a signer with the keys of the receiver. <c>AddHiveCallbacks</c> of HiveContracts.AspNetCore registers one.
/// The token consists of its expiry time, the reference and an HMAC-SHA256 of both. Anyone who sees the URL can read the reference, but cannot change it.
/// </remarks>
public sealed class CallbackUrlSigner
{
    /// <summary>The query parameter that holds the token.</summary>
    public const string QueryParameter = "hive_token";

    /// <summary>The minimum length of a key in bytes.</summary>
    public const int MinKeyBytes = 32;

    private const byte Version = 1;
    private const int HeaderLength = 1 + sizeof(long);
    private const int MaxTokenLength = 2_000;

    // A reference with half of a surrogate pair would come back as another one.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[][] keys;
    private readonly TimeSpan defaultLifetime;
    private readonly TimeProvider time;

    /// <summary>Creates a signer.</summary>
    /// <param name="keys">
    /// The keys, each the Base64 of at least <see cref="MinKeyBytes"/> bytes. The first signs; tokens of any of them are valid. Without a key, nothing can be
    /// signed and no token is valid.
    /// </param>
    /// <param name="lifetime">How long a URL is accepted, unless <see cref="Sign"/> is given another lifetime; null for <see cref="DefaultLifetime"/>.</param>
    /// <param name="time">Tells the current time; null for the clock of the system.</param>
    /// <exception cref="ArgumentException">A key is not valid, or the lifetime is not greater than zero or longer than <see cref="MaxLifetime"/>.</exception>
    public CallbackUrlSigner(IEnumerable<string> keys, TimeSpan? lifetime = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        this.keys = [.. keys.Select(static (key, index) => IsValidKey(key)
            ? Convert.FromBase64String(key)
            : throw new ArgumentException(
                $"Expected the Base64 of at least {MinKeyBytes} bytes as key {index}. Create a key with {nameof(CreateKey)}.", nameof(keys)))];
        defaultLifetime = CheckLifetime(lifetime ?? DefaultLifetime);
        this.time = time ?? TimeProvider.System;
    }

    /// <summary>How long a URL is accepted by default: 7 days.</summary>
    public static TimeSpan DefaultLifetime { get; } = TimeSpan.FromDays(7);

    /// <summary>The longest lifetime of a URL: ten years.</summary>
    public static TimeSpan MaxLifetime { get; } = TimeSpan.FromDays(3650);

    /// <summary>Creates a random key.</summary>
    public static string CreateKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(MinKeyBytes));

    /// <summary>Returns whether a string can be a key: the Base64 of at least <see cref="MinKeyBytes"/> bytes.</summary>
    public static bool IsValidKey([NotNullWhen(true)] string? key)
    {
        byte[] bytes = new byte[(key?.Length ?? 0) + 3];
        return key is not null && Convert.TryFromBase64String(key, bytes, out int length) && length >= MinKeyBytes;
    }

    /// <summary>Signs the callback URL of one task. A token that the URL already has is replaced.</summary>
    /// <param name="callbackUrl">The absolute URL of the endpoint.</param>
    /// <param name="reference">
    /// Your own id of the task, such as an order number. The handler of the callback gets it, even if the callback arrives before the acknowledgement.
    /// </param>
    /// <param name="lifetime">How long the URL is accepted, at most <see cref="MaxLifetime"/>; null for the lifetime of the signer.</param>
    /// <exception cref="ArgumentException">
    /// The URL is not absolute, the reference is too long or has half of a surrogate pair, or the lifetime is not greater than zero or is too long.
    /// </exception>
    /// <exception cref="InvalidOperationException">There is no signing key.</exception>
    public Uri Sign(Uri callbackUrl, string reference, TimeSpan? lifetime = null)
    {
        ArgumentNullException.ThrowIfNull(callbackUrl);
        ArgumentNullException.ThrowIfNull(reference);
        if (!callbackUrl.IsAbsoluteUri)
        {
            throw new ArgumentException($"Expected an absolute URL, found '{callbackUrl}'.", nameof(callbackUrl));
        }

        if (keys.Length == 0)
        {
            throw new InvalidOperationException("There is no signing key. Create the signer with one, or add one to the options of the receiver.");
        }

        string token = CreateToken(reference, time.GetUtcNow() + (lifetime is { } own ? CheckLifetime(own) : defaultLifetime));
        if (token.Length > MaxTokenLength)
        {
            throw new ArgumentException(
                $"The reference is too long: the token has {token.Length} characters, at most {MaxTokenLength} are allowed.", nameof(reference));
        }

        var builder = new UriBuilder(callbackUrl);
        if (callbackUrl.IsDefaultPort)
        {
            builder.Port = -1; // which leaves the port out of the string
        }

        IEnumerable<string> otherParameters = builder.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(static parameter => !parameter.StartsWith(QueryParameter + "=", StringComparison.OrdinalIgnoreCase));
        builder.Query = string.Join('&', otherParameters.Append($"{QueryParameter}={token}"));
        return builder.Uri;
    }

    /// <summary>Verifies a token: whether one of the keys signed it and it has not expired. The signature is compared in constant time.</summary>
    /// <param name="token">The value of the query parameter <see cref="QueryParameter"/>; null if the URL has none.</param>
    /// <param name="reference">The reference that the URL was signed for.</param>
    public bool TryVerify(string? token, [NotNullWhen(true)] out string? reference)
    {
        reference = null;
        if (token is null || token.Length > MaxTokenLength)
        {
            return false;
        }

        byte[] bytes = new byte[Base64Url.GetMaxDecodedLength(token.Length)];
        if (Base64Url.DecodeFromChars(token, bytes, out _, out int length) is not OperationStatus.Done || length < HeaderLength + HMACSHA256.HashSizeInBytes)
        {
            return false;
        }

        ReadOnlySpan<byte> content = bytes.AsSpan(0, length - HMACSHA256.HashSizeInBytes);
        ReadOnlySpan<byte> signature = bytes.AsSpan(content.Length, HMACSHA256.HashSizeInBytes);
        if (!IsSigned(content, signature) || content[0] != Version || BinaryPrimitives.ReadInt64BigEndian(content[1..]) < time.GetUtcNow().ToUnixTimeSeconds())
        {
            return false;
        }

        reference = Encoding.UTF8.GetString(content[HeaderLength..]);
        return true;
    }

    private static TimeSpan CheckLifetime(TimeSpan lifetime) => lifetime > TimeSpan.Zero && lifetime <= MaxLifetime
        ? lifetime
        : throw new ArgumentOutOfRangeException(nameof(lifetime), lifetime, "Expected a lifetime greater than zero and at most ten years.");

    private string CreateToken(string reference, DateTimeOffset expires)
    {
        int length = HeaderLength + StrictUtf8.GetByteCount(reference);
        byte[] token = new byte[length + HMACSHA256.HashSizeInBytes];
        token[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(token.AsSpan(1), expires.ToUnixTimeSeconds());
        StrictUtf8.GetBytes(reference, token.AsSpan(HeaderLength));
        HMACSHA256.HashData(keys[0], token.AsSpan(0, length), token.AsSpan(length));
        return Base64Url.EncodeToString(token);
    }

    private bool IsSigned(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        bool isSigned = false;
        foreach (byte[] key in keys)
        {
            // No early exit: the time must not depend on which key matches.
            HMACSHA256.HashData(key, content, expected);
            isSigned |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        return isSigned;
    }
}
