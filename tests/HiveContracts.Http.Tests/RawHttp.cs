using System.Net.Sockets;
using System.Text;

namespace HiveContracts.Http.Tests;

/// <summary>Sends requests over a socket, for bytes that no HTTP client would send.</summary>
internal static class RawHttp
{
    /// <summary>Posts a body in chunks, with a pause after each.</summary>
    /// <returns>The status line of the response; empty if the connection was closed without one.</returns>
    public static async Task<string> PostAsync(Uri url, string headers, IEnumerable<string> chunks, TimeSpan pause, bool closes = false)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var socket = new TcpClient();
        await socket.ConnectAsync(url.Host, url.Port, timeout.Token);
        NetworkStream stream = socket.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        Task<string?> statusLine = reader.ReadLineAsync(timeout.Token).AsTask();
        try
        {
            string head = $"POST {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: application/json\r\n{headers}\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), timeout.Token);
            foreach (string chunk in chunks)
            {
                if (statusLine.IsCompleted)
                {
                    break;
                }

                await stream.WriteAsync(Encoding.ASCII.GetBytes(chunk), timeout.Token);
                await Task.WhenAny(Task.Delay(pause, timeout.Token), statusLine);
            }

            if (closes)
            {
                socket.Client.Shutdown(SocketShutdown.Send);
            }

            return await statusLine ?? "";
        }
        catch (IOException)
        {
            // The server closed the connection during a write. Its response may still arrive.
            return await ReadAfterCloseAsync(statusLine);
        }
    }

    private static async Task<string> ReadAfterCloseAsync(Task<string?> statusLine)
    {
        try
        {
            return await statusLine ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
