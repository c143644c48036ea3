using System.Security.Cryptography;

namespace FakeKms.Tests.Seeding;

/// <summary>Material that is not of the key's spec is refused at the start, with what is wrong and what to do.</summary>
public class SeededMaterialMisuseTests
{
    private static readonly string[] Raw = ["SYMMETRIC_DEFAULT", "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512"];

    [TestCaseSource(nameof(Raw))]
    public void Bytes_of_a_wrong_length_are_counted(string spec)
    {
        var length = GivenMaterials.Of(spec).Length;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(MistakeOf(spec, key => key.WithMaterial(new byte[length - 1])), Does.EndWith($"the material has {length - 1} bytes; {spec} needs {length}."));
            Assert.That(MistakeOf(spec, key => key.Imported(new byte[length + 1])), Does.EndWith($"the material has {length + 1} bytes; {spec} needs {length}."));
            Assert.That(MistakeOf(spec, key => key.WithMaterial(GivenMaterials.Pem("SM2"))), Does.EndWith($"PEM text is for key pairs; the material of {spec} is {length} bytes."));
        }
    }

    [TestCaseSource(typeof(GivenMaterials), nameof(GivenMaterials.Pairs))]
    public void A_private_key_of_another_spec_is_named(string spec)
    {
        var other = GivenMaterials.Pairs.First(pair => pair != spec);

        Assert.That(
            MistakeOf(spec, key => key.WithMaterial(GivenMaterials.Of(other))),
            Does.EndWith($"the material is a private key of {other}, not of {spec}; say WithKeySpec(KeySpec.{other}, …)."));
    }

    [TestCaseSource(typeof(GivenMaterials), nameof(GivenMaterials.Pairs))]
    public void Bytes_that_are_no_private_key_are_refused(string spec) => Assert.That(
        MistakeOf(spec, key => key.WithMaterial(new byte[32])),
        Does.Contain($"the material is no private key of {spec}").And.Contains("openssl pkcs8 -topk8 -nocrypt -outform DER"));

    [Test]
    public void Text_without_a_private_key_that_can_be_read_is_refused()
    {
        using var rsa = FakeKms.Crypto.Rsa.RsaPrimePool.Create(2048, 77);
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(MistakeOf("RSA_2048", key => key.WithMaterial("no key")), Does.Contain("openssl pkey"));
            Assert.That(MistakeOf("RSA_2048", key => key.WithMaterial(rsa.ExportSubjectPublicKeyInfoPem())), Does.Contain("openssl pkey"));
            Assert.That(MistakeOf("RSA_2048", key => key.Imported(rsa.ExportEncryptedPkcs8PrivateKeyPem("secret", parameters))), Does.Contain("takes a password off"));
        }
    }

    [Test]
    public void A_module_lattice_key_is_given_as_one_of_AWS_and_not_imported() => Assert.That(
        MistakeOf("ML_DSA_44", key => key.Imported(GivenMaterials.Of("ML_DSA_44"))),
        Does.EndWith("material of the key spec ML_DSA_44 cannot be imported."));

    private static string MistakeOf(string spec, Action<KeySeed> describe)
    {
        try
        {
            GivenMaterials.Server(spec, describe).Dispose();
            return "no mistake";
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }
}
