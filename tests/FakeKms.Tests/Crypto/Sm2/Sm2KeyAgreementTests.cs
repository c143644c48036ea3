using FakeKms.Crypto.Keys;
using FakeKms.Crypto.Sm2;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Agreement;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Utilities;

namespace FakeKms.Tests.Crypto.Sm2;

public sealed class Sm2KeyAgreementTests
{
    private const string Algorithm = "1.2.840.10045.2.1";
    private const string Curve = "1.2.156.10197.1.301";
    private readonly SeededStream randomness = new(7, "SM2");

    /// <summary>GM/T 0003.5-2012, annex C.2: the decryption multiplies this point by the private key on its way.</summary>
    [Test]
    public void The_example_of_the_standard_gives_its_x_coordinate()
    {
        var point = Convert.FromHexString(
            "0404EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0");

        Assert.That(Sm2Example.Key.DeriveSharedSecret(new SpkiForm(Algorithm, Curve, point).Write()), Is.EqualTo(
            Convert.FromHexString("335E18D751E51F040E27D468138B7AB1DC86AD7F981D7D416222FD6AB3ED230D")));
    }

    [Test]
    public void Both_sides_and_BouncyCastle_agree()
    {
        var (one, other) = (Sm2KeyPair.Generate("SM2", randomness), Sm2KeyPair.Generate("SM2", randomness));
        var agreement = new ECDHCBasicAgreement();
        agreement.Init(PrivateKeyFactory.CreateKey(one.Pkcs8));
        var bouncy = BigIntegers.AsUnsignedByteArray(32, agreement.CalculateAgreement(PublicKeyFactory.CreateKey(other.PublicKey)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(one.DeriveSharedSecret(other.PublicKey), Is.EqualTo(bouncy));
            Assert.That(other.DeriveSharedSecret(one.PublicKey), Is.EqualTo(bouncy));
        }
    }

    // The x coordinate of 1270 times the base point is below 2^248; scalars are drawn less one.
    [Test]
    public void A_secret_keeps_its_leading_zeros()
    {
        var (two, other) = (Sm2KeyPair.Generate("SM2", GivenBytes.Number(2 - 1)), Sm2KeyPair.Generate("SM2", GivenBytes.Number(635 - 1)));

        Assert.That(two.DeriveSharedSecret(other.PublicKey), Is.EqualTo(
            Convert.FromHexString("00E40475ADDBF6F5E754C8655C76E69BB71F60D96B18839FD6B1100FC4D36AD3")));
    }

    [Test]
    public void A_compressed_point_is_the_same_key()
    {
        var (key, peer) = (Sm2KeyPair.Generate("SM2", randomness), Sm2KeyPair.Generate("SM2", randomness));
        var point = peer.PublicKey[^65..];
        var compressed = new SpkiForm(Algorithm, Curve, [(byte)(2 | (point[64] & 1)), .. point[1..33]]).Write();

        Assert.That(key.DeriveSharedSecret(compressed), Is.EqualTo(key.DeriveSharedSecret(peer.PublicKey)).And.Not.Null);
    }

    [Test]
    public void A_key_that_is_not_a_point_of_the_curve_is_refused()
    {
        var key = Sm2KeyPair.Generate("SM2", randomness);
        var peer = Sm2KeyPair.Generate("SM2", randomness).PublicKey;
        var point = peer[^65..];
        byte[][] wrong =
        [
            .. Altered.Garbage(), .. Altered.OneByte(peer), .. Altered.Cut(peer), [.. peer, 0], key.Pkcs8,
            new SpkiForm(Algorithm, "1.2.840.10045.3.1.7", point).Write(), new SpkiForm(Algorithm, Curve: null, point).Write(),
            new SpkiForm("1.3.101.112", Curve, point).Write(), new SpkiForm(Algorithm, Curve, [0]).Write(), new SpkiForm(Algorithm, Curve, []).Write(),
            new SpkiForm(Algorithm, Curve, [4, .. new byte[64]]).Write(),
            new SpkiForm(Algorithm, Curve, [4, .. Enumerable.Repeat<byte>(0xFF, 64)]).Write(),
            new SpkiForm(Algorithm, Curve, [(byte)(6 | (point[64] & 1)), .. point[1..]]).Write(),
        ];

        Assert.That(wrong.Select(key.DeriveSharedSecret), Has.All.Null);
    }
}
