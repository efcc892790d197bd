using System.Net;
using HiveContracts.AspNetCore;
using Microsoft.Extensions.Options;

namespace HiveContracts.Http.Tests;

public sealed class CallbackUrlSignerTests
{
    [Theory]
    [InlineData("https://me.example/hive?a=1", "order 17/ü&?#")]
    [InlineData("http://me.example:8080", "")]
    public void SignedUrl_KeepsTheUrlAndTheReference(string url, string reference)
    {
        CallbackUrlSigner signer = CreateSigner(CallbackUrlSigner.CreateKey());
        Uri signed = signer.Sign(new Uri(url), reference);

        Assert.StartsWith(url.Split('?')[0], signed.ToString(), StringComparison.Ordinal);
        Assert.True(signer.TryVerify(signed.Query.Split("hive_token=")[1], out string? verified));
        Assert.Equal(reference, verified);
    }

    [Fact]
    public void SignedUrlSignedAgain_HasOnlyTheNewToken()
    {
        CallbackUrlSigner signer = CreateSigner(CallbackUrlSigner.CreateKey());

        Uri signed = signer.Sign(signer.Sign(new Uri("https://me.example/hive?a=1"), "old"), "new");

        Assert.StartsWith("?a=1&hive_token=", signed.Query, StringComparison.Ordinal);
        Assert.True(signer.TryVerify(signed.Query["?a=1&hive_token=".Length..], out string? reference));
        Assert.Equal("new", reference);
    }

    [Fact]
    public void TokenWithAnyCharacterChanged_IsInvalid()
    {
        CallbackUrlSigner signer = CreateSigner(CallbackUrlSigner.CreateKey());
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
        await using Receiver receiver = await Receiver.StartAsync();
        Uri url = receiver.Signer.Sign(receiver.Address, "x", TimeSpan.FromSeconds(-2));

        Assert.Equal(HttpStatusCode.Unauthorized, (await receiver.PostAsync(url: url)).Status);
    }

    [Fact]
    public async Task TokenOfAnOldKey_IsAcceptedUntilTheKeyIsRemoved()
    {
        string oldKey = CallbackUrlSigner.CreateKey();
        CallbackUrlSigner oldSigner = CreateSigner(oldKey);
        await using Receiver withOldKey = await Receiver.StartAsync(options => options.SigningKeys.Add(oldKey));
        await using Receiver withoutOldKey = await Receiver.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await withOldKey.PostAsync(url: oldSigner.Sign(withOldKey.Address, "x"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await withoutOldKey.PostAsync(url: oldSigner.Sign(withoutOldKey.Address, "x"))).Status);
    }

    private static CallbackUrlSigner CreateSigner(string key)
    {
        var options = new HiveCallbackOptions();
        options.SigningKeys.Add(key);
        return new CallbackUrlSigner(Options.Create(options), TimeProvider.System);
    }
}
