using System.Diagnostics.CodeAnalysis;

namespace FakeKms.Model;

/// <summary>The refusal of whatever outlives its server: a mistake worth hearing of.</summary>
internal static class ServerDisposed
{
    public const string ServerName = "FakeKms.FakeKmsServer";

    public static void ThrowIf([DoesNotReturnIf(true)] bool disposed)
    {
        if (disposed) throw new ObjectDisposedException(ServerName, "The server was disposed of. Its trail can still be read.");
    }
}
