using Amazon.KeyManagementService;

namespace FakeKms.Conformance;

/// <summary>A KMS that behaviour can be checked against, in every Region.</summary>
public abstract class Endpoint : IDisposable
{
    private readonly Dictionary<string, IAmazonKeyManagementService> clients = [];

    /// <summary>Where the cases are at home.</summary>
    public abstract string Region { get; }

    public IAmazonKeyManagementService In(string region)
    {
        lock (clients)
        {
            if (!clients.TryGetValue(region, out var client)) clients.Add(region, client = Connect(region));
            return client;
        }
    }

    /// <summary>What an endpoint that can look into itself has to say after a case.</summary>
    public virtual void Check() { }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract IAmazonKeyManagementService Connect(string region);

    protected virtual void Dispose(bool disposing)
    {
        foreach (var client in clients.Values) client.Dispose();
    }
}
