
namespace FakeKms.Xks.Client;

/// <summary>A proxy of the user's behind the endpoint of a key store.</summary>
/// <param name="Endpoint">The endpoint, as key stores have it.</param>
/// <param name="Open">Makes what sends the requests; called at the first of them, once for each server.</param>
internal sealed record XksMapping(string Endpoint, Func<HttpMessageInvoker> Open)
{
    /// <summary>Where the requests really go; null when <see cref="Open"/> knows.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>How long an answer may take, on real time; null for as long as a test can wait.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>The clock of the proxy; null for the machine's.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Whether the sender is made for the server, and goes with it.</summary>
    public bool IsOwned { get; init; }
}
