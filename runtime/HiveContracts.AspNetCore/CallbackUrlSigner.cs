using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace HiveContracts.AspNetCore;

/// <summary>
/// Signs callback URLs with a token and verifies it. Hive does not sign its requests, so the URL has to prove that a callback belongs to one of your tasks.
/// </summary>
/// <remarks>
/// The token consists of its expiry time, the reference and an HMAC-SHA256 of both. Anyone who sees the URL can read the reference, but cannot change it.
/// </remarks>
public sealed class CallbackUrlSigner
{
    /// <summary>The query parameter that holds the token.</summary>
    public const string QueryParameter = "hive_token";

    private const byte Version = 1;
    private const int HeaderLength = 1 + sizeof(long);
    private const int MaxTokenLength = 2_000;

    private readonly byte[][] keys;
    private readonly TimeSpan defaultLifetime;
    private readonly TimeProvider time;

    /// <summary>Creates a signer with the keys and the lifetime of the options.</summary>
    /// <param name="options">Holds the keys and the lifetime.</param>
    /// <param name="time">Tells the current time.</param>
    /// <exception cref="OptionsValidationException">The options are invalid.</exception>
    public CallbackUrlSigner(IOptions<HiveCallbackOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        keys = [.. options.Value.SigningKeys.Select(Convert.FromBase64String)];
        defaultLifetime = options.Value.UrlLifetime;
        this.time = time;
    }

    /// <summary>Whether there is a key; without one, tokens are neither created nor required.</summary>
    internal bool HasKeys => keys.Length > 0;

    /// <summary>Creates a random key for <see cref="HiveCallbackOptions.SigningKeys"/>.</summary>
    public static string CreateKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(HiveCallbackOptions.MinKeyBytes));

    /// <summary>Signs the callback URL of one task. A token that the URL already has is replaced.</summary>
    /// <param name="callbackUrl">The absolute URL of the endpoint.</param>
    /// <param name="reference">
    /// Your own id of the task, such as an order number. The handler gets it as <see cref="CallbackContext.Reference"/>, even if the callback arrives before
    /// the acknowledgement.
    /// </param>
    /// <param name="lifetime">How long the URL is accepted, at most ten years; null for <see cref="HiveCallbackOptions.UrlLifetime"/>.</param>
    /// <exception cref="ArgumentException">The URL is not absolute, or the reference or the lifetime is too long.</exception>
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
            throw new InvalidOperationException(
                $"There is no signing key. Add one to {nameof(HiveCallbackOptions)}.{nameof(HiveCallbackOptions.SigningKeys)}.");
        }

        TimeSpan validity = lifetime ?? defaultLifetime;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(validity, HiveCallbackOptions.MaxLifetime, nameof(lifetime));
        string token = CreateToken(reference, time.GetUtcNow() + validity);
        if (token.Length > MaxTokenLength)
        {
            throw new ArgumentException(
                $"The reference is too long: the token has {token.Length} characters, at most {MaxTokenLength} are allowed.", nameof(reference));
        }

        var builder = new UriBuilder(callbackUrl);
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

    private string CreateToken(string reference, DateTimeOffset expires)
    {
        int length = HeaderLength + Encoding.UTF8.GetByteCount(reference);
        byte[] token = new byte[length + HMACSHA256.HashSizeInBytes];
        token[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(token.AsSpan(1), expires.ToUnixTimeSeconds());
        Encoding.UTF8.GetBytes(reference, token.AsSpan(HeaderLength));
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
