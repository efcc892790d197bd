using HiveContracts.AspNetCore;
using Microsoft.Extensions.Options;

namespace HiveContracts.Http.Tests;

/// <summary>A receiver with invalid options does not start.</summary>
public sealed class CallbackOptionsTests
{
    [Fact]
    public async Task ReceiverWithoutAKey_DoesNotStart()
    {
        OptionsValidationException exception = await Assert.ThrowsAsync<OptionsValidationException>(
            static () => Receiver.StartAsync(static options => options.SigningKeys.Clear()));

        Assert.Contains("anyone could post", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReceiverWithAShortKey_DoesNotStart() => await Assert.ThrowsAsync<OptionsValidationException>(
        static () => Receiver.StartAsync(static options => options.SigningKeys.Add("c2hvcnQ=")));

    [Theory]
    [InlineData(nameof(HiveCallbackOptions.BodyTimeout))]
    [InlineData(nameof(HiveCallbackOptions.Retention))]
    [InlineData(nameof(HiveCallbackOptions.StoreTimeout))]
    [InlineData(nameof(HiveCallbackOptions.UrlLifetime))]
    public async Task ReceiverWithAnInfiniteTime_DoesNotStart(string option)
    {
        OptionsValidationException exception = await Assert.ThrowsAsync<OptionsValidationException>(
            () => Receiver.StartAsync(options => typeof(HiveCallbackOptions).GetProperty(option)!.SetValue(options, TimeSpan.MaxValue)));

        Assert.Contains($"{option} must be greater than zero", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndpointWithoutARegisteredReceiver_IsAnError()
    {
        await using WebApplication application = WebApplication.CreateSlimBuilder().Build();

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(
            () => application.MapHiveCallback<TaskCallback>("/hive", static (_, _) => Task.CompletedTask));

        Assert.Contains("AddHiveCallbacks", exception.Message, StringComparison.Ordinal);
    }
}
