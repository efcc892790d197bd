using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace HiveContracts.Tests;

/// <summary>A form with a file is compared to curl's, byte for byte, as a socket receives them.</summary>
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

            string expected = await ReceiveAsync(address => RunCurlAsync(address, file));
            string actual = await ReceiveAsync(address => SubmitAsync(address, file));

            Assert.Equal(expected, actual);
            Assert.Contains("name=\"media\"", actual, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunCurlAsync(Uri address, string file)
    {
        string escaped = file.Replace("\"", "\\\"", StringComparison.Ordinal);
        string[] fields =
        [
            "-F", $"media=@\"{escaped}\";type=image/png",
            "-F", "callback_url=https://me.example/hive",
            "-F", "metadata=two\r\nlines ü",
        ];
        var start = new ProcessStartInfo("curl", ["-s", "-m", "10", .. fields, address.ToString()]) { RedirectStandardOutput = true };
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

    private static async Task SubmitAsync(Uri address, string file)
    {
        TaskSubmission submission = TaskSubmission.FromMedia(MediaFile.FromFile(file)) with
        {
            CallbackUrl = new Uri("https://me.example/hive"),
            Metadata = "two\r\nlines ü",
        };
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        using HttpContent form = submission.ToFormContent();
        using HttpResponseMessage response = await client.PostAsync(address, form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Receives one request.</summary>
    /// <returns>The form's content type and body, in which the boundary is replaced by a constant.</returns>
    private static async Task<string> ReceiveAsync(Func<Uri, Task> send)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task sending = send(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
        Task<TcpClient> accepting = listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask();
        if (await Task.WhenAny(sending, accepting) == sending)
        {
            await sending; // throws: the sender failed or was skipped
        }

        using TcpClient client = await accepting;
        await using NetworkStream stream = client.GetStream();
        string request = await ReadFormAsync(stream);
        byte[] response = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();
        await stream.WriteAsync(response, TestContext.Current.CancellationToken);
        await sending;

        string boundary = Boundary().Match(request).Groups[1].Value;
        string type = Regex.Match(request, "Content-Type: multipart[^\r]*").Value;
        return (type + "\n" + request[request.IndexOf("\r\n\r\n", StringComparison.Ordinal)..]).Replace(boundary, "BOUNDARY", StringComparison.Ordinal);
    }

    /// <summary>Reads until the form's closing boundary.</summary>
    private static async Task<string> ReadFormAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        byte[] buffer = new byte[4096];
        while (true)
        {
            int read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
            bytes.AddRange(buffer.AsSpan(0, read));
            string text = Encoding.Latin1.GetString([.. bytes]);
            Match boundary = Boundary().Match(text);
            if (read == 0 || (boundary.Success && text.TrimEnd().EndsWith($"--{boundary.Groups[1].Value}--", StringComparison.Ordinal)))
            {
                return Encoding.UTF8.GetString([.. bytes]);
            }
        }
    }

    [GeneratedRegex("boundary=([^\r;\"]+)")]
    private static partial Regex Boundary();
}
