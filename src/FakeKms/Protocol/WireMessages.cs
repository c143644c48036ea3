using FakeKms.Model;

namespace FakeKms.Protocol;

/// <summary>An HTTP request, as far as KMS looks at it.</summary>
internal sealed record WireRequest(string Method, Func<string, string?> Header, byte[] Body);

/// <summary>An HTTP response.</summary>
internal sealed record WireResponse(int Status, string RequestId, byte[] Body)
{
    /// <summary>What keeps the response from its client; null for nothing.</summary>
    public FaultyAnswer? Fault { get; init; }

    public const string ContentType = "application/x-amz-json-1.1";

    public const string RequestIdHeader = "x-amzn-RequestId";
}
