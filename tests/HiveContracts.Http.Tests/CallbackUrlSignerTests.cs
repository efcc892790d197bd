using System.Net;

namespace HiveContracts.Http.Tests;

public sealed class CallbackUrlSignerTests
{
    [Theory]
    [InlineData("https://me.example/hive?a=1", "order 17/ü&?#")]
    [InlineData("http://me.example:8080", "")]
    public void SignedUrl_KeepsTheUrlAndTheReference(string url, string reference)
    {
        CallbackUrlSigner signer = new([CallbackUrlSigner.CreateKey()]);
        Uri signed = signer.Sign(new Uri(url), reference);

        Assert.StartsWith(url.Split('?')[0], signed.ToString(), StringComparison.Ordinal);
        Assert.True(signer.TryVerify(signed.Query.Split("hive_token=")[1], out string? verified));
        Assert.Equal(reference, verified);
    }

    [Fact]
    public void SignedUrlSignedAgain_HasOnlyTheNewToken()
    {
        CallbackUrlSigner signer = new([CallbackUrlSigner.CreateKey()]);

        Uri signed = signer.Sign(signer.Sign(new Uri("https://me.example/hive?a=1"), "old"), "new");

        Assert.StartsWith("?a=1&hive_token=", signed.Query, StringComparison.Ordinal);
        Assert.True(signer.TryVerify(signed.Query["?a=1&hive_token=".Length..], out string? reference));
        Assert.Equal("new", reference);
    }

    [Fact]
    public void TokenWithAnyCharacterChanged_IsInvalid()
    {
        CallbackUrlSigner signer = new([CallbackUrlSigner.CreateKey()]);
        string token = signer.Sign(new Uri("https://me.example/hive"), "order-17").Query["?hive_token=".Length..];
        for (int i = 0; i < token.Length; i++)
        {
            string changed = token[..i] + (token[i] == 'A' ? 'Q' : 'A') + token[(i + 1)..];
            Assert.False(signer.TryVerify(changed, out _), changed);
        }

        Assert.True(signer.TryVerify(token, out string? reference));
        Assert.Equal("order-17", reference);
    }

    [Fact]
    public async Task ExpiredToken_IsRefused()
    {
        string key = CallbackUrlSigner.CreateKey();
        await using Receiver receiver = await Receiver.StartAsync(options => options.SigningKeys.Add(key));
        var expired = new CallbackUrlSigner([key], TimeSpan.FromMinutes(1), new FixedTime(DateTimeOffset.UtcNow.AddMinutes(-2)));
        var valid = new CallbackUrlSigner([key], TimeSpan.FromMinutes(3), new FixedTime(DateTimeOffset.UtcNow.AddMinutes(-2)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await receiver.PostAsync(url: expired.Sign(receiver.Address, "x"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await receiver.PostAsync(url: valid.Sign(receiver.Address, "x"))).Status);
    }

    [Fact]
    public async Task TokenOfAnOldKey_IsAcceptedUntilTheKeyIsRemoved()
    {
        string oldKey = CallbackUrlSigner.CreateKey();
        CallbackUrlSigner oldSigner = new([oldKey]);
        await using Receiver withOldKey = await Receiver.StartAsync(options => options.SigningKeys.Add(oldKey));
        await using Receiver withoutOldKey = await Receiver.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await withOldKey.PostAsync(url: oldSigner.Sign(withOldKey.Address, "x"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await withoutOldKey.PostAsync(url: oldSigner.Sign(withoutOldKey.Address, "x"))).Status);
    }

    [Theory]
    [InlineData("https://me.example/hive", "https://me.example/hive?hive_token=")]
    [InlineData("https://me.example:443/hive?a=%2F", "https://me.example/hive?a=%2F&hive_token=")]
    [InlineData("http://me.example:8080/hive", "http://me.example:8080/hive?hive_token=")]
    public void SignedUrl_HasAPortOnlyIfItIsNotTheDefault(string url, string signed) => Assert.StartsWith(
        signed, new CallbackUrlSigner([CallbackUrlSigner.CreateKey()]).Sign(new Uri(url), "x").OriginalString, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("not Base64!")]
    [InlineData("c2hvcnQ=")]
    [InlineData(null)]
    public void KeyThatIsTooShortOrNotBase64_IsRefused(string? key)
    {
        Assert.False(CallbackUrlSigner.IsValidKey(key));
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new CallbackUrlSigner([CallbackUrlSigner.CreateKey(), key!]));
        Assert.Contains("key 1", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3651)]
    public void LifetimeThatIsNotPositiveOrTooLong_IsRefused(int days)
    {
        string[] keys = [CallbackUrlSigner.CreateKey()];

        Assert.Throws<ArgumentOutOfRangeException>(() => new CallbackUrlSigner(keys, TimeSpan.FromDays(days)));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new CallbackUrlSigner(keys).Sign(new Uri("https://me.example/hive"), "x", TimeSpan.FromDays(days)));
    }

    [Fact]
    public void ReferenceThatUtf8CannotExpress_IsRefused() => Assert.ThrowsAny<ArgumentException>(
        static () => new CallbackUrlSigner([CallbackUrlSigner.CreateKey()]).Sign(new Uri("https://me.example/hive"), "\ud800"));

    [Fact]
    public void SignerWithoutAKey_SignsNothingAndAcceptsNothing()
    {
        var signer = new CallbackUrlSigner([]);

        Assert.Throws<InvalidOperationException>(() => signer.Sign(new Uri("https://me.example/hive"), "x"));
        Assert.False(signer.TryVerify("AAAA", out _));
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
