using System.Text;
using FakeKms.Crypto;
using FakeKms.Crypto.Keys;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace FakeKms.Tests.Crypto.Ec;

/// <summary>
/// RFC 6979, appendix A.2.5 to A.2.7 (https://www.rfc-editor.org/rfc/rfc6979#appendix-A.2), and for secp256k1, which the RFC leaves out, the answer
/// for the private key 1 that the test suites of Bitcoin libraries share (https://github.com/bitcoinjs/bitcoinjs-lib/blob/master/test/fixtures/ecdsa.json).
/// </summary>
[TestFixture("ECC_NIST_P256", "ECDSA_SHA_256", "sample",
    "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721",
    "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716",
    "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8")]
[TestFixture("ECC_NIST_P384", "ECDSA_SHA_384", "sample",
    "6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D896D5724E4C70A825F872C9EA60D2EDF5",
    "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46",
    "99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8")]
[TestFixture("ECC_NIST_P521", "ECDSA_SHA_512", "sample",
    "00FAD06DAA62BA3B25D2FB40133DA757205DE67F5BB0018FEE8C86E1B68C7E75CAA896EB32F1F47C70855836A6D16FCC1466F6D8FBEC67DB89EC0C08B0E996B83538",
    "00C328FAFCBD79DD77850370C46325D987CB525569FB63C5D3BC53950E6D4C5F174E25A1EE9017B5D450606ADD152B534931D7D4E8455CC91F9B15BF05EC36E377FA",
    "00617CCE7CF5064806C467F678D3B4080D6F1CC50AF26CA209417308281B68AF282623EAA63E5B5C0723D8B8C37FF0777B1A20F8CCB1DCCC43997F1EE0E44DA4A67A")]
[TestFixture("ECC_SECG_P256K1", "ECDSA_SHA_256", "Satoshi Nakamoto",
    "0000000000000000000000000000000000000000000000000000000000000001",
    "934B1EA10A4B3C1757E2B0C017D0B6143CE3C9A7E6A4A49860D7A6AB210EE3D8",
    "2442CE9D2B916064108014783E923EC36B49743E2FFA1C4496F01A512AAFD9E5")]
public class EcVectorTests(string keySpec, string algorithm, string message, string scalar, string r, string s)
{
    private static readonly StandardDsaEncoding Der = StandardDsaEncoding.Instance;
    private readonly BigInteger order = NamedCurve.Of(keySpec).Order;
    private readonly byte[] message = Encoding.ASCII.GetBytes(message);

    private ISigner Key => (ISigner)KeyPairs.Read(keySpec, EcForms.Pkcs8(keySpec, Bytes.Hex(scalar)))!;

    [Test]
    public void The_published_signature_is_accepted()
        => Assert.That(Key.Verify(algorithm, MessageForm.Raw, message, Der.Encode(order, Number(r), Number(s))), Is.True);

    // KMS does not normalise s to the lower half, and accepts both.
    [Test]
    public void Its_mirror_image_is_accepted_too()
        => Assert.That(Key.Verify(algorithm, MessageForm.Raw, message, Der.Encode(order, Number(r), order.Subtract(Number(s)))), Is.True);

    [Test]
    public void A_signature_in_fixed_length_form_is_refused()
        => Assert.That(Key.Verify(algorithm, MessageForm.Raw, message, [.. Bytes.Hex(r), .. Bytes.Hex(s)]), Is.False);

    private static BigInteger Number(string hex) => new(1, Bytes.Hex(hex));
}
