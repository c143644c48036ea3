using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("CreateKey")]
[Lanes]
public class CreateKeySpecConformance(string lane) : ConformanceFixture(lane)
{
    private const string Pss =
        "RSASSA_PKCS1_V1_5_SHA_256,RSASSA_PKCS1_V1_5_SHA_384,RSASSA_PKCS1_V1_5_SHA_512,RSASSA_PSS_SHA_256,RSASSA_PSS_SHA_384,RSASSA_PSS_SHA_512";
    private const string Oaep = "RSAES_OAEP_SHA_1,RSAES_OAEP_SHA_256";

    private static readonly string[][] Pairs =
    [
        ["SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT"],
        ["RSA_2048", "ENCRYPT_DECRYPT", Oaep],
        ["RSA_3072", "ENCRYPT_DECRYPT", Oaep],
        ["RSA_4096", "ENCRYPT_DECRYPT", Oaep],
        ["RSA_2048", "SIGN_VERIFY", Pss],
        ["RSA_3072", "SIGN_VERIFY", Pss],
        ["RSA_4096", "SIGN_VERIFY", Pss],
        ["ECC_NIST_P256", "SIGN_VERIFY", "ECDSA_SHA_256"],
        ["ECC_NIST_P384", "SIGN_VERIFY", "ECDSA_SHA_384"],
        ["ECC_NIST_P521", "SIGN_VERIFY", "ECDSA_SHA_512"],
        ["ECC_SECG_P256K1", "SIGN_VERIFY", "ECDSA_SHA_256"],
        ["ECC_NIST_EDWARDS25519", "SIGN_VERIFY", "ED25519_SHA_512,ED25519_PH_SHA_512"],
        ["ECC_NIST_P256", "KEY_AGREEMENT", "ECDH"],
        ["ECC_NIST_P384", "KEY_AGREEMENT", "ECDH"],
        ["ECC_NIST_P521", "KEY_AGREEMENT", "ECDH"],
        ["ML_DSA_44", "SIGN_VERIFY", "ML_DSA_SHAKE_256"],
        ["ML_DSA_65", "SIGN_VERIFY", "ML_DSA_SHAKE_256"],
        ["ML_DSA_87", "SIGN_VERIFY", "ML_DSA_SHAKE_256"],
        ["HMAC_224", "GENERATE_VERIFY_MAC", "HMAC_SHA_224"],
        ["HMAC_256", "GENERATE_VERIFY_MAC", "HMAC_SHA_256"],
        ["HMAC_384", "GENERATE_VERIFY_MAC", "HMAC_SHA_384"],
        ["HMAC_512", "GENERATE_VERIFY_MAC", "HMAC_SHA_512"],
        ["ML_KEM_512", "ENCAPSULATE_DECAPSULATE", "ML_KEM"],
        ["ML_KEM_768", "ENCAPSULATE_DECAPSULATE", "ML_KEM"],
        ["ML_KEM_1024", "ENCAPSULATE_DECAPSULATE", "ML_KEM"],
    ];

    private static IEnumerable<string[]> WrongPairs =>
        from spec in Pairs.Select(pair => pair[0]).Distinct()
        from usage in Pairs.Select(pair => pair[1]).Distinct()
        where !Pairs.Any(pair => pair[0] == spec && pair[1] == usage)
        select new[] { spec, usage };

    // The members of the deprecated enumeration end before these. What KMS answers there for newer keys is not documented.
    private static readonly string[] WithoutDeprecatedName =
        ["ECC_NIST_EDWARDS25519", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87", "ML_KEM_512", "ML_KEM_768", "ML_KEM_1024"];

    /// <summary>The key specs of the table, which is to have every one of the SDK.</summary>
    public static IEnumerable<string> Specs => Pairs.Select(pair => pair[0]).Append("SM2").Distinct();

    [TestCaseSource(nameof(Pairs))]
    public async Task A_key_of_every_spec_and_usage_names_the_algorithms_of_its_usage_in_the_order_of_AWS(string spec, string usage, string algorithms)
    {
        var key = (await ClientFor(spec).CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = usage })).KeyMetadata;

        var lists = new Dictionary<string, List<string>?>
        {
            ["ENCRYPT_DECRYPT"] = key.EncryptionAlgorithms,
            ["SIGN_VERIFY"] = key.SigningAlgorithms,
            ["KEY_AGREEMENT"] = key.KeyAgreementAlgorithms,
            ["GENERATE_VERIFY_MAC"] = key.MacAlgorithms,
            ["ENCAPSULATE_DECAPSULATE"] = key.EncapsulationAlgorithms,
        };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lists[usage], Is.EqualTo(algorithms.Split(',')));
            Assert.That(lists.Where(list => list.Key != usage).Select(list => list.Value), Is.All.Null.Or.All.Empty);
            Assert.That((key.KeySpec.Value, key.KeyUsage.Value, key.KeyState), Is.EqualTo((spec, usage, KeyState.Enabled)));
#pragma warning disable CS0618 // KMS answers the deprecated member too.
            if (!WithoutDeprecatedName.Contains(spec)) Assert.That(key.CustomerMasterKeySpec.Value, Is.EqualTo(spec));
#pragma warning restore CS0618
            Assert.That(key.CurrentKeyMaterialId is not null, Is.EqualTo(spec == "SYMMETRIC_DEFAULT"));
            Assert.That(key.MultiRegionConfiguration, Is.Null);
        }
    }

    [NotOnAws(NotOnAwsAttribute.China)]
    [TestCase("ENCRYPT_DECRYPT", "SM2PKE")]
    [TestCase("SIGN_VERIFY", "SM2DSA")]
    [TestCase("KEY_AGREEMENT", "ECDH")]
    public Task In_China_there_are_SM2_keys_of_every_usage(string usage, string algorithm) =>
        A_key_of_every_spec_and_usage_names_the_algorithms_of_its_usage_in_the_order_of_AWS("SM2", usage, algorithm);

    [Refusal]
    [TestCase("RSA_2048", "GENERATE_VERIFY_MAC")]
    [TestCase("HMAC_256", "ENCRYPT_DECRYPT")]
    [TestCase("ECC_SECG_P256K1", "KEY_AGREEMENT")]
    [TestCase("SYMMETRIC_DEFAULT", "SIGN_VERIFY")]
    public async Task A_usage_that_does_not_fit_the_spec_is_refused(string spec, string usage)
    {
        Assert.That(
            await ErrorOf(() => Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = usage })),
            Is.EqualTo($"ValidationException: KeyUsage {usage} is not compatible with KeySpec {spec}"));
    }

    [Refusal]
    [Exhaustive]
    [TestCaseSource(nameof(WrongPairs))]
    public Task No_other_pair_is_accepted(string spec, string usage) => A_usage_that_does_not_fit_the_spec_is_refused(spec, usage);

    [Refusal]
    [TestCase("RSA_2048")]
    [TestCase("HMAC_256")]
    [TestCase("ECC_SECG_P256K1")]
    public async Task Only_symmetric_keys_have_a_default_usage(string spec) => Assert.That(
        await ErrorOf(() => Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec })),
        Is.EqualTo("ValidationException: You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys."));

    [Refusal]
    [Test]
    public async Task SM2_is_offered_in_China_only() => Assert.That(
        await ErrorOf(() => Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.SM2, KeyUsage = KeyUsageType.SIGN_VERIFY })),
        Is.EqualTo("UnsupportedOperationException: KeySpec SM2 is not supported in this Region"));

    [TestCase("RSA_2048", "SIGN_VERIFY")]
    [TestCase("ECC_NIST_P256", "KEY_AGREEMENT")]
    [TestCase("HMAC_512", "GENERATE_VERIFY_MAC")]
    public async Task Asymmetric_and_HMAC_keys_wait_for_imported_material_too(string spec, string usage)
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = usage, Origin = OriginType.EXTERNAL })).KeyMetadata;

        Assert.That((key.KeyState, key.Enabled, key.Origin), Is.EqualTo((KeyState.PendingImport, (bool?)false, OriginType.EXTERNAL)));
    }
}
