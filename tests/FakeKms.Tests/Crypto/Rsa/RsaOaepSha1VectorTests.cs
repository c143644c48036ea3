using FakeKms.Crypto.Rsa;

namespace FakeKms.Tests.Crypto.Rsa;

/// <summary>
/// Project Wycheproof, test case 3 of rsa_oaep_2048_sha1_mgf1sha1_test.json: https://github.com/C2SP/wycheproof/tree/main/testvectors_v1
/// </summary>
public class RsaOaepSha1VectorTests
{
    private const string P =
        "fe3d238d376a3856d9592fd4961c17a7fb0fa39d442e9df22e7eda115c648c5cb738df89ea92d8378558d0d9c1cf3d8bff740d3743a0140a6a7523e9176c2953" +
        "b2c11d7f44691cf8bec2b34fb59c649535983319488118c03118ae7445e70df466ce98671260f05d5068ce777da97e2ba84779490500ceb4ff7f62ceca9a147f";

    private const string Q =
        "be814af26bf3c27115bc7595d0d12a1af7713feca877ae6e6d858825eda3d192704774f42e1ae1b67f1739e8c45a0476388070fa545b7cc96b8a44003bc8d07f" +
        "de73f5bcdd18268395dcc2842b5023ff14b352382607b7179a5ea330840fc45045d86e0acc4feb135f0ab9b7ce6b8eb5f5a575f2a2a8de299c0d3f506df4879b";

    private const string Ciphertext =
        "504b4e0d94d800a9da92be8fa84fc345f7ab4921ec53c073c79592b347a692cce2450135e998e07bb75ed7ee44f047f75a07e37b9c912d3d529b62bef144952d" +
        "5b202246ad32c5d34ec8559c4163e2145fa5fd4d56de28cbfe7e537d5732305945c9370bbc6dcd72b3296fd54a2660365715f7d911099c96dfe6d114eec7b442" +
        "5cb65701aa9e08d99c7ac20179656bb678554d74baca4501b5d0b366c97224bf0c8734e00ff2af8b916aef8b83142d5ec142493e0cc4c57326515a50a31ec2c6" +
        "703512034642e5789649773d2f8312561bf2f2f6000cebdbf7c7a95fbfd0f721c31ba392acea37568a24f176767f71b31f407573deef95c305e0e063db0e9168";

    [Test]
    public void The_published_ciphertext_is_decrypted()
    {
        var numbers = RsaNumbers.Key(RsaNumbers.Number(Bytes.Hex(P)), RsaNumbers.Number(Bytes.Hex(Q)), RsaNumbers.Exponent);
        var key = RsaKeyPair.Read("RSA_2048", RsaPrivateKeyForm.Write(numbers))!;

        Assert.That(key.Decrypt("RSAES_OAEP_SHA_1", Bytes.Hex(Ciphertext)), Is.EqualTo("Test"u8.ToArray()));
    }
}
