using HiveContracts.Testing;

namespace HiveContracts.Http.Tests;

public sealed class HiveStandInTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WaitForCallbacksAsync_WaitsForTheCallbackOfEachAcknowledgedTask()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        await using Receiver receiver = await Receiver.StartAsync();
        for (int count = 1; count <= 100; count++)
        {
            await SubmitAsync(hive, receiver.SignedUrl);
            Assert.True(await hive.WaitForCallbacksAsync());
            Assert.Equal(count, receiver.Handled.Count);
        }

        Assert.Equal(receiver.Handled.Select(static handled => handled.Callback.Id), hive.Tasks.Select(static task => task.Id));
    }

    [Fact]
    public async Task WaitForCallbacksAsync_IsFalseIfACallbackIsNotAccepted()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(
            static options => (options.MaxResends, options.ResendDelay) = (1, TimeSpan.FromMilliseconds(10)), Cancellation);
        await using Receiver receiver = await Receiver.StartAsync();

        await SubmitAsync(hive, callbackUrl: receiver.Address);

        Assert.False(await hive.WaitForCallbacksAsync());
    }

    [Fact]
    public async Task ResendCallbackAsync_MarksTheCallbackAsResent()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(static options => options.MaxResends = 0, Cancellation);
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Handle = static (callback, _) => callback.ResentOn is null ? throw new InvalidOperationException() : Task.CompletedTask;
        TaskAcknowledgement acknowledgement = await SubmitAsync(hive, receiver.SignedUrl);
        Assert.False(await hive.WaitForCallbacksAsync());

        Assert.Equal(System.Net.HttpStatusCode.OK, await hive.ResendCallbackAsync(acknowledgement.TaskId, Cancellation));
        Assert.Equal("manual", Assert.Single(receiver.Handled).Callback.ResentBy);
        await Assert.ThrowsAsync<ArgumentException>(() => hive.ResendCallbackAsync("unknown", Cancellation));
    }

    private static Task<TaskAcknowledgement> SubmitAsync(HiveStandIn hive, Uri callbackUrl)
    {
        var client = new HiveClient(new HiveClientOptions { ApiKey = hive.ApiKey, BaseAddress = hive.BaseAddress });
        return client.SubmitAsync(TaskSubmission.FromTextData("x") with { CallbackUrl = callbackUrl }, Cancellation);
    }
}
