using FakeKms.Engine.Calls;
using FakeKms.Model.Faults;

namespace FakeKms.Protocol;

/// <summary>An HTTP request, as far as KMS looks at it.</summary>
internal abstract class WireRequest(string method, byte[] body)
{
    /// <summary>
    /// The most bytes of a body. The largest that KMS has use for is some hundred thousand: the document of an attested environment, in base64. AWS does not
    /// document its limit.
    /// </summary>
    public const int LongestBody = 1024 * 1024;

    public string Method => method;

    public byte[] Body => body;

    /// <summary>The whole URL. It is asked for only when signatures are checked.</summary>
    public abstract Uri Url { get; }

    /// <summary>The value of a header, in whatever case its name is; null when it is not there.</summary>
    public abstract string? Header(string name);

    /// <summary>The values of a header, each as on the line that it came on; none when it is not there.</summary>
    public abstract IReadOnlyList<string> HeaderLines(string name);
}

/// <summary>An HTTP request whose head somebody else has read.</summary>
internal sealed class ReadRequest(string method, Func<string, string?> header, byte[] body) : WireRequest(method, body)
{
    /// <summary>The values of a header, each as on its line; each header is on one line if this is not told.</summary>
    public Func<string, IReadOnlyList<string>> Lines { get; init; } = name => header(name) is { } value ? [value] : [];

    public required Func<Uri> Address { get; init; }

    public override Uri Url => Address();

    public override string? Header(string name) => header(name);

    public override IReadOnlyList<string> HeaderLines(string name) => Lines(name);
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
