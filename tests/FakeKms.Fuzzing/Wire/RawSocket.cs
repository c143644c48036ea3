using System.Net.Sockets;
using System.Text;

namespace FakeKms.Fuzzing.Wire;

/// <summary>A connection whose other end may hang up at any time.</summary>
internal sealed class RawSocket : IDisposable
{
    private const int Patience = 30_000;
    private readonly TcpClient client = new() { ReceiveTimeout = Patience, SendTimeout = Patience };

    private readonly NetworkStream stream;

    public RawSocket(Uri endpoint)
    {
        client.Connect(endpoint.Host, endpoint.Port);
        // Taken while there is a connection: the other end may end it at any time.
        stream = client.GetStream();
    }

    public void Send(byte[] bytes)
    {
        try
        {
            client.Client.Send(bytes);
        }
        catch (SocketException)
        {
            // Nobody takes it any more. How long that may take is the caller's matter.
        }
    }

    /// <summary>Sends as much as the other end takes, and reads everything that comes, meanwhile and after.</summary>
    /// <remarks>Whoever sends its end too early is taken for one that has gone: what is sent has to say that it closes the connection, or be refused.</remarks>
    public string Exchange(IEnumerable<byte[]> pieces)
    {
        var answer = Task.Run(Rest);
        foreach (var piece in pieces)
        {
            if (answer.IsCompleted) break;
            Send(piece);
        }
        return answer.GetAwaiter().GetResult();
    }

    public string Rest()
    {
        using var answer = new MemoryStream();
        try
        {
            stream.CopyTo(answer);
        }
        catch (IOException lost) when (lost.InnerException is SocketException { SocketErrorCode: not SocketError.TimedOut })
        {
        }
        return Encoding.Latin1.GetString(answer.ToArray());
    }

    public void Dispose() => client.Dispose();
}
