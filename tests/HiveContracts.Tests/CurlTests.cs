using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace HiveContracts.Tests;

/// <summary>A form with a file, byte for byte as curl sends it: both are caught by a bare socket.</summary>
public sealed partial class CurlTests
{
    [Theory]
    [InlineData("plain.png")]
    [InlineData("größe 漢字 🐝.png")]
    [InlineData("a \"quoted\" name.png")]
    public async Task MultipartBytes_AreThoseOfCurl(string fileName)
    {
        string folder = Directory.CreateTempSubdirectory("hivecontracts-").FullName;
        try
        {
            string file = Path.Combine(folder, fileName);
            await File.WriteAllBytesAsync(file, [0x89, .. "PNG\r\n"u8, 0, 0xFF], TestContext.Current.CancellationToken);

            string curls = await CatchAsync(address => RunCurlAsync(address, file));
            string ours = await CatchAsync(address => SendAsync(address, file));

            Assert.Equal(curls, ours);
            Assert.Contains("name=\"media\"", ours, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunCurlAsync(Uri address, string file)
    {
        string quoted = file.Replace("\"", "\\\"", StringComparison.Ordinal);
        var start = new ProcessStartInfo("curl", ["-s", "-m", "10", "-F", $"media=@\"{quoted}\";type=image/png", "-F", "callback_url=https://me.example/hive", "-F", "metadata=two\r\nlines ü", address.ToString()])
        {
            RedirectStandardOutput = true,
        };
        try
        {
            using Process curl = Process.Start(start)!;
            await curl.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, curl.ExitCode);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("curl is not installed.");
        }
    }

    private static async Task SendAsync(Uri address, string file)
    {
        TaskSubmission submission = TaskSubmission.FromMedia(MediaFile.FromFile(file)) with { CallbackUrl = new Uri("https://me.example/hive"), Metadata = "two\r\nlines ü" };
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        using HttpContent form = submission.ToFormContent();
        using HttpResponseMessage response = await client.PostAsync(address, form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>What a sender sends to a bare socket: the form's content type and body, the boundary replaced.</summary>
    private static async Task<string> CatchAsync(Func<Uri, Task> send)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task sending = send(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
        Task<TcpClient> accepting = listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask();
        if (await Task.WhenAny(sending, accepting) == sending)
        {
            await sending; // skipped, or failed
        }

        using TcpClient client = await accepting;
        await using NetworkStream stream = client.GetStream();
        string request = await ReadAsync(stream);
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        await sending;

        string boundary = Boundary().Match(request).Groups[1].Value;
        string type = Regex.Match(request, "Content-Type: multipart[^\r]*").Value;
        return (type + "\n" + request[request.IndexOf("\r\n\r\n", StringComparison.Ordinal)..]).Replace(boundary, "BOUNDARY", StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        byte[] buffer = new byte[4096];
        while (true)
        {
            int read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
            bytes.AddRange(buffer.AsSpan(0, read));
            string text = Encoding.Latin1.GetString([.. bytes]);
            if (read == 0 || (Boundary().Match(text) is { Success: true } boundary && text.TrimEnd().EndsWith("--" + boundary.Groups[1].Value + "--", StringComparison.Ordinal)))
            {
                return Encoding.UTF8.GetString([.. bytes]);
            }
        }
    }

    [GeneratedRegex("boundary=([^\r;\"]+)")]
    private static partial Regex Boundary();
}
