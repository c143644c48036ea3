using System.Security.Cryptography;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.Rsa;

namespace FakeKms.Crypto;

/// <summary>Private keys as PEM text: PKCS#8, and the older forms of RSA and of elliptic curves, which become PKCS#8.</summary>
/// <remarks>
/// <see href="https://www.rfc-editor.org/rfc/rfc7468#section-10"/>, <see href="https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1.2"/>,
/// <see href="https://www.rfc-editor.org/rfc/rfc5915#section-4"/>
/// </remarks>
internal static class PemPrivateKey
{
    private static readonly byte[] Null = [5, 0];

    /// <summary>
    /// The first private key of a text as PKCS#8 in DER, or null when there is none that is not encrypted. What else the text holds is skipped.
    /// </summary>
    public static byte[]? Read(string text)
    {
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            var content = Convert.FromBase64String(rest[fields.Base64Data].ToString());
            if (Pkcs8(rest[fields.Label], content) is { } key) return key;
            rest = rest[fields.Location.End..];
        }
        return null;
    }

    private static byte[]? Pkcs8(ReadOnlySpan<char> label, byte[] content) => label switch
    {
        "PRIVATE KEY" => content,
        "RSA PRIVATE KEY" => new PrivateKeyEnvelope(RsaPrivateKeyForm.RsaEncryption, Null, content).Write(),
        "EC PRIVATE KEY" => Rfc5915Form.Read(content)?.Parameters is { } curve
            ? new PrivateKeyEnvelope(NamedCurve.PublicKeyAlgorithm, curve, content).Write()
            : null,
        _ => null,
    };
}
