using Amazon.KeyManagementService;

namespace FakeKms;

/// <summary>What one test is given: a server, and a client of it if the test takes one.</summary>
internal sealed class GivenKms(FakeKmsServer server)
{
    private IAmazonKeyManagementService? client;

    public FakeKmsServer Server => server;

    public IAmazonKeyManagementService Client => client ??= server.CreateClient();

    public void End()
    {
        client?.Dispose();
        TestEnd.Of(server);
    }
}
