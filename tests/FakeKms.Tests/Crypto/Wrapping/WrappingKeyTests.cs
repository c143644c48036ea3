using System.Security.Cryptography;
using FakeKms.Crypto.Wrapping;
using FakeKms.Entropy;
using FakeKms.Tests.Operations.Materials;

namespace FakeKms.Tests.Crypto.Wrapping;

public class WrappingKeyTests
{
    private static readonly string[] Algorithms =
        ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "RSA_AES_KEY_WRAP_SHA_1", "RSA_AES_KEY_WRAP_SHA_256", "SM2PKE"];

    private static readonly string[] RsaAlgorithms = Algorithms[..4];

    private static readonly string[] RsaSpecs = ["RSA_2048", "RSA_3072", "RSA_4096"];

    [Test]
    public void What_was_wrapped_is_unwrapped([ValueSource(nameof(RsaAlgorithms))] string algorithm, [ValueSource(nameof(RsaSpecs))] string spec)
    {
        var key = WrappingSamples.Key(spec);
        var material = WrappingSamples.Material(185);

        Assert.That(key.Unwrap(algorithm, MaterialWrapper.Wrap(algorithm, key.PublicKey, material, SystemRandomness.Instance)), Is.EqualTo(material));
    }

    [TestCase("RSA_AES_KEY_WRAP_SHA_1", "RSA_2048")]
    [TestCase("RSA_AES_KEY_WRAP_SHA_256", "RSA_4096")]
    [TestCase("SM2PKE", "SM2")]
    public void Long_private_keys_fit(string algorithm, string spec)
    {
        var key = WrappingSamples.Key(spec);
        using var rsa = FakeKms.Crypto.Rsa.RsaPrimePool.Create(4096, 3);
        var material = rsa.ExportPkcs8PrivateKey();

        Assert.That(key.Unwrap(algorithm, MaterialWrapper.Wrap(algorithm, key.PublicKey, material, SystemRandomness.Instance)), Is.EqualTo(material));
    }

    [Test]
    public void One_byte_is_enough([ValueSource(nameof(Algorithms))] string algorithm)
    {
        var key = WrappingSamples.Key(WrappingSamples.SpecFor(algorithm));

        Assert.That(key.Unwrap(algorithm, MaterialWrapper.Wrap(algorithm, key.PublicKey, [0x5A], SystemRandomness.Instance)), Is.EqualTo(new byte[] { 0x5A }));
    }

    // The RSA part and the SM2 point are the expensive ones; a stride of 7 keeps the loop short and touches every field.
    [Test]
    public void A_changed_byte_is_refused([ValueSource(nameof(Algorithms))] string algorithm)
    {
        var key = WrappingSamples.Key(WrappingSamples.SpecFor(algorithm));
        var wrapped = MaterialWrapper.Wrap(algorithm, key.PublicKey, WrappingSamples.Material(32), SystemRandomness.Instance);

        var accepted = Enumerable.Range(0, wrapped.Length)
            .Where(position => algorithm == "SM2PKE" || position >= 256 || position % 7 == 0)
            .Where(position => key.Unwrap(algorithm, WrappingSamples.Flip(wrapped, position)) is not null);

        Assert.That(accepted, Is.Empty);
    }

    [Test]
    public void Another_key_unwraps_nothing([ValueSource(nameof(Algorithms))] string algorithm)
    {
        var spec = WrappingSamples.SpecFor(algorithm);
        var wrapped = MaterialWrapper.Wrap(algorithm, WrappingSamples.Key(spec).PublicKey, WrappingSamples.Material(32), SystemRandomness.Instance);

        Assert.That(WrappingSamples.Key(spec, number: 1).Unwrap(algorithm, wrapped), Is.Null);
    }

    [Test]
    public void Another_algorithm_unwraps_nothing([ValueSource(nameof(Algorithms))] string algorithm)
    {
        var key = WrappingSamples.Key(WrappingSamples.SpecFor(algorithm));
        var wrapped = MaterialWrapper.Wrap(algorithm, key.PublicKey, WrappingSamples.Material(32), SystemRandomness.Instance);

        var others = Algorithms.Append("RSAES_PKCS1_V1_5").Where(other => other != algorithm);

        Assert.That(others.Where(other => key.Unwrap(other, wrapped) is not null), Is.Empty);
    }

    [Test]
    public void Garbage_of_any_length_is_refused([ValueSource(nameof(Algorithms))] string algorithm)
    {
        var key = WrappingSamples.Key(WrappingSamples.SpecFor(algorithm));

        var accepted = Enumerable.Range(0, 301).Where(length => key.Unwrap(algorithm, WrappingSamples.Material(length)) is not null);

        Assert.That(accepted, Is.Empty);
    }

    [TestCase(16)]
    [TestCase(24)]
    [TestCase(33)]
    public void The_key_of_the_hybrid_algorithms_has_32_bytes(int length)
    {
        var key = WrappingSamples.Key("RSA_2048");
        var encryptedKey = MaterialWrapper.Wrap("RSAES_OAEP_SHA_256", key.PublicKey, WrappingSamples.Material(length), SystemRandomness.Instance);
        var wrapped = AesKeyWrap.Wrap(WrappingSamples.Material(length & ~7), WrappingSamples.Material(32));

        Assert.That(key.Unwrap("RSA_AES_KEY_WRAP_SHA_256", [.. encryptedKey, .. wrapped]), Is.Null);
    }

    [Test]
    public void The_framework_wraps_for_us([Values("SHA_1", "SHA_256")] string hash)
    {
        var key = WrappingSamples.Key("RSA_3072");
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(key.PublicKey, out _);
        using var aes = Aes.Create();
        aes.Key = WrappingSamples.Randomness().Bytes(32);
        var padding = hash == "SHA_1" ? RSAEncryptionPadding.OaepSHA1 : RSAEncryptionPadding.OaepSHA256;
        var material = WrappingSamples.Material(40);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Unwrap("RSAES_OAEP_" + hash, rsa.Encrypt(material, padding)), Is.EqualTo(material));
            byte[] hybrid = [.. rsa.Encrypt(aes.Key, padding), .. ForeignWrapping.WrapPadded(aes, material)];
            Assert.That(key.Unwrap("RSA_AES_KEY_WRAP_" + hash, hybrid), Is.EqualTo(material));
        }
    }

    [TestCase("RSA_2048", 294)]
    [TestCase("RSA_3072", 422)]
    [TestCase("RSA_4096", 550)]
    [TestCase("SM2", 91)]
    public void The_same_seed_and_number_are_the_same_key(string spec, int publicKeyLength)
    {
        var publicKey = WrappingSamples.Key(spec).PublicKey;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(publicKey, Has.Length.EqualTo(publicKeyLength));
            Assert.That(WrappingSamples.Key(spec).PublicKey, Is.EqualTo(publicKey));
            Assert.That(WrappingSamples.Key(spec, number: 1).PublicKey, Is.Not.EqualTo(publicKey));
            Assert.That(WrappingKeys.Create(spec, seed: 43, number: 0).PublicKey, Is.Not.EqualTo(publicKey));
        }
    }

    [TestCase("RSA_AES_KEY_WRAP_SHA_256")]
    [TestCase("SM2PKE")]
    public void Callers_in_parallel_get_their_material(string algorithm)
    {
        var key = WrappingSamples.Key(WrappingSamples.SpecFor(algorithm));
        var wrapped = MaterialWrapper.Wrap(algorithm, key.PublicKey, WrappingSamples.Material(32), SystemRandomness.Instance);

        var unwrapped = Enumerable.Range(0, 64).AsParallel().Select(_ => key.Unwrap(algorithm, wrapped)).ToList();

        Assert.That(unwrapped, Has.All.EqualTo(WrappingSamples.Material(32)));
    }
}
