using System.Security.Cryptography;
using System.Text;
using FakeKms.Fuzzing.Mutation;
using FakeKms.Fuzzing.Running;

namespace FakeKms.Fuzzing.Targets;

/// <summary>Private keys in PEM that a test gives to a key from the start: ArgumentException, or the key has it.</summary>
internal sealed class PemTarget : FuzzTarget
{
    public override IReadOnlyList<byte[]> Seeds { get; } = Make();

    public override InputForm Form => InputForm.Text;

    public override int DefaultInputs => 10;

    public override void Run(byte[] input)
    {
        foreach (var spec in (string[])["RSA_2048", "ECC_NIST_P256"])
        {
            try
            {
                using var kms = Pinned.Server(k => k.WithKey("alias/pair", key => key.WithKeySpec(spec, "SIGN_VERIFY").WithMaterial(TextOf(input))));
            }
            catch (ArgumentException)
            {
            }
        }
    }

    private static byte[][] Make()
    {
        using var rsa = RSA.Create(2048);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var password = new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1);
        string[] texts =
        [
            rsa.ExportPkcs8PrivateKeyPem(), rsa.ExportRSAPrivateKeyPem(), rsa.ExportRSAPublicKeyPem(), ec.ExportPkcs8PrivateKeyPem(), ec.ExportECPrivateKeyPem(),
            ec.ExportSubjectPublicKeyInfoPem(), ec.ExportEncryptedPkcs8PrivateKeyPem("x", password),
        ];
        return [.. texts.Select(Encoding.ASCII.GetBytes)];
    }
}
