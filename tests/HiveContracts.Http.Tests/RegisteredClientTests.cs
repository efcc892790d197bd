using System.Diagnostics;
using System.Net;
using HiveContracts.Testing;
using Microsoft.Extensions.Hosting;

namespace HiveContracts.Http.Tests;

/// <summary>What a client does that is registered with a container.</summary>
public sealed class RegistrationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WaitingForItsTurn_IsNoStall()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        using IHost host = await ClientTests.HostAsync(hive, options => (options.TasksPerSecond, options.InactivityTimeout) = (2, TimeSpan.FromSeconds(1)));
        var client = host.Services.GetRequiredService<HiveClient>();

        await Task.WhenAll(Enumerable.Range(0, 7).Select(_ => client.SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation)));

        Assert.Equal(7, hive.Tasks.Count);
    }

    [Fact]
    public async Task WaitingToBeSentAgain_IsNoStall()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        hive.AnswerNext(StandInAnswer.RateLimitedForASecond);
        using IHost host = await ClientTests.HostAsync(hive, static options => options.InactivityTimeout = TimeSpan.FromMilliseconds(500));

        await host.Services.GetRequiredService<HiveClient>().SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation);

        Assert.Equal(2, hive.Submissions);
    }

    [Fact]
    public async Task WaitingForAConnection_IsNoStall()
    {
        HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        using IHost host = await ClientTests.HostAsync(hive, static options => (options.InactivityTimeout, options.MaxRetries) = (TimeSpan.FromMilliseconds(300), 2));
        await hive.DisposeAsync(); // nobody listens there any more

        await Assert.ThrowsAsync<HttpRequestException>(() => host.Services.GetRequiredService<HiveClient>().SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation));
    }

    [Fact]
    public async Task AnswerThatNeverEnds_IsAStall()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        hive.AnswerNext(StandInAnswer.SlowDrip);
        using IHost host = await ClientTests.HostAsync(hive, static options => options.InactivityTimeout = TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAsync<TimeoutException>(() => host.Services.GetRequiredService<HiveClient>().SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation));
    }

    [Fact]
    public async Task NoMoreThanTheRate_LeavesInASecond()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        using IHost host = await ClientTests.HostAsync(hive, static options => options.TasksPerSecond = 5);
        var client = host.Services.GetRequiredService<HiveClient>();
        await client.SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation);
        await Task.Delay(TimeSpan.FromSeconds(1.5), Cancellation);

        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 11).Select(_ => client.SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation)));

        Assert.InRange(clock.Elapsed.TotalSeconds, 1.8, 20); // 5, 5 and 1
    }

    [Fact]
    public async Task ClientThatIsRegisteredTwice_RetriesAsOne()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        hive.AnswerNext([.. Enumerable.Repeat(StandInAnswer.ServerError, 9)]);
        using IHost host = await ClientTests.HostAsync(hive, static options => options.MaxRetries = 4, static builder => builder.Services.AddHiveClient(static options => options.MaxRetries = 1));

        await Assert.ThrowsAsync<HiveException>(() => host.Services.GetRequiredService<HiveClient>().SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation));

        Assert.Equal(2, hive.Submissions);
    }

    [Fact]
    public async Task RefusedKey_IsLeftByStreamsThatCannotBeSentAgain()
    {
        await using HiveStandIn hive = await HiveStandIn.StartAsync(cancellationToken: Cancellation);
        var client = new HiveClient(new HiveClientOptions { ApiKey = "refused", SecondaryApiKey = hive.ApiKey, BaseAddress = hive.BaseAddress });

        await Assert.ThrowsAsync<HiveException>(Submit);
        await Submit();

        Assert.Single(hive.Tasks);

        Task Submit() => client.SubmitAsync(TaskSubmission.FromMedia(MediaFile.FromStream(new ClientTests.OneWay(new MemoryStream([1, 2, 3])), "clip.mp4")), cancellationToken: Cancellation);
    }

    [Theory]
    [InlineData(170)]
    [InlineData(195)]
    [InlineData(0)]
    public async Task KeysInAnAnswer_AreNotShown(int before)
    {
        const string first = "first-key-0123456789abcdef", second = "second-key-0123456789abcdef";
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication proxy = builder.Build();
        proxy.Run(async context =>
        {
            context.Response.StatusCode = 403;
            await context.Response.WriteAsync(new string('x', before) + first + "\n" + second, Cancellation);
        });
        await proxy.StartAsync(Cancellation);
        var client = new HiveClient(new HiveClientOptions { ApiKey = first, SecondaryApiKey = second, BaseAddress = new Uri(proxy.Urls.First()) });

        HiveException refusal = await Assert.ThrowsAsync<HiveException>(() => client.SubmitAsync(TaskSubmission.FromTextData("x"), cancellationToken: Cancellation));

        Assert.DoesNotContain("first-k", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("second-k", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
