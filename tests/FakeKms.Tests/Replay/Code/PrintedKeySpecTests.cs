using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Keys;

namespace FakeKms.Tests.Replay.Code;

/// <summary>Keys of every kind, made in the records, there before them, and imported.</summary>
public sealed class PrintedKeySpecTests
{
    private static IEnumerable<TestCaseData> Importable() => Kinds().Where(kind => KeySpecs.IsImportable((string)kind.Arguments[0]!) && kind.Arguments[0] is not "SM2");

    private static IEnumerable<TestCaseData> Kinds() =>
        from field in typeof(KeySpec).GetFields().Where(field => field.FieldType == typeof(KeySpec))
        let spec = (KeySpec)field.GetValue(null)!
        from usage in KeySpecs.UsagesOf(spec)
        select new TestCaseData(spec.Value, usage);

    [TestCaseSource(nameof(Kinds))]
    public async Task A_key_that_the_records_make_is_used_again(string spec, string usage)
    {
        await using var kms = FakeKmsServer.Start(k => k.StartingAt(RoundTrip.Start).WithRegion(RegionOf(spec)));
        await Use(kms.Scenario("used").CreateKey("key", keySpec: spec, keyUsage: usage), spec, usage);
        await PrintedTest.LeavesAsync([.. kms.Trail]);
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task A_key_from_before_is_used_again(string spec, string usage)
    {
        await using var kms = FakeKmsServer.Start(k => k.StartingAt(RoundTrip.Start).WithRegion(RegionOf(spec)).WithKey("alias/key", key => key.WithKeySpec(spec, usage)));
        await Use(kms.Scenario("used").CreateAlias("alias/other", "alias/key"), spec, usage, "alias/key");
        await PrintedTest.LeavesAsync([.. kms.Trail]);
    }

    [TestCaseSource(nameof(Importable))]
    public async Task Imported_material_is_imported_again(string spec, string usage)
    {
        await using var kms = FakeKmsServer.Start(k => k.StartingAt(RoundTrip.Start).WithRegion(RegionOf(spec)));
        var isLong = KeySpecs.IsAsymmetric(spec);
        var script = kms.Scenario("imported").CreateKey("key", OriginType.EXTERNAL, keySpec: spec, keyUsage: usage)
            .ImportKeyMaterial("key", wrappingAlgorithm: isLong ? AlgorithmSpec.RSA_AES_KEY_WRAP_SHA_256 : null, expiresAfter: TimeSpan.FromDays(1)).Advance(TimeSpan.FromDays(2))
            .GetParametersForImport("key", isLong ? AlgorithmSpec.RSA_AES_KEY_WRAP_SHA_1 : AlgorithmSpec.RSAES_OAEP_SHA_1, WrappingKeySpec.RSA_4096, into: "token").Advance(TimeSpan.FromHours(1))
            .ImportKeyMaterial("key", from: "token").DeleteImportedKeyMaterial("key").ImportKeyMaterial("key", from: "token");
        await Use(script, spec, usage);
        await PrintedTest.LeavesAsync([.. kms.Trail]);
    }

    private static string RegionOf(string spec) => spec == "SM2" ? "cn-north-1" : "us-east-1";

    private static async Task Use(KmsScenario script, string spec, string usage, string key = "key")
    {
        await using var other = FakeKmsServer.Start(k => k.WithRegion(RegionOf(spec)));
        var kind = (await other.CreateClient().CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = usage })).KeyMetadata;
        await (usage switch
        {
            "ENCRYPT_DECRYPT" => script.Encrypt(key, "text", into: "a", encryptionAlgorithm: kind.EncryptionAlgorithms[^1]).Decrypt(from: "a", key: key, encryptionAlgorithm: kind.EncryptionAlgorithms[^1]),
            "SIGN_VERIFY" => script.GetPublicKey(key).Sign(key, "text", kind.SigningAlgorithms[0], into: "a").Verify(key, "text", "a", kind.SigningAlgorithms[0]),
            "GENERATE_VERIFY_MAC" => script.GenerateMac(key, "text", kind.MacAlgorithms[0], into: "a").VerifyMac(key, "text", "a", kind.MacAlgorithms[0]),
            "KEY_AGREEMENT" => script.GetPublicKey(key, into: "a").DeriveSharedSecret(key, from: "a"),
            _ => script.Encapsulate(key, into: "a").Decapsulate(key, from: "a"),
        });
    }
}
