using Amazon.KeyManagementService;

namespace FakeKms.Tests;

/// <summary>A server and a client of its own for each test.</summary>
public abstract class InMemory : IDisposable
{
    protected InMemory()
    {
        Kms = FakeKmsServer.Start(Configure);
        Client = Kms.CreateInMemoryClient();
    }

    protected FakeKmsServer Kms { get; }

    protected IAmazonKeyManagementService Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        Kms.Dispose();
        GC.SuppressFinalize(this);
    }

    [TearDown]
    public void Nothing_unexpected_happened_in_the_fake() => Assert.That(Kms.Defects, Is.Empty);

    protected virtual void Configure(FakeKmsBuilder builder) { }

    /// <summary>The error of a call, as "Code: text".</summary>
    protected static async Task<string> ErrorOf(Func<Task> call)
    {
        try
        {
            await call();
            return "no error";
        }
        catch (AmazonKeyManagementServiceException error)
        {
            return $"{error.ErrorCode}: {error.Message}";
        }
    }

    protected async Task<string> StateOf(string keyId) => (await Client.DescribeKeyAsync(keyId)).KeyMetadata.KeyState.Value;
}
