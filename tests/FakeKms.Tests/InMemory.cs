using Amazon.KeyManagementService;

namespace FakeKms.Tests;

/// <summary>A server and a client of its own for each test.</summary>
public abstract class InMemory : IDisposable
{
    protected InMemory()
    {
        Kms = Pinned.Server(Configure);
        Client = Kms.CreateClient();
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

    /// <summary>Every error in every test is one that AWS declares for the operation, or one that is common to all. What a VPC endpoint refuses, no operation answered.</summary>
    [TearDown]
    public void No_operation_answered_an_error_that_AWS_does_not_declare_for_it() => Assert.That(
        Kms.Trail.Where(record => record is { InjectedFault: null, EventCategory: "Management", ErrorCode: { } code } && !DeclaredErrors.Allow(record.EventName, code)).Select(record => $"{record.EventName}: {record.ErrorCode}"),
        Is.Empty);

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
