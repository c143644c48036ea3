using FakeKms.Engine.Calls;
using FakeKms.Model.Faults;

namespace FakeKms.Protocol;

/// <summary>An HTTP request, as far as KMS looks at it.</summary>
internal sealed record WireRequest(string Method, Func<string, string?> Header, byte[] Body)
{
    /// <summary>
    /// The most bytes of a body. The largest that KMS has use for is some hundred thousand: the document of an attested environment, in base64. AWS does not
    /// document its limit.
    /// </summary>
    public const int LongestBody = 1024 * 1024;

    /// <summary>The values of a header, each as on the line that it came on; none when it is not there.</summary>
    public required Func<string, IReadOnlyList<string>> HeaderLines { get; init; }

    /// <summary>The whole URL. It is asked for only when signatures are checked.</summary>
    public required Func<Uri> Url { get; init; }
}

/// <summary>An HTTP response.</summary>
internal sealed record WireResponse(int Status, string RequestId, byte[] Body)
{
    /// <summary>What keeps the response from its client; null for nothing.</summary>
    public FaultyAnswer? Fault { get; init; }

    /// <summary>The error code in the body; null for none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The call that it answers; null when there was none of KMS.</summary>
    public Call? Call { get; init; }

    public const string ContentType = "application/x-amz-json-1.1";

    public const string RequestIdHeader = "x-amzn-RequestId";
}
