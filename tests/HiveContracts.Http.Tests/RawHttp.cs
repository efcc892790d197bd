using System.Net.Sockets;
using System.Text;

namespace HiveContracts.Http.Tests;

/// <summary>A POST that no client would send: bytes over a bare socket.</summary>
internal static class RawPost
{
    /// <summary>Sends a head and pieces of a body, one after another with a pause, and reads the first line of the answer; empty where the connection was closed without one.</summary>
    public static async Task<string> SendAsync(Uri url, string headers, IEnumerable<string> pieces, TimeSpan pause, bool closes = false)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var socket = new TcpClient();
        await socket.ConnectAsync(url.Host, url.Port, timeout.Token);
        NetworkStream stream = socket.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        Task<string?> answer = reader.ReadLineAsync(timeout.Token).AsTask();
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: application/json\r\n{headers}\r\n\r\n"), timeout.Token);
            foreach (string piece in pieces)
            {
                if (answer.IsCompleted)
                {
                    break;
                }

                await stream.WriteAsync(Encoding.ASCII.GetBytes(piece), timeout.Token);
                await Task.WhenAny(Task.Delay(pause, timeout.Token), answer);
            }

            if (closes)
            {
                socket.Client.Shutdown(SocketShutdown.Send);
            }

            return await answer ?? "";
        }
        catch (IOException)
        {
            // Closed while it was written to: what was answered before may still be on its way to whoever reads.
            return await AnswerOfClosedAsync(answer);
        }
    }

    private static async Task<string> AnswerOfClosedAsync(Task<string?> answer)
    {
        try
        {
            return await answer ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
