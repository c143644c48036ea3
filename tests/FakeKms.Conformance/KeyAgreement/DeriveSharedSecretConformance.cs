using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Agreement;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Utilities;
using Org.BouncyCastle.X509;

namespace FakeKms.Conformance;

[Operation("DeriveSharedSecret")]
[Lanes("ECC_NIST_P256", "P-256", 32)]
[Lanes("ECC_NIST_P384", "P-384", 48)]
[Lanes("ECC_NIST_P521", "P-521", 66)]
[Lanes("SM2", "sm2p256v1", 32)]
public class DeriveSharedSecretConformance(string lane, string spec, string curve, int length) : ConformanceFixture(lane)
{
    [Test]
    public async Task The_secret_is_the_one_that_the_other_side_computes()
    {
        var keyId = await CreateAsync(spec, "KEY_AGREEMENT");
        var peer = Peer(curve);
        var agreement = new ECDHCBasicAgreement();
        agreement.Init(peer.Private);

        var answer = await DeriveAsync(keyId, Spki(peer));

        var expected = agreement.CalculateAgreement(PublicKeyFactory.CreateKey(await PublicKeyAsync(spec, keyId)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.SharedSecret.ToArray(), Is.EqualTo(BigIntegers.AsUnsignedByteArray(length, expected)));
            Assert.That((answer.KeyAgreementAlgorithm.Value, answer.KeyOrigin.Value), Is.EqualTo(("ECDH", "AWS_KMS")));
        }
    }

    [Test]
    public async Task Two_keys_of_KMS_agree()
    {
        var (first, second) = (await CreateAsync(spec, "KEY_AGREEMENT"), await CreateAsync(spec, "KEY_AGREEMENT"));

        var secret = (await DeriveAsync(first, await PublicKeyAsync(spec, second))).SharedSecret.ToArray();

        Assert.That((await DeriveAsync(second, await PublicKeyAsync(spec, first))).SharedSecret.ToArray(), Is.EqualTo(secret));
    }

    [Refusal]
    [Exhaustive]
    [Test]
    public async Task A_public_key_that_is_nearly_right_is_a_validation_error()
    {
        var (keyId, peer) = (await CreateAsync(spec, "KEY_AGREEMENT"), Spki(Peer(curve)));

        foreach (var wrong in NearMisses.Of(peer)) Assert.That(await ErrorOf(() => DeriveAsync(keyId, wrong)), Does.StartWith("ValidationException"));
    }

    [Refusal]
    [Test]
    public async Task A_public_key_of_another_curve_is_a_validation_error()
    {
        var keyId = await CreateAsync(spec, "KEY_AGREEMENT");

        using (Assert.EnterMultipleScope())
        {
            foreach (var other in new[] { "P-256", "P-384", "P-521", "secp256k1", "brainpoolP256r1", "sm2p256v1" }.Where(other => other != curve))
                Assert.That(await ErrorOf(() => DeriveAsync(keyId, Spki(Peer(other)))), Does.StartWith("ValidationException"), other);
        }
    }

    private static AsymmetricCipherKeyPair Peer(string curve)
    {
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(ECDomainParameters.LookupName(curve), new SecureRandom()));
        return generator.GenerateKeyPair();
    }

    private static byte[] Spki(AsymmetricCipherKeyPair pair) => SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(pair.Public).GetDerEncoded();

    private Task<DeriveSharedSecretResponse> DeriveAsync(string keyId, byte[] publicKey) =>
        ClientFor(spec).DeriveSharedSecretAsync(new DeriveSharedSecretRequest
        {
            KeyId = keyId,
            KeyAgreementAlgorithm = KeyAgreementAlgorithmSpec.ECDH,
            PublicKey = Stream(publicKey),
        });
}
