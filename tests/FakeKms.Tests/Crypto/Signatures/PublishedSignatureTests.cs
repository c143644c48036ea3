using System.Text;
using FakeKms.Crypto.Signatures;

namespace FakeKms.Tests.Crypto.Signatures;

/// <summary>
/// AWS's own examples of Signature Version 4, of the test suite that it published for those who write signers. Each value was computed once more from its
/// definition with Python's hashlib and hmac; the one of KMS by botocore.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/></remarks>
public sealed class PublishedSignatureTests
{
    private const string Unreserved = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    [TestCase("get-vanilla", "GET", "/", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [TestCase("post-vanilla", "POST", "/", "", "", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [TestCase("query-order-key-case", "GET", "/", "Param2=value2&Param1=value1", "", "", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [TestCase("query-order-value", "GET", "/", "Param1=value2&Param1=value1", "", "", "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694")]
    [TestCase("query-unreserved", "GET", "/", Unreserved + "=" + Unreserved, "", "", "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197")]
    [TestCase("utf8-query", "GET", "/", "ሴ=bar", "", "", "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04")]
    [TestCase("utf8-query, encoded in lower case", "GET", "/", "%e1%88%b4=bar", "", "", "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04")]
    [TestCase("post-vanilla-query", "POST", "/", "Param1=value1", "", "", "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11")]
    [TestCase("get-utf8", "GET", "/ሴ", "", "", "", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85")]
    [TestCase("get-space", "GET", "/example space/", "", "", "", "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741")]
    [TestCase("get-relative", "GET", "/example/..", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [TestCase("get-relative-relative", "GET", "/example1/example2/../..", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [TestCase("get-slash", "GET", "//", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [TestCase("get-slash-dot-slash", "GET", "/./", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [TestCase("get-slash-pointless-dot", "GET", "/./example", "", "", "", "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5")]
    [TestCase("get-slashes", "GET", "//example//", "", "", "", "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84")]
    [TestCase("header-value-trim", "GET", "/", "", "My-Header1: value1 |My-Header2: \"a   b   c\"", "", "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736")]
    [TestCase("header-key-duplicate", "GET", "/", "", "My-Header1:value2|My-Header1:value2|My-Header1:value1", "", "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea")]
    [TestCase("header-value-order", "GET", "/", "", "My-Header1:value4|My-Header1:value1|My-Header1:value3|My-Header1:value2", "", "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01")]
    [TestCase("x-www-form-urlencoded", "POST", "/", "", "Content-Type:application/x-www-form-urlencoded", "Param1=value1", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a")]
    public void A_published_signature_is_made_and_taken(string name, string method, string path, string query, string headers, string body, string signature)
    {
        var (request, names) = Request(method, path, query, headers, body);

        var made = RequestSignature.Sign(request, names, Vector.Time, Vector.Scope, Vector.AccessKeyId, Vector.Secret);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(made.Signature, Is.EqualTo(signature), name);
            Assert.That(RequestSignature.IsRight(made, request, "20150830T123600Z", Vector.Scope, Vector.Secret), name);
        }
    }

    [Test]
    public void A_header_that_is_folded_over_lines_counts_as_one_with_spaces()
    {
        var (folded, names) = Request("GET", "/", "", "My-Header1:value1\n  value2\r\n\tvalue3", "");
        var (flat, _) = Request("GET", "/", "", "My-Header1:value1 value2 value3", "");

        Assert.That(CanonicalRequest.Of(folded, names), Is.EqualTo(CanonicalRequest.Of(flat, names)).And.Contains("my-header1:value1 value2 value3\n"));
    }

    [TestCase("/a%20b/c%2Fd", "/a%2520b/c%252Fd")]
    [TestCase("/a/./b/../c", "/a/c")]
    [TestCase("/..", "/")]
    [TestCase("/a/..", "/")]
    [TestCase("/a/b/..", "/a/")]
    [TestCase("/a/.", "/a/")]
    [TestCase("", "/")]
    public void A_path_is_resolved_and_then_encoded_once_more(string sent, string canonical) => Assert.That(CanonicalUri.Path(sent), Is.EqualTo(canonical));

    [TestCase("a=1&b", "a=1&b=")]
    [TestCase("a=b=c", "a=b%3Dc")]
    [TestCase("a=x%2fy&A=1&&", "A=1&a=x%2Fy")]
    [TestCase("a=1+2", "a=1%2B2")]
    public void A_query_is_ordered_and_encoded_in_one_way(string sent, string canonical) => Assert.That(CanonicalUri.Query(sent), Is.EqualTo(canonical));

    [Test]
    public void The_header_of_a_call_of_KMS_is_the_one_that_botocore_sends()
    {
        var (request, names) = Request(
            "POST", "/", "", "Content-Type:application/x-amz-json-1.1|X-Amz-Target:TrentService.ListKeys", "{\"Limit\": 7}", host: "kms.us-east-1.amazonaws.com");

        var header = RequestSignature.Sign(request, names, Vector.Time, Vector.Scope with { Service = "kms" }, Vector.AccessKeyId, Vector.Secret).ToString();

        Assert.That(header, Is.EqualTo(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/kms/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, " +
            "Signature=293c257b96bf4af2c141831f64d095f6ee5685a7b23e180e07042f7eed823b8b"));
    }

    private static (SignableRequest Request, IEnumerable<string> Names) Request(
        string method, string path, string query, string headers, string body, string host = "example.amazonaws.com")
    {
        var lines = $"Host:{host}|X-Amz-Date:20150830T123600Z|{headers}".Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 2))
            .ToLookup(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        return (new(method, path, query, name => [.. lines[name]], Encoding.UTF8.GetBytes(body)), lines.Select(line => line.Key));
    }
}
