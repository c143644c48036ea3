using System.Numerics;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.Rsa;

namespace FakeKms.Tests.Crypto.Rsa;

/// <summary>
/// Project Wycheproof, test case 83 of rsa_pkcs1_2048_sig_gen_test.json and 3 of rsa_oaep_2048_sha256_mgf1sha256_test.json and of
/// rsa_pss_2048_sha256_mgf1_32_test.json, which share a key:
/// https://github.com/C2SP/wycheproof/tree/main/testvectors_v1
/// </summary>
public class RsaVectorTests
{
    private const string P =
        "dc431050f782e894fb5248247d98cb7d58b8d1e24f3b55d041c56e4de086b0d5bb028bda42eeb5d234d5681e5809d415e6a289ad4cfbf78f978f6c35814f50ee" +
        "bff1c5b80a69f788e81e6bab5ddaa78369d659d143ec6f17e79813a575cfad9c569156b90113e2e9110ad9e7b48a1c9348a6e653321191290ea36cfb3a5b18f1";

    private const string Q =
        "bd1a81e7977f9898122273ae3222b598ea5fb19eb4eabc38308a5e32196603b2e500ffb79f5b886816611debc472fac45544070beb057c941378a6868af3b7a0" +
        "3d3f9880ec47d5e089b94fbde542aba9ae8d72c57088d7abf5b131f39098f7bc160f90536abc9492fd4e06f3ed7299d4b97bb03677207d95669f140cfbc20f25";

    // The private exponents of the two files: modulo (p - 1)(q - 1), and modulo the least common multiple.
    private const string LongD =
        "7627eef3567b2a27268e52053ecd31c3a7172ccb9ddcee819b306a5b3c66b7573ca4fa88efc6f3c4a00bfa0ae7139f64543a4dac3d05823f6ff477cfcec84fe2" +
        "ac7a68b17204b390232e110310c4e899c4e7c10967db4acde042dbbf19dbe00b4b4741de1020aaaaffb5054c797c9f136f7d93ac3fc8caff6654242d7821ebee" +
        "517bf537f44366a0fdd45ae05b9909c2e6cc1ed9281eff4399f76c96b96233ec29ae0bbf0d752b234fc197389f51050aa1acd01c074c3ac8fbdb9ea8b651a959" +
        "95e8db4ad5c43b6c8673e5a126e7ee94b8dff4c5afc01259bc8da76950bae6f8bae715f50985b0d6f66d04c6fef3b700720eecdcdf171bb7b1ecbe7289c467c1";

    private const string ShortD =
        "24cdc62317f5d72a6f6ba6cc9632899b01d1ff28867d72f61688995bc855a4e420a8405250089bdb13cf8e09543827b748b9d27fbb2b4d9e20af8c5a6a862796" +
        "d1a4cc18ad16ea678bc1bd4a83bbbe9c5e57453b5ce7388e41a3ba4ce2b77b4438a229e954f720dae0353dc088ac8a76b26dc276f8e1b7851ddd6398ad16ff2e" +
        "78195123b9b036e945c38c9d12434f6df76fe22359eb3e1ac9c011678fc926fad3ae475a4fffff55feb2d147e9c894f4c0e29a599e762462482d968bf4278094" +
        "5fc0d2c31c573c4431b8f4fe8b8c67bec815abd44f7a86edca1c2308737358d2c2ae5e2e0e2dadf730980262377e58b13b7d9992060a0bc870ccfdb4a9319ee1";

    private const string Signature =
        "264491e844c119f14e425c03282139a558dcdaeb82a4628173cd407fd319f9076eaebc0dd87a1c22e4d17839096886d58a9d5b7f7aeb63efec56c45ac7bead42" +
        "03b6886e1faa90e028ec0ae094d46bf3f97efdd19045cfbc25a1abda2432639f9876405c0d68f8edbf047c12a454f7681d5d5a2b54bd3723d193dbad4338baad" +
        "753264006e2d08931c4b8bb79aa1c9cad10eb6605f87c5831f6e2b08e002f9c6f21141f5841d92727dd3e1d99c36bc560da3c9067df99fcaf818941f72588be3" +
        "3032bad22caf6704223bb114d575b6d02d9d222b580005d930e8f40cce9f672eebb634a20177d84351627964b83f2053d736a84ab1a005f63bd5ba943de6205c";

    private const string PssSignature =
        "401eb03cdb47ca88033e3030f6bdecbac8f5c8fc1dd6a13d23d379ed9a2b309891d13d74fea9d21d159b9e6d8f37efa2489962e24555f56dd434ff1d31ce4f9f" +
        "5abd3f22cbea8b691d6a11e44efb83e2bca155e6a164325e0fde2a8865afd5c9f51161a9d615f62af7ec2e31b3e5ab649c164490d31d88cfae35b84aea792569" +
        "0f929a144b6d2f48e8fb894a52deecd1b9a6496990c4ecf1588699a42cacd10c53af350514e4291ea9a058e77f101e32c1c0cefa61d945f7bc931f8bd19e7ba3" +
        "169358a60e5a8b0123bc3199b9fdcafe8e519c41ba675491a27b85e44ef2d77277c10fe107293c8290186913bc9a99b640d8da041b64f31eab1d35920985f4a5";

    private const string Ciphertext =
        "5eab3f0741e63986ed647d53e1cd71df041986900803d0f99c68355d249a15a47dc5b4f70a191477654299e5a2731f3b4eec76dea18262fc696ac794e5f66cbf" +
        "cddac4472c578e246c26707598055584540b839836b1404c5611ae558a984cee8fd036cea924e0be2474a940f61e0acc14fcae95ebdc59942a9ce9af9a9c8199" +
        "9f7f6815f057ffdc2533cb15d6391d1e2d95f16f9c04209c889a4c359c7d2926d28a66e2b030a416b928d2825627998e5191fb4983a6e65024262d94fc09187a" +
        "2d78162122433251d1bfcc8e507d06eba2d229c10031261da32ab8ccd15f1c5f9fbf07ed158483d736a110af4b44d6a4da60d6cb519b4454213cf9f0dc560f2b";

    private static readonly byte[] Message = "Test"u8.ToArray();
    private readonly RsaKeyPair key = RsaKeyPair.Read("RSA_2048", Pkcs8(ShortD))!;

    [Test]
    public void The_signature_is_the_published_one()
        => Assert.That(key.Sign("RSASSA_PKCS1_V1_5_SHA_256", MessageForm.Raw, Message, Bytes.Stream("signing")), Is.EqualTo(Bytes.Hex(Signature)));

    [Test]
    public void The_published_PSS_signature_is_accepted_and_no_other_salt_or_hash()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Verify("RSASSA_PSS_SHA_256", MessageForm.Raw, Message, Bytes.Hex(PssSignature)), Is.True);
            Assert.That(key.Verify("RSASSA_PSS_SHA_384", MessageForm.Raw, Message, Bytes.Hex(PssSignature)), Is.False);
            Assert.That(key.Verify("RSASSA_PSS_SHA_256", MessageForm.Raw, Message, Bytes.Hex(Signature)), Is.False);
        }
    }

    [Test]
    public void The_published_ciphertext_is_decrypted() => Assert.That(key.Decrypt("RSAES_OAEP_SHA_256", Bytes.Hex(Ciphertext)), Is.EqualTo(Message));

    [Test]
    public void A_key_with_another_form_of_its_private_exponent_is_the_same_key()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(RsaKeyPair.Read("RSA_2048", Pkcs8(LongD))?.Pkcs8, Is.EqualTo(key.Pkcs8));
            Assert.That(key.Pkcs8, Is.EqualTo(Pkcs8(ShortD)));
        }
    }

    private static byte[] Pkcs8(string d)
    {
        var parameters = RsaNumbers.Key(Number(P), Number(Q), RsaNumbers.Exponent);
        parameters.D = Bytes.Hex(d);
        return RsaPrivateKeyForm.Write(parameters);
    }

    private static BigInteger Number(string hex) => RsaNumbers.Number(Bytes.Hex(hex));
}
