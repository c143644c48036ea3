using System.Security.Cryptography;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.MlDsa;
using FakeKms.Entropy;

namespace FakeKms.Tests.Crypto.MlDsa;

/// <summary>Of signatures of mu, which are read by code of this library. Those of messages are read by BouncyCastle.</summary>
[TestFixture("ML_DSA_44", 2420, 80, 4)]
[TestFixture("ML_DSA_65", 3309, 55, 6)]
[TestFixture("ML_DSA_87", 4627, 75, 8)]
public sealed class MlDsaRefusalTests(string keySpec, int signatureLength, int omega, int rows)
{
    private const string Algorithm = "ML_DSA_SHAKE_256";
    private static readonly byte[] Mu = SHA512.HashData("4111 1111 1111 1111"u8);
    private readonly SeededStream randomness = new(7, keySpec);

    // A stride over the commitment and the responses, every byte of the hints and their counts.
    [Test]
    public void A_signature_with_an_altered_byte_is_refused()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);
        var signature = key.Sign(Algorithm, MessageForm.ExternalMu, Mu, randomness);
        var hints = signatureLength - omega - rows;
        byte[][] altered =
        [
            .. Altered.OneByte(signature, stride: 31),
            .. Altered.OneByte(signature[hints..]).Select(end => (byte[])[.. signature[..hints], .. end]),
        ];

        Assert.That(altered.Where(bytes => key.Verify(Algorithm, MessageForm.ExternalMu, Mu, bytes)), Is.Empty);
    }

    [Test]
    public void Bytes_that_are_no_signature_are_refused()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);
        var signature = key.Sign(Algorithm, MessageForm.ExternalMu, Mu, randomness);
        byte[][] wrong =
        [
            .. Altered.Garbage(), signature[..^1], [.. signature, 0], new byte[signatureLength], randomness.Bytes(signatureLength),
            [.. Enumerable.Repeat<byte>(0xFF, signatureLength)],
        ];

        Assert.That(wrong.Where(bytes => key.Verify(Algorithm, MessageForm.ExternalMu, Mu, bytes)), Is.Empty);
    }

    // The same hints in another order, or one of them twice, would say the same.
    [Test]
    public void Another_spelling_of_the_hints_is_refused()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);
        var signature = key.Sign(Algorithm, MessageForm.ExternalMu, Mu, randomness);
        var (positions, counts) = (signatureLength - omega - rows, signatureLength - rows);
        Assert.That(signature[counts], Is.InRange(2, omega), "the first polynomial has two hints");
        Assert.That(signature[^1], Is.LessThan(omega), "there is room for one more hint");

        var swapped = (byte[])signature.Clone();
        (swapped[positions], swapped[positions + 1]) = (signature[positions + 1], signature[positions]);
        byte[] twice =
        [
            .. signature[..(positions + 1)], signature[positions], .. signature[(positions + 1)..(counts - 1)],
            .. signature[counts..].Select(count => (byte)(count + 1)),
        ];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Verify(Algorithm, MessageForm.ExternalMu, Mu, swapped), Is.False);
            Assert.That(key.Verify(Algorithm, MessageForm.ExternalMu, Mu, twice), Is.False);
        }
    }
}
