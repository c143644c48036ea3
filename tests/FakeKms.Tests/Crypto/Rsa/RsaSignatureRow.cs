using System.Security.Cryptography;

namespace FakeKms.Tests.Crypto.Rsa;

/// <summary>
/// One line of the table of published RSA signatures. All but one are test cases of Project Wycheproof, which publishes no private keys for them:
/// https://github.com/C2SP/wycheproof/tree/main/testvectors_v1
/// The PSS signature with a key of 3072 bits and SHA-384 is from an example of Intel's library, https://github.com/intel/ipp-crypto
/// The salt of each PSS signature is as long as the hash.
/// </summary>
public sealed record RsaSignatureRow(
    string KeySpec, string Algorithm, string File, string TestCase, string Modulus, string Exponent, string Message, string Signature)
{
    public static IReadOnlyList<RsaSignatureRow> All { get; } = Load();

    public RSA Key() => RSA.Create(new RSAParameters { Modulus = Bytes.Hex(Modulus), Exponent = Bytes.Hex(Exponent) });

    public override string ToString() => $"{KeySpec} {Algorithm}";

    private static RsaSignatureRow[] Load()
    {
        using var reader = new StreamReader(typeof(RsaSignatureRow).Assembly.GetManifestResourceStream("rsa-signatures.tsv")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => Row(line.Split('\t')))];
    }

    private static RsaSignatureRow Row(string[] cells) => new(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]);
}
