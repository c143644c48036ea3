using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Replay;

/// <summary>The log of a server, replayed on another one, leaves the same log again: record by record, member by member.</summary>
public sealed class RoundTripTests
{
    private static readonly Dictionary<string, string> Tenant = new() { ["tenant"] = "blue" };

    [Test]
    public Task Encryption_leaves_the_same_log_again() => Holds(kms => kms.Scenario("encryption")
        .CreateKey("one", description: "the first", tags: Tenant).CreateKey("two")
        .Encrypt("one", "text", into: "a", encryptionContext: Tenant)
        .Encrypt("one", "text", into: "b")
        .Decrypt(from: "a", encryptionContext: Tenant)
        .Decrypt(from: "b", key: "one")
        .Decrypt(from: "a").Expect<InvalidCiphertextException>()
        .Decrypt(from: "a", key: "two", encryptionContext: Tenant).Expect<IncorrectKeyException>()
        .ReEncrypt(from: "a", destinationKey: "two", into: "c", sourceEncryptionContext: Tenant)
        .GenerateDataKey("two", into: "d", encryptionContext: Tenant)
        .GenerateDataKeyWithoutPlaintext("two", into: "e")
        .GenerateDataKeyPair("two", DataKeyPairSpec.ECC_NIST_P256, into: "f")
        .Decrypt(from: "d", encryptionContext: Tenant).Decrypt(from: "f")
        .Advance(TimeSpan.FromHours(3))
        .DisableKey("two")
        .Decrypt(from: "e").Expect<DisabledException>()
        .Encrypt("two", "x", into: "g").Expect<DisabledException>()
        .EnableKey("two").Decrypt(from: "c"));

    [Test]
    public Task Signing_and_MACs_leave_the_same_log_again() => Holds(kms => kms.Scenario("signing")
        .CreateKey("ec", keySpec: KeySpec.ECC_NIST_P384, keyUsage: KeyUsageType.SIGN_VERIFY)
        .CreateKey("rsa", keySpec: KeySpec.RSA_2048, keyUsage: KeyUsageType.ENCRYPT_DECRYPT)
        .CreateKey("mac", keySpec: KeySpec.HMAC_512, keyUsage: KeyUsageType.GENERATE_VERIFY_MAC)
        .CreateKey("agree", keySpec: KeySpec.ECC_NIST_P256, keyUsage: KeyUsageType.KEY_AGREEMENT)
        .CreateKey("lattice", keySpec: KeySpec.ML_DSA_65, keyUsage: KeyUsageType.SIGN_VERIFY)
        .Sign("ec", "message", SigningAlgorithmSpec.ECDSA_SHA_384, into: "signature")
        .Verify("ec", "message", "signature", SigningAlgorithmSpec.ECDSA_SHA_384)
        .Verify("ec", "another", "signature", SigningAlgorithmSpec.ECDSA_SHA_384).Expect<KMSInvalidSignatureException>()
        .Sign("lattice", "message", SigningAlgorithmSpec.ML_DSA_SHAKE_256)
        .GenerateMac("mac", "message", MacAlgorithmSpec.HMAC_SHA_512, into: "mac")
        .VerifyMac("mac", "message", "mac", MacAlgorithmSpec.HMAC_SHA_512)
        .VerifyMac("mac", "another", "mac", MacAlgorithmSpec.HMAC_SHA_512).Expect<KMSInvalidMacException>()
        .Encrypt("rsa", "text", into: "text", encryptionAlgorithm: EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256)
        .Decrypt(from: "text", key: "rsa", encryptionAlgorithm: EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256)
        .GetPublicKey("agree", into: "peer").DeriveSharedSecret("agree", from: "peer")
        .Sign("rsa", "message", SigningAlgorithmSpec.ECDSA_SHA_384).Expect<InvalidKeyUsageException>());

    [Test]
    public Task Imported_material_with_expiry_and_rotation_leaves_the_same_log_again() => Holds(kms => kms.Scenario("import")
        .CreateKey("key", OriginType.EXTERNAL)
        .Encrypt("key", "x", into: "none").Expect<KMSInvalidStateException>()
        .ImportKeyMaterial("key", expiresAfter: TimeSpan.FromDays(3), description: "first", into: "first")
        .Encrypt("key", "text", into: "a")
        .Advance(TimeSpan.FromDays(4))
        .Decrypt(from: "a").Expect<KMSInvalidStateException>()
        .ImportKeyMaterial("key").Decrypt(from: "a")
        .ImportKeyMaterial("key", material: new byte[32]).Expect<IncorrectKeyMaterialException>()
        .ImportKeyMaterial("key", importType: ImportType.NEW_KEY_MATERIAL, into: "second")
        .RotateKeyOnDemand("key").Encrypt("key", "text", into: "b")
        .DeleteImportedKeyMaterial("key", keyMaterialId: "first")
        .Decrypt(from: "b").Expect<KMSInvalidStateException>()
        .ImportKeyMaterial("key", keyMaterialId: "first").Decrypt(from: "a").Decrypt(from: "b")
        .GetParametersForImport("key", AlgorithmSpec.RSAES_OAEP_SHA_1, WrappingKeySpec.RSA_3072)
        .ListKeyRotations("key"));

    [Test]
    public Task Rotation_by_the_calendar_and_on_demand_leaves_the_same_log_again() => Holds(kms => kms.Scenario("rotation")
        .CreateKey("key").EnableKeyRotation("key", 90).Encrypt("key", "text", into: "a")
        .Advance(TimeSpan.FromDays(91)).Decrypt(from: "a").Encrypt("key", "text", into: "b")
        .RotateKeyOnDemand("key").Encrypt("key", "text", into: "c").Advance(TimeSpan.FromDays(200))
        .Decrypt(from: "a").Decrypt(from: "b").Decrypt(from: "c")
        .GetKeyRotationStatus("key").ListKeyRotations("key").DisableKeyRotation("key").GetKeyLastUsage("key"));

    [Test]
    public Task Deletion_and_everything_about_keys_leave_the_same_log_again() => Holds(kms => kms.Scenario("keys")
        .CreateKey("one").CreateKey("two").CreateKey("three")
        .UpdateKeyDescription("one", "other").TagResource("one", Tenant).ListResourceTags("one").UntagResource("one", "tenant")
        .GetKeyPolicy("one", into: "policy").PutKeyPolicy("one", "policy").ListKeyPolicies("one").DescribeKey("one").ListKeys()
        .ScheduleKeyDeletion("one", 7).DescribeKey("one").Encrypt("one", "x", into: "a").Expect<KMSInvalidStateException>()
        .CancelKeyDeletion("one").Encrypt("one", "x", into: "a").Expect<DisabledException>()
        .ScheduleKeyDeletion("two", 8).Advance(TimeSpan.FromDays(30)).DescribeKey("two").Expect<NotFoundException>()
        .ScheduleKeyDeletion("three", 3).Expect<AmazonKeyManagementServiceException>()
        .ScheduleKeyDeletion("three", 9).Advance(TimeSpan.FromDays(30)));

    [Test]
    public Task Aliases_leave_the_same_log_again() => Holds(kms => kms.Scenario("aliases")
        .CreateKey("one").CreateKey("two").CreateKey("alias/silent").CreateAlias("alias/a", "one").CreateAlias("alias/a", "two").Expect<AlreadyExistsException>()
        .Encrypt("alias/a", "x", into: "a").Encrypt("alias/silent", "x", into: "b").UpdateAlias("alias/a", "two").Encrypt("alias/a", "y", into: "c").Decrypt(from: "a").ListAliases("two")
        .DeleteAlias("alias/a").Encrypt("alias/a", "x", into: "d").Expect<NotFoundException>()
        .ListAliases(limit: 1).ListKeys(limit: 1));

    [Test]
    public Task Grants_leave_the_same_log_again() => Holds(kms => kms.Scenario("grants")
        .CreateKey("key").CreateGrant("key", "arn:aws:iam::111122223333:user/Bob", [GrantOperation.Decrypt], into: "one", retiringPrincipal: "arn:aws:iam::111122223333:user/Alice", name: "once")
        .CreateGrant("key", "arn:aws:iam::111122223333:user/Bob", [GrantOperation.Decrypt], retiringPrincipal: "arn:aws:iam::111122223333:user/Alice", name: "once")
        .CreateGrant("key", "arn:aws:iam::111122223333:user/Eve", [GrantOperation.Encrypt, GrantOperation.GenerateDataKey], into: "two")
        .ListGrants("key").ListRetirableGrants("arn:aws:iam::111122223333:user/Alice")
        .Encrypt("key", "x", into: "a", grantTokens: ["two"])
        .Encrypt("key", "x", into: "b", grantTokens: ["no token"]).Expect<InvalidGrantTokenException>()
        .RevokeGrant("key", "two").RevokeGrant("key", "two").Expect<NotFoundException>()
        .RetireGrant("one"));

    [Test]
    public Task Several_Regions_and_callers_leave_the_same_log_again() => Holds(kms => kms.Scenario("Regions")
        .CreateKey("alias/a", multiRegion: true).Encrypt("alias/a", "text", into: "a")
        .ReplicateKey("alias/a", "eu-west-1", alias: "alias/a")
        .As(KmsCaller.AssumedRole("Deploy", "run-7").WithAccessKeyId("ASIADEPLOY")).In("eu-west-1").Decrypt(from: "a").Encrypt("alias/a", "text", into: "b")
        .UpdatePrimaryRegion("alias/a", "eu-west-1").Expect<UnsupportedOperationException>()
        .In("us-east-1").As(KmsCaller.Root().WithAccessKeyId("AKIAROOT")).Decrypt(from: "b").UpdatePrimaryRegion("alias/a", "eu-west-1")
        .ScheduleKeyDeletion("alias/a", 7).Advance(TimeSpan.FromDays(8))
        .As(KmsCaller.IamUser("Eve").WithAccessKeyId("AKIAEVE").ThroughService("secretsmanager.amazonaws.com")).In("eu-west-1").Decrypt(from: "a"));

    [Test]
    public Task Custom_key_stores_leave_the_same_log_again() => Holds(kms => kms.Scenario("stores")
        .CreateCustomKeyStore("hsm", cloudHsmClusterId: "cluster-2a3b4c5d6e7", trustAnchorCertificate: "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n", keyStorePassword: "kmsuser-password")
        .CreateKey("early", OriginType.AWS_CLOUDHSM, customKeyStoreId: "hsm").Expect<CustomKeyStoreInvalidStateException>()
        .ConnectCustomKeyStore("hsm").DescribeCustomKeyStores("hsm")
        .CreateKey("key", OriginType.AWS_CLOUDHSM, customKeyStoreId: "hsm").Encrypt("key", "x", into: "a").Decrypt(from: "a")
        .DisconnectCustomKeyStore("hsm").Decrypt(from: "a").Expect<KMSInvalidStateException>()
        .DeleteCustomKeyStore("hsm").Expect<CustomKeyStoreHasCMKsException>());

    private static async Task Holds(Func<FakeKmsServer, KmsScenario> script)
    {
        var (log, replay) = await RoundTrip.OfAsync(script);
        Assert.That(replay, Is.EqualTo(log));
    }
}
