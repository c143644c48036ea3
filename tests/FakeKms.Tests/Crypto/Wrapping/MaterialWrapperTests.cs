using FakeKms.Crypto.Wrapping;
using FakeKms.Entropy;

namespace FakeKms.Tests.Crypto.Wrapping;

public class MaterialWrapperTests
{
    private static readonly string[] Algorithms =
        ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "RSA_AES_KEY_WRAP_SHA_1", "RSA_AES_KEY_WRAP_SHA_256", "SM2PKE"];

    [Test]
    public void The_same_random_bytes_wrap_alike([ValueSource(nameof(Algorithms))] string algorithm)
    {
        byte[] Wrapped(long seed) => MaterialWrapper.Wrap(
            algorithm, WrappingSamples.Key(WrappingSamples.SpecFor(algorithm)).PublicKey, WrappingSamples.Material(32), WrappingSamples.Randomness(seed));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Wrapped(seed: 1), Is.EqualTo(Wrapped(seed: 1)));
            Assert.That(Wrapped(seed: 2), Is.Not.EqualTo(Wrapped(seed: 1)));
        }
    }

    [Test]
    public void With_randomness_of_the_system_two_calls_differ([ValueSource(nameof(Algorithms))] string algorithm)
    {
        byte[] Wrapped() => MaterialWrapper.Wrap(
            algorithm, WrappingSamples.Key(WrappingSamples.SpecFor(algorithm)).PublicKey, WrappingSamples.Material(32), SystemRandomness.Instance);

        Assert.That(Wrapped(), Is.Not.EqualTo(Wrapped()));
    }

    [TestCase("RSAES_OAEP_SHA_1", 256)]
    [TestCase("RSAES_OAEP_SHA_256", 256)]
    [TestCase("RSA_AES_KEY_WRAP_SHA_1", 256 + 40)]
    [TestCase("RSA_AES_KEY_WRAP_SHA_256", 256 + 40)]
    public void Wrapped_material_is_as_long_as_the_modulus_and_the_wrap_together(string algorithm, int length) =>
        Assert.That(MaterialWrapper.Wrap(algorithm, WrappingSamples.Key("RSA_2048").PublicKey, WrappingSamples.Material(32), SystemRandomness.Instance), Has.Length.EqualTo(length));

    [TestCase("RSAES_OAEP_SHA_1", 214)]
    [TestCase("RSAES_OAEP_SHA_256", 190)]
    public void Oaep_takes_what_its_padding_leaves(string algorithm, int longest)
    {
        var publicKey = WrappingSamples.Key("RSA_2048").PublicKey;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => MaterialWrapper.Wrap(algorithm, publicKey, WrappingSamples.Material(longest), SystemRandomness.Instance), Throws.Nothing);
            Assert.That(
                () => MaterialWrapper.Wrap(algorithm, publicKey, WrappingSamples.Material(longest + 1), SystemRandomness.Instance),
                Throws.ArgumentException.With.Message.StartsWith($"This key encrypts {longest} bytes at most, not {longest + 1}."));
        }
    }

    [TestCase("RSAES_PKCS1_V1_5", "RSA_2048", "'RSAES_PKCS1_V1_5' is no wrapping algorithm.")]
    [TestCase("SM2PKE", "RSA_2048", "The public key is not of SM2.")]
    [TestCase("RSAES_OAEP_SHA_256", "SM2", "The public key is not of RSA.")]
    public void An_algorithm_that_does_not_fit_the_key_is_refused(string algorithm, string spec, string message) =>
        Assert.That(
            () => MaterialWrapper.Wrap(algorithm, WrappingSamples.Key(spec).PublicKey, WrappingSamples.Material(32), SystemRandomness.Instance),
            Throws.ArgumentException.With.Message.StartsWith(message));
}
