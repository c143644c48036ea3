using Amazon.KeyManagementService;
using FakeKms.Fuzzing.Running;

namespace FakeKms.Fuzzing.Targets;

/// <summary>A server that is the same again before each input, and calls that may be refused, but never with a defect or an error of the server.</summary>
internal abstract class KmsTarget : FuzzTarget
{
    private readonly List<IDisposable> clients = [];
    private KmsSnapshot? origin;

    protected KmsTarget(Action<FakeKmsBuilder>? configure = null) => Kms = Pinned.Server(configure);

    protected FakeKmsServer Kms { get; }

    public sealed override void Run(byte[] input)
    {
        if (origin is null) origin = Kms.Snapshot();
        else Kms.Restore(origin);
        Take(input);
        ThrowIfDefect();
    }

    public override void Dispose()
    {
        foreach (var client in clients) client.Dispose();
        Kms.Dispose();
        base.Dispose();
    }

    protected abstract void Take(byte[] input);

    protected IAmazonKeyManagementService Client(string region = "us-east-1")
    {
        var client = Kms.CreateClient(region);
        clients.Add(client);
        return client;
    }

    protected void ThrowIfDefect()
    {
        if (Kms.Defects is [var defect, ..]) throw new FindingException($"A defect: {defect}");
    }

    /// <summary>Makes a call; an error of KMS that says that the caller is wrong is an answer too.</summary>
    protected static T? Answer<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return call().GetAwaiter().GetResult();
        }
        catch (AmazonKeyManagementServiceException error) when ((int)error.StatusCode < 500 && error.ErrorCode != "FakeKmsDefectException")
        {
            return null;
        }
    }
}
