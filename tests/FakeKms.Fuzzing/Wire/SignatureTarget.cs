using System.Text;
using FakeKms.Fuzzing.Mutation;
using FakeKms.Fuzzing.Targets;
using FakeKms.Protocol;
using FakeKms.Tests.Protocol.Signatures;

namespace FakeKms.Fuzzing.Wire;

/// <summary>
/// Requests as lines of headers, an empty line and the body, to a server that checks signatures: an answer of AWS's form, and none of what was changed after it
/// was signed is served.
/// </summary>
internal sealed class SignatureTarget : KmsTarget
{
    private static readonly Uri Address = new("http://kms.us-east-1.amazonaws.com");
    private static readonly KmsCaller Alice = KmsCaller.IamUser("alice").WithAccessKeyId("AKIAALICE").WithSecretAccessKey("alice's secret");

    public SignatureTarget()
        : base(k => k.WithSignatureCheck().WithKnownCaller(Alice))
    {
    }

    public override IReadOnlyList<byte[]> Seeds { get; } =
        [Written(new()), Written(new() { DateHeader = "Date" }), Written(new() { Token = "t", Body = "{\"Description\":\"x\"}" }), Written(new() { More = [("x-amz-meta", "a  b"), ("accept", "*/*")] })];

    public override InputForm Form => InputForm.Text;

    protected override void Take(byte[] input)
    {
        var text = Encoding.Latin1.GetString(input);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var (head, body) = end < 0 ? (text, "") : (text[..end], text[(end + 4)..]);
        var lines = head.Split("\r\n").Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2).ToLookup(pair => pair[0], pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var request = new ReadRequest("POST", name => lines[name].Any() ? string.Join(',', lines[name]) : null, Encoding.Latin1.GetBytes(body))
        {
            Lines = name => name.Equals("host", StringComparison.OrdinalIgnoreCase) ? [Address.Authority] : [.. lines[name]],
            Address = () => new Uri(Address, "/"),
        };
        var answer = Kms.Wire.HandleAsync(request).AsTask().GetAwaiter().GetResult();
        Running.FindingException.Unless(answer.Status is 200 or (>= 400 and < 500), $"{answer.Status} {Encoding.UTF8.GetString(answer.Body)}");
    }

    private static byte[] Written(SignedCall call)
    {
        using var request = call.Request(Address);
        var headers = request.Headers.NonValidated.Concat(request.Content!.Headers.NonValidated).Select(header => $"{header.Key}: {header.Value}\r\n");
        return Encoding.Latin1.GetBytes($"{string.Concat(headers)}\r\n{call.Body}");
    }
}
