using System.Reflection;

namespace FakeKms.Conformance;

/// <summary>The one server over HTTP that the cases share, as they would share an account: they must not disturb each other.</summary>
[SetUpFixture]
public sealed class SharedServer
{
    private static readonly Lock Gate = new();
    private static FakeKmsServer? server;

    public static Endpoint Connect(Type fixture)
    {
        if (fixture.IsDefined(typeof(OwnServerAttribute))) return FakeEndpoint.OverHttp(FakeKmsServer.Start(), owned: true);
        lock (Gate) return FakeEndpoint.OverHttp(server ??= FakeKmsServer.Start(), owned: false);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        lock (Gate)
        {
            server?.Dispose();
            server = null;
        }
    }
}
