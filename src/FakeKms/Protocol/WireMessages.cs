namespace FakeKms.Protocol;

/// <summary>An HTTP request, as far as KMS looks at it.</summary>
internal sealed record WireRequest(string Method, Func<string, string?> Header, byte[] Body)
{
    /// <summary>
    /// The most bytes of a body. The largest that KMS has use for is some hundred thousand: the document of an attested environment, in base64. AWS does not
    /// document its limit.
    /// </summary>
    public const int LongestBody = 1024 * 1024;
}

/// <summary>An HTTP response.</summary>
internal sealed record WireResponse(int Status, string RequestId, byte[] Body)
{
    public const string ContentType = "application/x-amz-json-1.1";

    public const string RequestIdHeader = "x-amzn-RequestId";
}
