using FakeKms.Crypto.Wrapping;

namespace FakeKms.Tests.Crypto.Wrapping;

public class WrappingRulesTests
{
    private const string Ireland = "eu-west-1";
    private const string Beijing = "cn-north-1";

    private static readonly string[] Specs = ["RSA_2048", "RSA_3072", "RSA_4096", "SM2"];

    private static readonly string[] Algorithms =
        ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "RSA_AES_KEY_WRAP_SHA_1", "RSA_AES_KEY_WRAP_SHA_256", "SM2PKE", "RSAES_PKCS1_V1_5"];

    [TestCase("SYMMETRIC_DEFAULT", Ireland, "RSAES_OAEP_SHA_256,RSAES_OAEP_SHA_1")]
    [TestCase("HMAC_224", Ireland, "RSAES_OAEP_SHA_256,RSAES_OAEP_SHA_1")]
    [TestCase("HMAC_512", Ireland, "RSAES_OAEP_SHA_256,RSAES_OAEP_SHA_1")]
    [TestCase("RSA_2048", Ireland, "RSA_AES_KEY_WRAP_SHA_256,RSA_AES_KEY_WRAP_SHA_1")]
    [TestCase("RSA_4096", Ireland, "RSA_AES_KEY_WRAP_SHA_256,RSA_AES_KEY_WRAP_SHA_1")]
    [TestCase("ECC_NIST_P256", Ireland, "RSA_AES_KEY_WRAP_SHA_256,RSA_AES_KEY_WRAP_SHA_1,RSAES_OAEP_SHA_256,RSAES_OAEP_SHA_1")]
    [TestCase("ECC_NIST_P521", Ireland, "RSA_AES_KEY_WRAP_SHA_256,RSA_AES_KEY_WRAP_SHA_1,RSAES_OAEP_SHA_256,RSAES_OAEP_SHA_1")]
    [TestCase("ECC_NIST_EDWARDS25519", Ireland, "RSA_AES_KEY_WRAP_SHA_256,RSA_AES_KEY_WRAP_SHA_1,RSAES_OAEP_SHA_256,RSAES_OAEP_SHA_1")]
    [TestCase("SM2", Ireland, "")]
    [TestCase("SYMMETRIC_DEFAULT", Beijing, "RSAES_OAEP_SHA_256,RSAES_OAEP_SHA_1")]
    [TestCase("HMAC_256", Beijing, "RSAES_OAEP_SHA_256,RSAES_OAEP_SHA_1")]
    [TestCase("RSA_3072", Beijing, "SM2PKE")]
    [TestCase("ECC_SECG_P256K1", Beijing, "RSAES_OAEP_SHA_256,RSAES_OAEP_SHA_1,SM2PKE")]
    [TestCase("SM2", Beijing, "RSAES_OAEP_SHA_256,RSAES_OAEP_SHA_1,SM2PKE")]
    public void Every_spec_has_its_algorithms_in_order_of_preference(string keySpec, string region, string algorithms) =>
        Assert.That(string.Join(',', WrappingRules.Algorithms(keySpec, region)), Is.EqualTo(algorithms));

    [TestCase("ML_DSA_44")]
    [TestCase("ML_DSA_87")]
    [TestCase("ML_KEM_768")]
    [TestCase("SM2")]
    [TestCase("NO_SUCH_SPEC")]
    public void Some_specs_take_no_imported_material(string keySpec)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(WrappingRules.Algorithms(keySpec, Ireland), Is.Empty);
            Assert.That(from algorithm in Algorithms from spec in Specs where WrappingRules.Fit(keySpec, algorithm, spec, Ireland) select spec, Is.Empty);
        }
    }

    [TestCase("RSAES_OAEP_SHA_1", "RSA_3072,RSA_4096")]
    [TestCase("RSAES_OAEP_SHA_256", "RSA_3072,RSA_4096")]
    [TestCase("RSA_AES_KEY_WRAP_SHA_1", "RSA_2048,RSA_3072,RSA_4096")]
    [TestCase("RSA_AES_KEY_WRAP_SHA_256", "RSA_2048,RSA_3072,RSA_4096")]
    [TestCase("SM2PKE", "")]
    public void P521_keys_are_too_long_for_oaep_under_2048_bits(string algorithm, string specs) =>
        Assert.That(string.Join(',', WrappingRules.WrappingKeySpecs("ECC_NIST_P521", algorithm, Ireland)), Is.EqualTo(specs));

    [TestCase("SYMMETRIC_DEFAULT")]
    [TestCase("HMAC_384")]
    [TestCase("ECC_NIST_P384")]
    public void Every_rsa_wrapping_key_fits_shorter_material(string keySpec) =>
        Assert.That(WrappingRules.WrappingKeySpecs(keySpec, "RSAES_OAEP_SHA_256", Ireland), Is.EqualTo(Specs[..3]));

    [TestCase("RSA_2048", "SM2PKE", "SM2", Beijing, ExpectedResult = true)]
    [TestCase("RSA_2048", "SM2PKE", "RSA_2048", Beijing, ExpectedResult = false)]
    [TestCase("RSA_2048", "SM2PKE", "SM2", Ireland, ExpectedResult = false)]
    [TestCase("RSA_2048", "RSA_AES_KEY_WRAP_SHA_256", "RSA_4096", Beijing, ExpectedResult = false)]
    [TestCase("ECC_NIST_P256", "RSAES_OAEP_SHA_256", "SM2", Beijing, ExpectedResult = false)]
    [TestCase("SYMMETRIC_DEFAULT", "SM2PKE", "SM2", Beijing, ExpectedResult = false)]
    [TestCase("SYMMETRIC_DEFAULT", "RSAES_PKCS1_V1_5", "RSA_2048", Ireland, ExpectedResult = false)]
    public bool Sm2_wraps_asymmetric_keys_in_China_and_nothing_elsewhere(string keySpec, string algorithm, string wrappingKeySpec, string region) =>
        WrappingRules.Fit(keySpec, algorithm, wrappingKeySpec, region);
}
