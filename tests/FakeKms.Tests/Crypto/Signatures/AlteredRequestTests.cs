using System.Text;
using FakeKms.Crypto.Signatures;

namespace FakeKms.Tests.Crypto.Signatures;

/// <summary>A signature is the one of one request, of one time, of one scope and of one secret.</summary>
public sealed class AlteredRequestTests
{
    private static readonly Dictionary<string, string> Headers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Host"] = "kms.us-east-1.amazonaws.com:8080",
        ["X-Amz-Date"] = "20150830T123600Z",
        ["X-Amz-Target"] = "TrentService.Encrypt",
        ["Content-Type"] = "application/x-amz-json-1.1",
    };

    private static readonly SignableRequest Request = new("POST", "/a/b", "x=1&y=2", In(Headers), Encoding.UTF8.GetBytes("{\"KeyId\":\"alias/cards\"}"));

    private static readonly AuthorizationHeader Signed = RequestSignature.Sign(Request, Headers.Keys, Vector.Time, Vector.Scope, Vector.AccessKeyId, Vector.Secret);

    private static IEnumerable<TestCaseData> Requests()
    {
        yield return Case("the method", Request with { Method = "PUT" });
        yield return Case("a name of the path", Request with { Path = "/a/c" });
        yield return Case("the case of the path", Request with { Path = "/A/b" });
        yield return Case("the end of the path", Request with { Path = "/a/b/" });
        yield return Case("a value of the query", Request with { Query = "x=1&y=3" });
        yield return Case("a name of the query", Request with { Query = "x=1&z=2" });
        yield return Case("the query's end", Request with { Query = "x=1" });
        yield return Case("one more in the query", Request with { Query = "x=1&y=2&y=2" });
        yield return Case("no body", Request with { Body = ReadOnlyMemory<byte>.Empty });
        foreach (var name in Headers.Keys)
        {
            yield return Case($"the value of {name}", Request with { Header = In(With(name, Headers[name] + "x")) });
            yield return Case($"the case of {name}", Request with { Header = In(With(name, Swapped(Headers[name]))) });
            yield return Case($"{name} taken away", Request with { Header = In(With(name, null)) });
            yield return Case($"{name} twice", Request with { Header = wanted => wanted.Equals(name, StringComparison.OrdinalIgnoreCase) ? [Headers[name], Headers[name]] : In(Headers)(wanted) });
        }
        TestCaseData Case(string what, SignableRequest altered) => new TestCaseData(altered).SetArgDisplayNames(what);
    }

    [TestCaseSource(nameof(Requests))]
    public void Another_request_does_not_match(object altered) =>
        Assert.That(IsRight(Signed, request: (SignableRequest)altered), Is.False);

    [Test]
    public void No_bit_of_the_body_can_be_changed()
    {
        var bits = Enumerable.Range(0, Request.Body.Length * 8).Where(bit => IsRight(Signed, request: Request with { Body = Flipped(Request.Body, bit) }));

        Assert.That(bits, Is.Empty);
    }

    [Test]
    public void No_digit_of_the_signature_can_be_changed()
    {
        var digits = Enumerable.Range(0, 64).Where(digit => IsRight(Signed with { Signature = WithDigit(Signed.Signature, digit) }));

        Assert.That(digits, Is.Empty);
    }

    [TestCase("")]
    [TestCase("0")]
    public void A_signature_of_another_length_does_not_match(string signature) => Assert.That(IsRight(Signed with { Signature = signature }), Is.False);

    [Test]
    public void Neither_can_its_case_nor_what_is_signed()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(IsRight(Signed with { Signature = Signed.Signature.ToUpperInvariant() }), Is.False);
            Assert.That(IsRight(Signed with { Signature = Signed.Signature + "0" }), Is.False);
            Assert.That(IsRight(Signed with { SignedHeaders = [.. Signed.SignedHeaders.Skip(1)] }), Is.False);
            Assert.That(IsRight(Signed with { SignedHeaders = [.. Signed.SignedHeaders, "user-agent"] }), Is.False);
            Assert.That(IsRight(Signed, time: "20150830T123601Z"), Is.False);
            Assert.That(IsRight(Signed, scope: Vector.Scope with { Date = "20150831" }), Is.False);
            Assert.That(IsRight(Signed, scope: Vector.Scope with { Region = "us-east-2" }), Is.False);
            Assert.That(IsRight(Signed, scope: Vector.Scope with { Service = "kms" }), Is.False);
            Assert.That(IsRight(Signed, secret: Vector.Secret.ToUpperInvariant()), Is.False);
            Assert.That(IsRight(Signed, secret: Vector.Secret + " "), Is.False);
        }
    }

    [Test]
    public void The_order_and_the_case_of_the_names_and_spaces_around_values_do_not_matter()
    {
        var spaced = Headers.ToDictionary(header => header.Key.ToUpperInvariant(), header => $"  {header.Value} ", StringComparer.OrdinalIgnoreCase);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(IsRight(Signed));
            Assert.That(IsRight(Signed with { SignedHeaders = [.. Signed.SignedHeaders.Reverse().Select(name => name.ToUpperInvariant())] }));
            Assert.That(IsRight(Signed, request: Request with { Header = In(spaced), Query = "y=2&x=1" }));
        }
    }

    private static bool IsRight(
        AuthorizationHeader given, SignableRequest? request = null, string time = "20150830T123600Z", SigningScope? scope = null, string secret = Vector.Secret) =>
        RequestSignature.IsRight(given, request ?? Request, time, scope ?? Vector.Scope, secret);

    private static Func<string, IReadOnlyList<string>> In(Dictionary<string, string> headers) => name => headers.TryGetValue(name, out var value) ? [value] : [];

    private static Dictionary<string, string> With(string name, string? value)
    {
        var headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase);
        headers.Remove(name);
        if (value is not null) headers[name] = value;
        return headers;
    }

    private static string Swapped(string text) => string.Concat(text.Select(c => char.IsAsciiLetterLower(c) ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)));

    private static byte[] Flipped(ReadOnlyMemory<byte> body, int bit)
    {
        var bytes = body.ToArray();
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return bytes;
    }

    private static string WithDigit(string signature, int digit) => signature[..digit] + (signature[digit] == '0' ? '1' : '0') + signature[(digit + 1)..];
}
