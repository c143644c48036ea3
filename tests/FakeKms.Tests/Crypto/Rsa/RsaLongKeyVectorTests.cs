using FakeKms.Crypto.Keys;
using FakeKms.Crypto.Rsa;

namespace FakeKms.Tests.Crypto.Rsa;

/// <summary>
/// Project Wycheproof, test case 115 of rsa_pkcs1_3072_sig_gen_test.json, and 147 of rsa_pkcs1_4096_sig_gen_test.json and 3 of
/// rsa_pss_4096_sha512_mgf1_64_test.json, which share a key: https://github.com/C2SP/wycheproof/tree/main/testvectors_v1
/// </summary>
public class RsaLongKeyVectorTests
{
    private const string P3072 =
        "cf3da32cd99c1591aee15c1a2d933b7e5ff4d2dac6e0430bc3b41c2a93a16b5abba9496c2efb7695856bf1d38e818c57ae117dac789ff0e725a618a0d5ae4692" +
        "1111748298656b0bd76844e323497d46957d5c9e31f186ed64403b911f02b23ca2dfcaba2bbbcb7cbca9220a2b170d0ab60e5a1f90f957e32d82c7a8362e916f" +
        "83a98c9f74cd0d08c687afd6bf0d89f23c7cad68a5d3be8cb86a5fa54870aee4885c60d8051e74fa46a75685d7814e153238727351365b94fdb9ef64253bf03f";

    private const string Q3072 =
        "c639e21504b61149d3d240cc9ccb85a584417f2373087b9f2bcfd223974df5c075082127bb55d449d6670c5ec550f8033bbdc6a1ec7a67999faee700ca453fa1" +
        "f37db626fe1ae62784d77428d8807e270bb5eadb1bf5cb3488827851416535243d3021511b12c2d38e3dcbcd9560b3d9cebe1c435582971fa2d60c49ebcbcf4d" +
        "a896a57f280f97a16707d0471c3cf62fa43cc01d5d09452ef08d29ca2286256ef2feb6067aef00eac0b1d13cc7f49e57182350e5a695e5803dfc987788350e57";

    private const string Signature3072 =
        "259332bd5a274bc347ffa3e8a31c8b27f216cc865d32c917a5d7e4c06abd44b6c024f44eba997862c812d8ebaf7caccbb234293178e44b2532478e8bebf6af5f" +
        "83318ebe398e0850e929a89cda860cd18ec94554e4e0d45a9ec2d9acd83fbef2b5d31dd7b2f3c12e791afd3e39a9437fda7724c9426194bcfdc6bd52036f62ae" +
        "ea7853db2c8c498103eb60180281170aa0fae8139417974d917090dba8f9061665e92d953827dff4d450f5566d2c5b753b65c9b522a0c4da868629569a666b7c" +
        "292b22060e92acf4ed65e51245403a4f162c8b504b85a810906ecaca2956d395c163a7f6f23573156968ecf62ef46b72b9ce39303681e354e91c5d7944cd3288" +
        "b2a84a1ea28e7e6f260bc5f8d92be419ad649a8f55a2195ca46130922d82759f9bc030c8b122211d952c3ee7851f09f30c2fecd1070656c69c2598584b55cbe6" +
        "567dd2719305dc52dfda03ea289a5db920fc2c777e7081cfd92864316d3fca9aaf8e2218ed8a5235e746e5cd9bcc856b0c615b901dc610f0193171869202e845";

    private const string P4096 =
        "e97acd5f64c460b2cd51cbd70af5b4caa2882bf6033a92a23ed80f039e8a32c8a4c483f94ee1bb89c1dc1f6d04360a1c3f654251ad72eb39cccbfc38b072054b" +
        "b0f21b9d516ef272e7cf86f8a8f838eba829e7fe9d803d469a1810fc5b37476333ddfc0cb6f00e9967970b4e474e04373f8dc92df50fa155e3139bfebf4e1cd2" +
        "74705551f2e9022029bea4b86664633d13fd90ebdd0b72d95a6508b6b4354e64b187fd81d21a0b1e4a853c27df11d7fe6c8953cff6344f50ebaed2513dc03761" +
        "e8877c71ffa8005331043027b8dfdba97cae037fd5d1fda1f145a200c0d20f8dccd62e5c489eea8ae827910d3f48bddf0b18dc3089069f96d800de4703685955";

    private const string Q4096 =
        "dd1abc951ff1474ebfb70807b160b110b1eccef429c8fc8535ab0aa98376a82d3d33af906fb0395750b9aaccd8723cf73a8c3a6ad5c3a0929178ac55e1bd1ba1" +
        "bf5da4f7698dbf09e87c84c45ecbbe8f12d3ed1091bc470eb2c733c31f8d27eba9718ee78db887385bff6b67950b79524482c50daead4db0f5676e4b92875b5b" +
        "e383ab1cd75e1cadb59cfb5794c17220154aca808f733a636d28c016d9843940bf44bb15ed191f53449b1651b79554c23e006a56dc0232cca209bf2d3c12cbbc" +
        "0ed8b3110aabd365b603ea8cdf15e8b9ac781155f92f39dbf9749f70df003195a6bb169ea0e0d69eb3a18ce8fbcac9be3c710e797acb5c05a399c2f102947c87";

    private const string Signature4096 =
        "46eaa4624a4d2c1f1043eb3d17b48d977819a8796f48f20174c50da624c657e64d3154dcfa2a5b1d8c6d2ed07cf1f1c19aaa611d6466f7e7ec73df5ee786573a" +
        "dc5a9e3c1d0a25559dad282db26e889807764115a05a23959acf48d23b3b33a93d8b6c7de3ee446f113eef96055d285fdfd27888e569c50f022d5e8abafc874d" +
        "d5a61df6258e85268bff66cc5643107f7d9097496caedc185b37311ab6979f273e5670f143146b68e44b49389554772c1ca7bb7a12fcf67d67a1fd0c245bb4cb" +
        "b924276ae756098599392cde076a1c0edc8096d9125e5a5d30c2a93d00fe2e0362e98592c8fd31ab5b4c3b34e65d38ca0c25874eb394e04969982b70932616b7" +
        "5ee2912c6a07f20ec70e52be630ebe024c0622aed125e00bc84980416b80cba7752eb90af2b8215c4b559880d2e1c577b7374531038083725d23d02d4fa5d8b5" +
        "a4c68e9ea5e11fe2d9e03c1b8a4db0b053097b5a175b1131e8beef5d559bcc3f17ed2e6f6304c0e4650a2bb675aa8de44af8a2e301734584eea145c4b389f618" +
        "0e6395412ae70e57f488ed15d45895be580bd87cd916b8f20e46ad2fff0367dda54266778bb444c6e4fdd45fa62cae3aeb54b6a7a6b4d8068e3a4d0730f02603" +
        "40a6c32c3c5d33f514612c941bb63d730df5584933e12546500495b5ed3ba3631a3db871d17353d4c16676a0332ba4c4c4c68cdb6ff21ff737ee249be153c1d9";

    private const string PssSignature4096 =
        "0f74856dae37f6bab27af25a8773ffe42690665ca130a710998e6f9f741d30dd66bbbcdcbb490b1fa69e39af6b169b28038fc4addc95aa92e2b67a76569bd3ac" +
        "c76ca48437c7552ca7dfd379fab037d54df496b05b431bb925416cd4dc2402faa060996d57578519c34de2386c9d0ddbeb708453e50c08a8ec182c75549e9dea" +
        "0bf75fd3347b228e2f977b81c1be11c738d23ee2e58f15e803f5539e82155ba6327ab807ad6e0ea36b9a19ef68fbe7e3b55b7910f68aafc719e2106b4a3cc8ad" +
        "b62e38cdf43f7ab295846a56b26ed8087b2c0e9cd9c2d6cd8302aa0c26254b1db330bcac520afb932eaac07ec0604ff56f081af44994492c176298127a94d9ea" +
        "ccf23732ea95700ebb4b657fcdbc52ebc6bc404795f63b4f0fd2a1d6787d698d2506b7b37c1f49f8ec1563320fc017fdd76269fe61bff0089900d146e2000113" +
        "ab6d8aae248344d19bf0549e8320de0f226fe46ee4c03250770d8701b7eb0e63b816f566411c55f7724c0e8d94b0b752bbe9f445c78ae4b780781c9bcfc5141b" +
        "1e46c767a51990af256391fbac9f4302aaab11928a2ed36ea775c0c953d0d5a4d739c37ffef8863cc1b70481410e29cb7ac99a3c4c6d47c322af8de1b39a17da" +
        "4ea432d62249b6c35f50c8fade0dc96cb8e946a8008db7a72dfe5e4ce4392d4160cf75c46956e66887d82d7e31649075a86c3ecb4a936dc331e78337d5648318";

    private static readonly byte[] Message = "Test"u8.ToArray();

    [TestCase("RSA_3072", P3072, Q3072, "RSASSA_PKCS1_V1_5_SHA_384", Signature3072)]
    [TestCase("RSA_4096", P4096, Q4096, "RSASSA_PKCS1_V1_5_SHA_512", Signature4096)]
    public void The_signature_is_the_published_one(string keySpec, string p, string q, string algorithm, string signature)
        => Assert.That(Key(keySpec, p, q).Sign(algorithm, MessageForm.Raw, Message, Bytes.Stream("signing")), Is.EqualTo(Bytes.Hex(signature)));

    [Test]
    public void The_published_PSS_signature_is_accepted()
        => Assert.That(Key("RSA_4096", P4096, Q4096).Verify("RSASSA_PSS_SHA_512", MessageForm.Raw, Message, Bytes.Hex(PssSignature4096)), Is.True);

    private static RsaKeyPair Key(string keySpec, string p, string q)
    {
        var numbers = RsaNumbers.Key(RsaNumbers.Number(Bytes.Hex(p)), RsaNumbers.Number(Bytes.Hex(q)), RsaNumbers.Exponent);
        return RsaKeyPair.Read(keySpec, RsaPrivateKeyForm.Write(numbers))!;
    }
}
