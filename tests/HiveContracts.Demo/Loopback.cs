namespace HiveContracts.Demo;

/// <summary>Web servers on a free port of this machine, and of no other.</summary>
internal static class Loopback
{
    public static WebApplication Build()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }
}
