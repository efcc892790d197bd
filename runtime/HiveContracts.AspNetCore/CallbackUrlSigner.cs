using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace HiveContracts.AspNetCore;

/// <summary>
/// Puts a token into callback URLs that nobody else can make, and recognises it: Hive signs nothing, so the URL itself has to say that the callback belongs to a task of ours.
/// </summary>
/// <remarks>The token is the time until which it is taken, the caller's reference and an HMAC-SHA256 of both. The reference can be read by who sees the URL, and not changed.</remarks>
public sealed class CallbackUrlSigner
{
    /// <summary>The query parameter that holds the token.</summary>
    public const string Parameter = "hive_token";

    private const byte Version = 1;
    private const int HeaderLength = 1 + sizeof(long);
    private const int MaxTokenLength = 2_000;

    private readonly byte[][] keys;
    private readonly TimeSpan lifetime;
    private readonly TimeProvider time;

    /// <summary>Takes the keys from the options.</summary>
    /// <exception cref="OptionsValidationException">The options are wrong.</exception>
    public CallbackUrlSigner(IOptions<HiveCallbackOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        keys = [.. options.Value.SigningKeys.Select(Convert.FromBase64String)];
        lifetime = options.Value.UrlLifetime;
        this.time = time;
    }

    /// <summary>Whether there is a key: without one, nothing is signed, and nothing refused.</summary>
    internal bool HasKeys => keys.Length > 0;

    /// <summary>A key for <see cref="HiveCallbackOptions.SigningKeys"/>.</summary>
    public static string CreateKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(HiveCallbackOptions.MinKeyBytes));

    /// <summary>A callback URL for one task. A token that the URL has already is replaced.</summary>
    /// <param name="callbackUrl">Where the endpoint is, absolute.</param>
    /// <param name="reference">What the caller knows the task by, such as an order's number: the handler is given it, whether the acknowledgement has come by then or not.</param>
    /// <param name="lifetime">How long it is taken; by default <see cref="HiveCallbackOptions.UrlLifetime"/>.</param>
    /// <exception cref="ArgumentException">The URL is not absolute, the reference too long, or the lifetime more than ten years.</exception>
    /// <exception cref="InvalidOperationException">There is no key to sign with.</exception>
    public Uri Sign(Uri callbackUrl, string reference, TimeSpan? lifetime = null)
    {
        ArgumentNullException.ThrowIfNull(callbackUrl);
        ArgumentNullException.ThrowIfNull(reference);
        if (!callbackUrl.IsAbsoluteUri)
        {
            throw new ArgumentException("A callback URL has to be absolute.", nameof(callbackUrl));
        }

        if (keys.Length == 0)
        {
            throw new InvalidOperationException($"{nameof(HiveCallbackOptions)}.{nameof(HiveCallbackOptions.SigningKeys)} has no key to sign with.");
        }

        TimeSpan validity = lifetime ?? this.lifetime;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(validity, HiveCallbackOptions.MaxKept, nameof(lifetime));
        int length = HeaderLength + Encoding.UTF8.GetByteCount(reference);
        byte[] token = new byte[length + HMACSHA256.HashSizeInBytes];
        token[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(token.AsSpan(1), (time.GetUtcNow() + validity).ToUnixTimeSeconds());
        Encoding.UTF8.GetBytes(reference, token.AsSpan(HeaderLength));
        HMACSHA256.HashData(keys[0], token.AsSpan(0, length), token.AsSpan(length));
        string text = Base64Url.EncodeToString(token);
        if (text.Length > MaxTokenLength)
        {
            throw new ArgumentException("The reference is too long for a URL.", nameof(reference));
        }

        var builder = new UriBuilder(callbackUrl);
        IEnumerable<string> others = builder.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(static parameter => !parameter.StartsWith(Parameter + "=", StringComparison.OrdinalIgnoreCase));
        builder.Query = string.Join('&', others.Append($"{Parameter}={text}"));
        return builder.Uri;
    }

    /// <summary>Whether a token is one of ours and its time is not over. Takes as long for one that is none as for one that is.</summary>
    /// <param name="token">What <see cref="Parameter"/> holds.</param>
    /// <param name="reference">What the caller knows the task by.</param>
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

        ReadOnlySpan<byte> signed = bytes.AsSpan(0, length - HMACSHA256.HashSizeInBytes);
        ReadOnlySpan<byte> signature = bytes.AsSpan(signed.Length, HMACSHA256.HashSizeInBytes);
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        bool isOurs = false;
        foreach (byte[] key in keys)
        {
            HMACSHA256.HashData(key, signed, expected);
            isOurs |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        if (!isOurs || signed[0] != Version || BinaryPrimitives.ReadInt64BigEndian(signed[1..]) < time.GetUtcNow().ToUnixTimeSeconds())
        {
            return false;
        }

        reference = Encoding.UTF8.GetString(signed[HeaderLength..]);
        return true;
    }
}
