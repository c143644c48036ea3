namespace FakeKms.Engine.Calls;

/// <summary>Where a call comes from: the credential scope of its signature and its user agent.</summary>
internal sealed record CallOrigin(string AccessKeyId, string Region, string UserAgent)
{
    /// <summary>The id that an SDK gives to all attempts of one call; null from a client that sends none.</summary>
    public string? InvocationId { get; init; }

    /// <summary>The number of the attempt, as the SDK counts them from 1; null from a client that does not.</summary>
    public int? Attempt { get; init; }
}
