using System.Security.Cryptography;
using FakeKms.Crypto.Wrapping;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;

namespace FakeKms.Tests.Crypto.Wrapping;

public class AesKeyWrapTests
{
    private static readonly byte[] Key = WrappingSamples.Randomness().Bytes(32);

    // RFC 5649, section 6.
    [TestCase("C37B7E6492584340BED12207808941155068F738", "138BDEAA9B8FA7FC61F97742E72248EE5AE6AE5360D1AE6A5F54F373FA543B6A")]
    [TestCase("466F7250617369", "AFBEB0F07DFBF5419200F2CCB50BB24F")]
    public void Examples_of_the_standard_come_out(string material, string wrapped)
    {
        var key = Convert.FromHexString("5840DF6E29B02AF1AB493B705BF16EA1AE8338F4DCC176A8");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Convert.ToHexString(AesKeyWrap.Wrap(key, Convert.FromHexString(material))), Is.EqualTo(wrapped));
            Assert.That(AesKeyWrap.Unwrap(key, Convert.FromHexString(wrapped)), Is.EqualTo(Convert.FromHexString(material)));
        }
    }

#if NET10_0_OR_GREATER
    [TestCase(1)]
    [TestCase(7)]
    [TestCase(8)]
    [TestCase(9)]
    [TestCase(16)]
    [TestCase(32)]
    [TestCase(185)]
    [TestCase(2375)]
    public void The_framework_wraps_and_unwraps_alike(int length)
    {
        var material = WrappingSamples.Material(length);
        using var aes = Aes.Create();
        aes.Key = Key;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(AesKeyWrap.Wrap(Key, material), Is.EqualTo(aes.EncryptKeyWrapPadded(material)));
            Assert.That(aes.DecryptKeyWrapPadded(AesKeyWrap.Wrap(Key, material)), Is.EqualTo(material));
            Assert.That(AesKeyWrap.Unwrap(Key, aes.EncryptKeyWrapPadded(material)), Is.EqualTo(material));
        }
    }
#endif

    [TestCase(5)]
    [TestCase(8)]
    [TestCase(32)]
    [TestCase(45)]
    public void A_changed_bit_is_refused(int length)
    {
        var wrapped = AesKeyWrap.Wrap(Key, WrappingSamples.Material(length));

        var accepted = Enumerable.Range(0, wrapped.Length * 8)
            .Where(bit => AesKeyWrap.Unwrap(Key, WrappingSamples.Flip(wrapped, bit / 8, (byte)(1 << (bit % 8)))) is not null);

        Assert.That(accepted, Is.Empty);
    }

    [Test]
    public void Another_key_unwraps_nothing() =>
        Assert.That(AesKeyWrap.Unwrap(WrappingSamples.Randomness(seed: 2).Bytes(32), AesKeyWrap.Wrap(Key, WrappingSamples.Material(32))), Is.Null);

    [Test]
    public void Key_wrap_without_padding_is_refused()
    {
        // RFC 3394, section 4.6: the same cipher with another integrity check value.
        var key = Convert.FromHexString("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F");
        var wrapped = Convert.FromHexString("28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21");
        var plain = new AesWrapEngine();
        plain.Init(forWrapping: false, new KeyParameter(key));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Convert.ToHexString(plain.Unwrap(wrapped, 0, wrapped.Length)), Does.StartWith("00112233445566778899AABBCCDDEEFF"));
            Assert.That(AesKeyWrap.Unwrap(key, wrapped), Is.Null);
        }
    }

    [Test]
    public void Garbage_of_any_length_is_refused() =>
        Assert.That(Enumerable.Range(0, 301).Where(length => AesKeyWrap.Unwrap(Key, WrappingSamples.Material(length)) is not null), Is.Empty);
}
