using Amazon.KeyManagementService;

namespace FakeKms.Conformance;

/// <summary>Behaviour that holds for every KMS: each fixture runs in memory, over HTTP, and against a configured endpoint.</summary>
[TestFixture("in memory")]
[TestFixture("over HTTP")]
[TestFixture("configured")]
public abstract class ConformanceFixture(string name) : IDisposable
{
    private Endpoint? endpoint;

    protected IAmazonKeyManagementService Client => endpoint!.Client;

    [SetUp]
    public void Connect() => endpoint = Endpoint.Named(name);

    public void Dispose()
    {
        endpoint?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<string> StateOf(string keyId) => (await Client.DescribeKeyAsync(keyId)).KeyMetadata.KeyState.Value;
}
