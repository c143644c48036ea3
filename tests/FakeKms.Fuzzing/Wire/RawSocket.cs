using System.Net.Sockets;
using System.Text;

namespace FakeKms.Fuzzing.Wire;

/// <summary>A connection whose other end may hang up at any time.</summary>
internal sealed class RawSocket : IDisposable
{
    private const int Patience = 30_000;
    private readonly TcpClient client = new() { ReceiveTimeout = Patience, SendTimeout = Patience };

    public RawSocket(Uri endpoint) => client.Connect(endpoint.Host, endpoint.Port);

    public void Send(byte[] bytes)
    {
        try
        {
            client.Client.Send(bytes);
        }
        catch (SocketException lost) when (lost.SocketErrorCode != SocketError.TimedOut)
        {
        }
    }

    /// <summary>Sends as much as the other end takes, and reads everything that comes, meanwhile and after.</summary>
    public string Exchange(IEnumerable<byte[]> pieces)
    {
        var answer = Task.Run(Rest);
        foreach (var piece in pieces)
        {
            if (answer.IsCompleted) break;
            Send(piece);
        }
        try
        {
            client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
        }
        return answer.GetAwaiter().GetResult();
    }

    public string Rest()
    {
        using var answer = new MemoryStream();
        try
        {
            client.GetStream().CopyTo(answer);
        }
        catch (IOException lost) when (lost.InnerException is SocketException { SocketErrorCode: not SocketError.TimedOut })
        {
        }
        return Encoding.Latin1.GetString(answer.ToArray());
    }

    public void Dispose() => client.Dispose();
}
