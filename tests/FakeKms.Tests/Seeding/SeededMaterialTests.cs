using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Crypto;

namespace FakeKms.Tests.Seeding;

/// <summary>Keys with exactly the material that the test brings.</summary>
public class SeededMaterialTests
{
    [TestCaseSource(typeof(GivenMaterials), nameof(GivenMaterials.Pairs))]
    public async Task A_key_pair_of_AWS_can_be_given_as_bytes_and_as_text(string spec)
    {
        using var bytes = GivenMaterials.Server(spec, key => key.WithMaterial(GivenMaterials.Of(spec)));
        using var text = GivenMaterials.Server(spec, key => key.WithMaterial(GivenMaterials.Pem(spec)));
        var publicKey = Convert.ToHexString(KeyPairs.Read(spec, GivenMaterials.Of(spec))!.PublicKey);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await TraceAsync(bytes, spec), Is.EqualTo(publicKey));
            Assert.That(await TraceAsync(text, spec), Is.EqualTo(publicKey));
            Assert.That(bytes.Key("alias/given"), Has.Property("Origin").EqualTo(OriginType.AWS_KMS).And.Property("KeyState").EqualTo(KeyState.Enabled));
        }
    }

    [TestCaseSource(typeof(GivenMaterials), nameof(GivenMaterials.Importable))]
    public async Task Imported_material_of_any_spec_can_be_given(string spec)
    {
        const string KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
        using var imported = GivenMaterials.Server(spec, key => key.WithKeyId(KeyId).Imported(GivenMaterials.Of(spec)));
        using var own = GivenMaterials.Server(spec, key => key.WithKeyId(KeyId).WithMaterial(GivenMaterials.Of(spec)), k => k.WithSeed(5));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(imported.Key("alias/given"), Has.Property("Origin").EqualTo(OriginType.EXTERNAL).And.Property("KeyState").EqualTo(KeyState.Enabled));
            Assert.That(await TraceAsync(imported, spec), Is.EqualTo(await TraceAsync(own, spec)), "another seed and origin, the same material");
        }
    }

    [TestCaseSource(typeof(GivenMaterials), nameof(GivenMaterials.Importable))]
    public async Task Imported_material_of_any_spec_comes_from_the_seed_otherwise(string spec)
    {
        using var one = GivenMaterials.Server(spec, key => key.Imported());
        using var twin = GivenMaterials.Server(spec, key => key.Imported());
        using var other = GivenMaterials.Server(spec, key => key.Imported(), k => k.WithSeed(5));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await TraceAsync(twin, spec), Is.EqualTo(await TraceAsync(one, spec)));
            Assert.That(await TraceAsync(other, spec), Is.Not.EqualTo(await TraceAsync(one, spec)));
        }
    }

    [Test]
    public async Task The_material_of_an_HMAC_key_makes_the_MAC_that_the_framework_makes()
    {
        var material = GivenMaterials.Of("HMAC_512");
        using var kms = GivenMaterials.Server("HMAC_512", key => key.WithMaterial(material));

        Assert.That(await TraceAsync(kms, "HMAC_512"), Is.EqualTo(Convert.ToHexString(HMACSHA512.HashData(material, new byte[] { 1, 2, 3 }))));
    }

    [Test]
    public async Task Given_symmetric_material_can_be_imported_again_after_it_was_deleted()
    {
        using var kms = GivenMaterials.Server("SYMMETRIC_DEFAULT", key => key.Imported(Wrapping.Material(3)));
        using var client = kms.CreateClient();
        var keyId = kms.Key("alias/given").KeyId;
        await client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = keyId });

        Assert.That(async () => await client.ImportAsync(keyId, Wrapping.Material(4)), Throws.TypeOf<IncorrectKeyMaterialException>());
        Assert.That(async () => await client.ImportAsync(keyId, Wrapping.Material(3)), Throws.Nothing);
    }

    [Test]
    public async Task Given_symmetric_material_of_AWS_decrypts_the_ciphertexts_of_another_server_with_the_same_key()
    {
        Action<KeySeed> describe = key => key.WithKeyId("1234abcd-12ab-34cd-56ef-1234567890ab").WithMaterial(Wrapping.Material(3));
        using var one = GivenMaterials.Server("SYMMETRIC_DEFAULT", describe);
        using var other = GivenMaterials.Server("SYMMETRIC_DEFAULT", describe, k => k.WithSeed(5));
        var ciphertext = await one.CreateClient().EncryptTextAsync("alias/given", "text");

        var answer = await other.CreateClient().DecryptAsync(new DecryptRequest { CiphertextBlob = ciphertext });

        Assert.That(answer.Plaintext.ToArray(), Is.EqualTo("text"u8.ToArray()));
    }

    [Test]
    public async Task The_public_key_of_imported_material_stays_when_the_material_is_deleted_unused()
    {
        using var kms = GivenMaterials.Server("ECC_NIST_P256", key => key.Imported(GivenMaterials.Pem("ECC_NIST_P256")));
        using var client = kms.CreateClient();
        await client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = kms.Key("alias/given").KeyId });

        Assert.That(
            await TraceAsync(kms, "ECC_NIST_P256"),
            Is.EqualTo(Convert.ToHexString(KeyPairs.Read("ECC_NIST_P256", GivenMaterials.Of("ECC_NIST_P256"))!.PublicKey)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Replicas_have_the_given_material_too(bool imported)
    {
        using var kms = GivenMaterials.Server("ECC_NIST_P256", key =>
        {
            key.MultiRegion("eu-west-1").WithMaterial(GivenMaterials.Of("ECC_NIST_P256"));
            if (imported) key.Imported();
        });
        using var away = kms.CreateClient(config => config.AuthenticationRegion = "eu-west-1");

        Assert.That(await away.TraceAsync("alias/given", "ECC_NIST_P256"), Is.EqualTo(await TraceAsync(kms, "ECC_NIST_P256")));
    }

    // SYMMETRIC_DEFAULT is SM4 there, whose keys have 16 bytes.
    [TestCase(true)]
    [TestCase(false)]
    public async Task In_China_symmetric_material_has_16_bytes(bool given)
    {
        using var kms = FakeKmsServer.Start(k => k.WithRegion("cn-north-1").WithKey("alias/given", key => _ = given ? key.Imported(new byte[16]) : key.Imported()));
        using var client = kms.CreateClient();
        var answer = await client.DecryptAsync(new DecryptRequest { CiphertextBlob = await client.EncryptTextAsync("alias/given", "text") });

        Assert.That(answer.Plaintext.ToArray(), Is.EqualTo("text"u8.ToArray()));
        Assert.That(
            () => FakeKmsServer.Start(k => k.WithRegion("cn-north-1").WithKey("alias/given", key => key.Imported(new byte[32]))),
            Throws.ArgumentException.With.Message.Contains("32 bytes; SYMMETRIC_DEFAULT needs 16"));
    }

    [Test]
    public void The_bytes_are_copied()
    {
        var material = Wrapping.Material(3);
        using var kms = GivenMaterials.Server("SYMMETRIC_DEFAULT", key =>
        {
            key.WithMaterial(material);
            material[0] = 0;
        });
        using var same = GivenMaterials.Server("SYMMETRIC_DEFAULT", key => key.WithMaterial(Wrapping.Material(3)));

        Assert.That(kms.Key("alias/given").CurrentKeyMaterialId, Is.EqualTo(same.Key("alias/given").CurrentKeyMaterialId));
    }

    private static async Task<string> TraceAsync(FakeKmsServer kms, string spec)
    {
        using var client = kms.CreateClient();
        return await client.TraceAsync(kms.Key("alias/given").KeyId, spec);
    }
}
