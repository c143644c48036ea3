using System.Security.Cryptography;
using System.Text;
using FakeKms.Model;

namespace FakeKms.Crypto.Signatures;

/// <summary>The one text that both sides make of a request, whatever happened to its spaces and its order on the way.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request"/></remarks>
internal static class CanonicalRequest
{
    /// <param name="request">The request.</param>
    /// <param name="signedHeaders">The names of the headers that are signed, in any order and case.</param>
    public static string Of(SignableRequest request, IEnumerable<string> signedHeaders)
    {
        var names = InOrder(signedHeaders);
        var text = new StringBuilder(512);
        text.Append(request.Method).Append('\n').Append(CanonicalUri.Path(request.Path)).Append('\n').Append(CanonicalUri.Query(request.Query)).Append('\n');
        foreach (var name in names) text.Append(name).Append(':').AppendJoin(',', request.Header(name).Select(Trimmed)).Append('\n');
        // What a client says of the body in x-amz-content-sha256 is a header like others here: the body that arrived counts. Only Amazon S3 takes the
        // header's word for it, and UNSIGNED-PAYLOAD.
        return text.Append('\n').AppendJoin(';', names).Append('\n').Append(Hash(request.Body.Span)).ToString();
    }

    /// <summary>The SHA-256 of bytes, as signatures write it.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => HexText.Of(SHA256.HashData(bytes));

    /// <summary>The names of signed headers as signatures list them.</summary>
    public static IReadOnlyList<string> InOrder(IEnumerable<string> names) =>
        [.. names.Select(name => name.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // Also within quotation marks, and where a header was folded over several lines.
    private static string Trimmed(string value)
    {
        if (!NeedsTrimming(value)) return value;
        return string.Join(' ', value.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool NeedsTrimming(string value) =>
        value.AsSpan().IndexOfAny('\t', '\r', '\n') >= 0 || value.Contains("  ", StringComparison.Ordinal) || value.StartsWith(' ') || value.EndsWith(' ');
}
