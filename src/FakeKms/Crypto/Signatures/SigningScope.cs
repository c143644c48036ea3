using System.Security.Cryptography;
using System.Text;

namespace FakeKms.Crypto.Signatures;

/// <summary>What a signature holds for: a day, a Region, a service.</summary>
/// <param name="Date">The day, such as <c>20150830</c>.</param>
/// <param name="Region">The Region.</param>
/// <param name="Service">The signing name of the service, such as <c>kms</c>.</param>
internal sealed record SigningScope(string Date, string Region, string Service)
{
    public const string Terminator = "aws4_request";

    public override string ToString() => $"{Date}/{Region}/{Service}/{Terminator}";

    /// <summary>The key that signs within the scope, derived from a secret access key.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#derive-signing-key"/></remarks>
    public byte[] Key(string secretAccessKey)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secretAccessKey);
        foreach (var part in (ReadOnlySpan<string>)[Date, Region, Service, Terminator]) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return key;
    }
}
