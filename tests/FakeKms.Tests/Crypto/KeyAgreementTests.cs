using System.Security.Cryptography;
using FakeKms.Crypto.Ec;
using FakeKms.Crypto.Keys;
using FakeKms.Tests.Crypto.Ec;
using Org.BouncyCastle.Crypto.Agreement;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Utilities;

namespace FakeKms.Tests.Crypto;

/// <summary>With the known answers of RFC 5903, section 8: https://www.rfc-editor.org/rfc/rfc5903#section-8</summary>
[TestFixture("ECC_NIST_P256", 32,
    "C88F01F510D9AC3F70A292DAA2316DE544E9AAB8AFE84049C62A9C57862D1433",
    "C6EF9C5D78AE012A011164ACB397CE2088685D8F06BF9BE0B283AB46476BEE53",
    "D6840F6B42F6EDAFD13116E0E12565202FEF8E9ECE7DCE03812464D04B9442DE")]
[TestFixture("ECC_NIST_P384", 48,
    "099F3C7034D4A2C699884D73A375A67F7624EF7C6B3C0F160647B67414DCE655E35B538041E649EE3FAEF896783AB194",
    "41CB0779B4BDB85D47846725FBEC3C9430FAB46CC8DC5060855CC9BDA0AA2942E0308312916B8ED2960E4BD55A7448FC",
    "11187331C279962D93D604243FD592CB9D0A926F422E47187521287E7156C5C4D603135569B9E9D09CF5D4A270F59746")]
[TestFixture("ECC_NIST_P521", 66,
    "0037ADE9319A89F4DABDB3EF411AACCCA5123C61ACAB57B5393DCE47608172A095AA85A30FE1C2952C6771D937BA9777F5957B2639BAB072462F68C27A57382D4A52",
    "0145BA99A847AF43793FDD0E872E7CDFA16BE30FDC780F97BCCC3F078380201E9C677D600B343757A3BDBF2A3163E4C2F869CCA7458AA4A4EFFC311F5CB151685EB9",
    "01144C7D79AE6956BC8EDB8E7C787C4521CB086FA64407F97894E5E6B2D79B04D1427E73CA4BAA240A34786859810C06B3C715A3A8CC3151F2BEE417996D19F3DDEA")]
public class KeyAgreementTests(string keySpec, int length, string first, string second, string shared)
{
    private readonly EcKeyPair key = EcKeyPair.Read(keySpec, EcForms.Pkcs8(keySpec, Bytes.Hex(first)))!;
    private readonly EcKeyPair peer = EcKeyPair.Read(keySpec, EcForms.Pkcs8(keySpec, Bytes.Hex(second)))!;

    [Test]
    public void Both_sides_derive_the_published_secret()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.DeriveSharedSecret(peer.PublicKey), Is.EqualTo(Bytes.Hex(shared)).And.Length.EqualTo(length));
            Assert.That(peer.DeriveSharedSecret(key.PublicKey), Is.EqualTo(Bytes.Hex(shared)));
        }
    }

    [Test]
    public void BouncyCastle_derives_the_same_secret()
    {
        var agreement = new ECDHCBasicAgreement();
        agreement.Init(PrivateKeyFactory.CreateKey(key.Pkcs8));
        var secret = agreement.CalculateAgreement(PublicKeyFactory.CreateKey(peer.PublicKey));

        Assert.That(key.DeriveSharedSecret(peer.PublicKey), Is.EqualTo(BigIntegers.AsUnsignedByteArray(length, secret)));
    }

    [Test]
    public void A_key_may_agree_with_itself() => Assert.That(key.DeriveSharedSecret(key.PublicKey), Has.Length.EqualTo(length));

    [Test]
    public void Callers_in_parallel_do_not_disturb_each_other()
    {
        var secrets = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(8).Select(_ => key.DeriveSharedSecret(peer.PublicKey));

        Assert.That(secrets, Has.All.EqualTo(Bytes.Hex(shared)));
    }

    [TestCase("ECC_NIST_P256")]
    [TestCase("ECC_NIST_P384")]
    [TestCase("ECC_NIST_P521")]
    [TestCase("ECC_SECG_P256K1")]
    [TestCase("ECC_NIST_EDWARDS25519")]
    [TestCase("RSA_2048")]
    public void A_public_key_of_another_spec_is_refused(string peerSpec)
        => Assert.That(key.DeriveSharedSecret(TestKeys.First(peerSpec).PublicKey), peerSpec == keySpec ? Is.Not.Null : Is.Null);

    [Test]
    public void A_point_off_the_curve_is_refused()
    {
        var altered = peer.PublicKey;
        altered[^1] ^= 1;

        Assert.That(key.DeriveSharedSecret(altered), Is.Null);
    }

    [Test]
    public void A_public_key_with_any_byte_altered_is_refused()
        => Assert.That(Altered.OneByte(peer.PublicKey).Select(altered => key.DeriveSharedSecret(altered)), Has.All.Null);

    [Test]
    public void Infinity_and_the_hybrid_form_are_refused()
    {
        var curve = NamedCurve.Of(keySpec);
        var point = EcPrivateKey.Read(curve, peer.Pkcs8)!.Point.GetEncoded(compressed: false);
        var hybrid = (byte)(6 + (point[^1] & 1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(curve.ReadPoint([0]), Is.Null);
            Assert.That(curve.ReadPoint([hybrid, .. point[1..]]), Is.Null);
            Assert.That(curve.ReadPoint(point), Is.Not.Null);
        }
    }

    [Test]
    [Platform(Exclude = "MacOsX", Reason = "The framework takes no explicit curves there.")]
    public void A_curve_that_is_written_out_is_refused()
    {
        using var named = ECDsa.Create();
        named.ImportSubjectPublicKeyInfo(peer.PublicKey, out _);
        using var writtenOut = ECDsa.Create(named.ExportExplicitParameters(includePrivateParameters: false));

        Assert.That(key.DeriveSharedSecret(writtenOut.ExportSubjectPublicKeyInfo()), Is.Null);
    }

    [Test]
    public void Garbage_is_refused_without_an_exception()
    {
        var whole = peer.PublicKey;
        var cut = Enumerable.Range(0, whole.Length).Select(kept => whole[..kept]);

        Assert.That(Altered.Garbage().Concat(cut).Append([.. whole, 0]).Select(key.DeriveSharedSecret), Has.All.Null);
    }
}
