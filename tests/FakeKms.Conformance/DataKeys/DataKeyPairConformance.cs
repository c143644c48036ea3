using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace FakeKms.Conformance;

[Lanes]
public class DataKeyPairConformance(string lane) : ConformanceFixture(lane)
{
    private static readonly Dictionary<string, string> Context = new() { ["customer"] = "alice" };

    private static IEnumerable<string> Specs => AllOf<DataKeyPairSpec>().Except(["SM2"]);

    [Operation("GenerateDataKeyPair")]
    [TestCaseSource(nameof(Specs))]
    public async Task The_private_key_decrypts_to_its_plaintext_and_belongs_to_the_public_key(string spec)
    {
        var keyId = await SymmetricKeyAsync(spec);

        var pair = await ClientFor(spec).GenerateDataKeyPairAsync(new GenerateDataKeyPairRequest
        {
            KeyId = keyId,
            KeyPairSpec = spec,
            EncryptionContext = Context,
        });

        var privateKey = pair.PrivateKeyPlaintext.ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await DecryptAsync(spec, pair.PrivateKeyCiphertextBlob), Is.EqualTo(privateKey));
            Assert.That(PublicKeyOf(spec, privateKey), Is.EqualTo(pair.PublicKey.ToArray()));
            Assert.That((pair.KeyPairSpec.Value, pair.KeyMaterialId), Is.EqualTo((spec, await MaterialIdAsync(spec, keyId))));
        }
    }

    [Operation("GenerateDataKeyPairWithoutPlaintext")]
    [TestCaseSource(nameof(Specs))]
    public async Task Without_plaintext_the_private_key_is_in_the_ciphertext_alone(string spec)
    {
        var keyId = await SymmetricKeyAsync(spec);

        var pair = await ClientFor(spec).GenerateDataKeyPairWithoutPlaintextAsync(new GenerateDataKeyPairWithoutPlaintextRequest
        {
            KeyId = keyId,
            KeyPairSpec = spec,
            EncryptionContext = Context,
        });

        Assert.That(PublicKeyOf(spec, await DecryptAsync(spec, pair.PrivateKeyCiphertextBlob)), Is.EqualTo(pair.PublicKey.ToArray()));
    }

    [Operation("GenerateDataKeyPairWithoutPlaintext")]
    [TestCaseSource(nameof(Specs))]
    public async Task No_two_pairs_are_the_same_and_a_pair_is_not_the_pair_of_a_key(string spec)
    {
        var keyId = await SymmetricKeyAsync(spec);
        var usage = spec.StartsWith("ML_KEM", StringComparison.Ordinal) ? "ENCAPSULATE_DECAPSULATE" : "SIGN_VERIFY";
        var keys = new List<byte[]> { await PublicKeyAsync(spec, await CreateAsync(spec, usage)) };

        for (var i = 0; i < 3; i++)
        {
            var request = new GenerateDataKeyPairWithoutPlaintextRequest { KeyId = keyId, KeyPairSpec = spec };
            keys.Add((await ClientFor(spec).GenerateDataKeyPairWithoutPlaintextAsync(request)).PublicKey.ToArray());
        }

        Assert.That(keys.Select(Convert.ToHexString), Is.Unique);
    }

    [Operation("GenerateDataKeyPair")]
    [NotOnAws(NotOnAwsAttribute.China)]
    [Test]
    public Task In_China_a_pair_may_be_of_SM2() => The_private_key_decrypts_to_its_plaintext_and_belongs_to_the_public_key("SM2");

    [Operation("GenerateDataKeyPair")]
    [Refusal]
    [Test]
    public async Task Pairs_of_SM2_exist_in_China_alone()
    {
        var request = new GenerateDataKeyPairRequest { KeyId = await Client.CreateSymmetricKeyAsync(), KeyPairSpec = DataKeyPairSpec.SM2 };

        Assert.That(await ErrorOf(() => Client.GenerateDataKeyPairAsync(request)), Does.StartWith("UnsupportedOperationException"));
    }

    // BouncyCastle reads the private key and works out the public one. Long RSA keys cost it much time, which the platform saves.
    private static byte[] PublicKeyOf(string spec, byte[] pkcs8) => spec.StartsWith("RSA", StringComparison.Ordinal)
        ? PublicKeyOf(pkcs8)
        : SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(PublicHalf(PrivateKeyFactory.CreateKey(pkcs8))).GetDerEncoded();

    private static byte[] PublicKeyOf(byte[] pkcs8)
    {
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(pkcs8, out _);
        return rsa.ExportSubjectPublicKeyInfo();
    }

    private static AsymmetricKeyParameter PublicHalf(AsymmetricKeyParameter key) => key switch
    {
        Ed25519PrivateKeyParameters edwards => edwards.GeneratePublicKey(),
        MLKemPrivateKeyParameters lattice => lattice.GetPublicKey(),
        ECPrivateKeyParameters elliptic => new ECPublicKeyParameters("EC", elliptic.Parameters.G.Multiply(elliptic.D), elliptic.PublicKeyParamSet),
        _ => throw new ArgumentOutOfRangeException(nameof(key)),
    };

    private async Task<string> SymmetricKeyAsync(string spec) => (await ClientFor(spec).CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;

    private async Task<string> MaterialIdAsync(string spec, string keyId) => (await ClientFor(spec).DescribeKeyAsync(keyId)).KeyMetadata.CurrentKeyMaterialId;

    private async Task<byte[]> DecryptAsync(string spec, MemoryStream ciphertext) =>
        (await ClientFor(spec).DecryptAsync(new DecryptRequest { CiphertextBlob = ciphertext, EncryptionContext = Context })).Plaintext.ToArray();
}
