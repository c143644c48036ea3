using System.Security.Cryptography;
using FakeKms.Crypto;
using FakeKms.Crypto.Rsa;

namespace FakeKms.Tests.Crypto;

public class PemPrivateKeyTests
{
    [Test]
    public void The_older_form_of_RSA_keys_is_read()
    {
        var pair = RsaKeyPair.FromPool("RSA_2048", 7);
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(pair.Pkcs8, out _);

        Assert.That(PemPrivateKey.Read(rsa.ExportRSAPrivateKeyPem()), Is.EqualTo(pair.Pkcs8));
    }

    [TestCase("ECC_NIST_P256")]
    [TestCase("ECC_NIST_P384")]
    [TestCase("ECC_NIST_P521")]
    public void The_older_form_of_elliptic_curve_keys_is_read(string spec)
    {
        using var key = ECDsa.Create(spec switch
        {
            "ECC_NIST_P256" => ECCurve.NamedCurves.nistP256,
            "ECC_NIST_P384" => ECCurve.NamedCurves.nistP384,
            _ => ECCurve.NamedCurves.nistP521,
        });

        var read = KeyPairs.Read(spec, PemPrivateKey.Read(key.ExportECPrivateKeyPem())!)!;

        Assert.That(read.PublicKey, Is.EqualTo(key.ExportSubjectPublicKeyInfo()));
    }

    // Written by openssl ecparam -genkey, with -name secp256k1 and with -name SM2.
    [TestCase("ECC_SECG_P256K1", "EC PARAMETERS", "BgUrgQQACg==", "EC PRIVATE KEY",
        "MHQCAQEEIIG3Iqvf/Pf3DpSyP/xEsOGFJn4ecvopJlClbngEbxLXoAcGBSuB" +
        "BAAKoUQDQgAEfpCuj9JKsR7oQOokgaNSRYAxZqHzXD7rmoslxgoDwbc6kL32lRmkF03efndONzb5VdbY6/s05DEnolu6UVaMNg==")]
    [TestCase("SM2", "SM2 PARAMETERS", "BggqgRzPVQGCLQ==", "PRIVATE KEY",
        "MIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQgrLagrB7kqpn3" +
        "94JAeeBiioo6rbzj5iCjKcWD1J6R+ZWhRANCAARjkpVAKcs59RQr39DrUlaNPRQXru3lOfkjcGJ8AeLRerpgxfqSBNQRk7Q8tkAbWPNlSNG2GUxz+wMsZLS/CjVv")]
    public void A_key_behind_its_parameters_is_read(string spec, string first, string parameters, string second, string key)
    {
        var text = $"-----BEGIN {first}-----\n{parameters}\n-----END {first}-----\n-----BEGIN {second}-----\n{key}\n-----END {second}-----\n";

        Assert.That(KeyPairs.SpecOf(PemPrivateKey.Read(text)!), Is.EqualTo(spec));
    }

    [TestCase("")]
    [TestCase("-----BEGIN PRIVATE KEY-----\nMIIB")]
    [TestCase("-----BEGIN EC PRIVATE KEY-----\nAQID\n-----END EC PRIVATE KEY-----")]
    [TestCase("-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----")]
    [TestCase("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAQID\n-----END RSA PRIVATE KEY-----")]
    public void Other_text_holds_no_key(string text) => Assert.That(PemPrivateKey.Read(text), Is.Null);
}
