using System.Security.Cryptography;
using FakeKms.Crypto.Keys;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Crypto;

/// <summary>What the library signs with the framework BouncyCastle verifies, and the other way round.</summary>
public class ForeignSignatureTests
{
    private static readonly byte[] Message = "One and the same message for everybody."u8.ToArray();

    public static IEnumerable<object[]> ByTheFramework => SigningAlgorithms.OfBothForms.Where(row => (string)row[0] != "ECC_SECG_P256K1");

    [TestCaseSource(nameof(ByTheFramework))]
    public void BouncyCastle_accepts_what_is_signed_here(string keySpec, string algorithm)
    {
        var key = TestKeys.First(keySpec);
        var verifier = Foreign(algorithm);
        verifier.Init(forSigning: false, PublicKeyFactory.CreateKey(key.PublicKey));
        verifier.BlockUpdate(Message);

        Assert.That(verifier.VerifySignature(((ISigner)key).Sign(algorithm, MessageForm.Raw, Message, Bytes.Stream("signing"))), Is.True);
    }

    [TestCaseSource(nameof(ByTheFramework))]
    public void What_BouncyCastle_signs_is_accepted_here(string keySpec, string algorithm)
    {
        var key = TestKeys.First(keySpec);
        var signer = Foreign(algorithm);
        signer.Init(forSigning: true, TestKeys.FirstInBouncyCastle(keySpec));
        signer.BlockUpdate(Message);

        Assert.That(((ISigner)key).Verify(algorithm, MessageForm.Raw, Message, signer.GenerateSignature()), Is.True);
    }

    [Test]
    [Platform(Exclude = "MacOsX", Reason = "The framework has no secp256k1 there.")]
    public void The_framework_and_BouncyCastle_agree_about_secp256k1()
    {
        var key = TestKeys.First("ECC_SECG_P256K1");
        using var foreign = ECDsa.Create();
        foreign.ImportPkcs8PrivateKey(key.Pkcs8, out _);

        var signedHere = ((ISigner)key).Sign("ECDSA_SHA_256", MessageForm.Raw, Message, Bytes.Stream("signing"));
        var signedThere = foreign.SignData(Message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(foreign.VerifyData(Message, signedHere, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence), Is.True);
            Assert.That(((ISigner)key).Verify("ECDSA_SHA_256", MessageForm.Raw, Message, signedThere), Is.True);
            Assert.That(foreign.ExportSubjectPublicKeyInfo(), Is.EqualTo(key.PublicKey));
        }
    }

    private static Org.BouncyCastle.Crypto.ISigner Foreign(string algorithm)
    {
        var family = algorithm.StartsWith("ECDSA", StringComparison.Ordinal) ? "ECDSA" : algorithm.Contains("PSS") ? "RSASSA-PSS" : "RSA";
        var hash = "SHA-" + algorithm[^3..];
        return SignerUtilities.GetSigner(family == "RSASSA-PSS" ? $"{hash}withRSAandMGF1" : $"{hash}with{family}");
    }
}
