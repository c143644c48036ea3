using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Permissions;

/// <summary>A request, and what a policy finds when it asks for the condition keys that come from it: one text for each permission.</summary>
internal sealed record RequestConditionCase(string Name, Func<PermissionWorld, Task<AmazonKeyManagementServiceRequest>> Request, params string[] Values);

/// <summary>For each operation a request with everything in it, and one with as little as possible.</summary>
internal static class RequestConditionCases
{
    private const string Nothing = "kms:RequestAlias=absent";
    private const string NoContext = "kms:EncryptionContext:Tenant=absent kms:EncryptionContextKeys=absent";
    private const string Context = "kms:EncryptionContext:Tenant=7 kms:EncryptionContextKeys=[role, tenant]";
    private const string Default = "kms:EncryptionAlgorithm=SYMMETRIC_DEFAULT";

    private static Dictionary<string, string> Pairs => new() { ["tenant"] = "7", ["role"] = "" };

    public static IEnumerable<RequestConditionCase> All => [.. Ciphers, .. DataKeys, .. Others, .. Management, .. Grants, .. NewKeys];

    private static IEnumerable<RequestConditionCase> Ciphers =>
    [
        Of("Encrypt: all", w => new EncryptRequest { KeyId = "alias/cards", EncryptionAlgorithm = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256, EncryptionContext = Pairs },
            $"kms:RequestAlias=alias/cards kms:EncryptionAlgorithm=RSAES_OAEP_SHA_256 {Context}"),
        Of("Encrypt: none", w => new EncryptRequest { KeyId = w.Kms.Key("alias/cards").KeyId }, $"{Nothing} {Default} {NoContext}"),
        new("Decrypt: all", async w => new DecryptRequest
            {
                KeyId = w.Kms.Key("alias/cards").Arn.Split("key/")[0] + "alias/cards",
                CiphertextBlob = await CiphertextAsync(w),
                EncryptionContext = Pairs,
                Recipient = w.Kms.Attestation.CreateNitroEnclave().WithPcr(0, Bytes(0xAB)).CreateRecipientInfo(),
            },
            $"kms:RequestAlias=alias/cards {Default} {Context} kms:RecipientAttestation:PCR0={Hex("ab")}"),
        new("Decrypt: none", async w => new DecryptRequest { CiphertextBlob = await CiphertextAsync(w) },
            $"{Nothing} {Default} {NoContext} kms:RecipientAttestation:PCR0=absent"),
        new("ReEncrypt: all", async w => new ReEncryptRequest
            {
                SourceKeyId = "alias/cards",
                CiphertextBlob = await CiphertextAsync(w),
                SourceEncryptionContext = Pairs,
                DestinationKeyId = "alias/other",
                DestinationEncryptionContext = new() { ["zone"] = "b" },
                DestinationEncryptionAlgorithm = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_1,
            },
            $"kms:RequestAlias=alias/cards {Default} {Context} kms:ReEncryptOnSameKey=false",
            "kms:RequestAlias=alias/other kms:EncryptionAlgorithm=RSAES_OAEP_SHA_1 kms:EncryptionContext:Tenant=absent kms:EncryptionContextKeys=[zone] kms:ReEncryptOnSameKey=false"),
        new("ReEncrypt: none", async w => new ReEncryptRequest { CiphertextBlob = await CiphertextAsync(w), DestinationKeyId = w.Kms.Key("alias/cards").Arn },
            $"{Nothing} {Default} {NoContext} kms:ReEncryptOnSameKey=true", $"{Nothing} {Default} {NoContext} kms:ReEncryptOnSameKey=true"),
    ];

    private static IEnumerable<RequestConditionCase> DataKeys =>
    [
        Of("GenerateDataKey: all", w => new GenerateDataKeyRequest { KeyId = "alias/cards", EncryptionContext = Pairs, Recipient = w.Kms.Attestation.CreateNitroEnclave().WithPcr(0, Bytes(1)).CreateRecipientInfo() },
            $"kms:RequestAlias=alias/cards {Default} {Context} kms:RecipientAttestation:PCR0={Hex("01")}"),
        Of("GenerateDataKey: none", w => new GenerateDataKeyRequest { KeyId = w.Kms.Key("alias/cards").KeyId, EncryptionContext = [] },
            $"{Nothing} {Default} {NoContext} kms:RecipientAttestation:PCR0=absent"),
        Of("GenerateDataKeyWithoutPlaintext: all", w => new GenerateDataKeyWithoutPlaintextRequest { KeyId = "alias/cards", EncryptionContext = Pairs },
            $"kms:RequestAlias=alias/cards {Default} {Context}"),
        Of("GenerateDataKeyWithoutPlaintext: none", w => new GenerateDataKeyWithoutPlaintextRequest { KeyId = w.Kms.Key("alias/cards").Arn }, $"{Nothing} {Default} {NoContext}"),
        Of("GenerateDataKeyPair: all", w => new GenerateDataKeyPairRequest { KeyId = "alias/cards", KeyPairSpec = DataKeyPairSpec.RSA_2048, EncryptionContext = Pairs, Recipient = w.Kms.Attestation.CreateNitroEnclave().WithPcr(0, Bytes(2)).CreateRecipientInfo() },
            $"kms:RequestAlias=alias/cards {Default} {Context} kms:DataKeyPairSpec=RSA_2048 kms:RecipientAttestation:PCR0={Hex("02")}"),
        Of("GenerateDataKeyPair: none", w => new GenerateDataKeyPairRequest { KeyId = w.Kms.Key("alias/cards").KeyId, KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256 },
            $"{Nothing} {Default} {NoContext} kms:DataKeyPairSpec=ECC_NIST_P256 kms:RecipientAttestation:PCR0=absent"),
        Of("GenerateDataKeyPairWithoutPlaintext: all", w => new GenerateDataKeyPairWithoutPlaintextRequest { KeyId = "alias/cards", KeyPairSpec = DataKeyPairSpec.SM2, EncryptionContext = Pairs },
            $"kms:RequestAlias=alias/cards {Default} {Context} kms:DataKeyPairSpec=SM2"),
        Of("GenerateDataKeyPairWithoutPlaintext: none", w => new GenerateDataKeyPairWithoutPlaintextRequest { KeyId = w.Kms.Key("alias/cards").KeyId },
            $"{Nothing} {Default} {NoContext} kms:DataKeyPairSpec=absent"),
    ];

    private static IEnumerable<RequestConditionCase> Others =>
    [
        Of("Sign: all", w => new SignRequest { KeyId = "alias/signing", SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256, MessageType = MessageType.DIGEST },
            "kms:RequestAlias=alias/signing kms:SigningAlgorithm=ECDSA_SHA_256 kms:MessageType=DIGEST"),
        Of("Sign: none", w => new SignRequest { KeyId = w.Kms.Key("alias/signing").KeyId }, $"{Nothing} kms:SigningAlgorithm=absent kms:MessageType=RAW"),
        Of("Verify: all", w => new VerifyRequest { KeyId = "alias/signing", SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_384, MessageType = MessageType.EXTERNAL_MU },
            "kms:RequestAlias=alias/signing kms:SigningAlgorithm=ECDSA_SHA_384 kms:MessageType=EXTERNAL_MU"),
        Of("Verify: none", w => new VerifyRequest { KeyId = w.Kms.Key("alias/signing").KeyId }, $"{Nothing} kms:SigningAlgorithm=absent kms:MessageType=RAW"),
        Of("GenerateMac: all", w => new GenerateMacRequest { KeyId = "alias/macs", MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256 }, "kms:RequestAlias=alias/macs kms:MacAlgorithm=HMAC_SHA_256"),
        Of("GenerateMac: none", w => new GenerateMacRequest { KeyId = w.Kms.Key("alias/macs").KeyId }, $"{Nothing} kms:MacAlgorithm=absent"),
        Of("VerifyMac: all", w => new VerifyMacRequest { KeyId = "alias/macs", MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_384 }, "kms:RequestAlias=alias/macs kms:MacAlgorithm=HMAC_SHA_384"),
        Of("VerifyMac: none", w => new VerifyMacRequest { KeyId = w.Kms.Key("alias/macs").KeyId }, $"{Nothing} kms:MacAlgorithm=absent"),
        Of("DeriveSharedSecret: all", w => new DeriveSharedSecretRequest { KeyId = "alias/agreeing", KeyAgreementAlgorithm = KeyAgreementAlgorithmSpec.ECDH, Recipient = w.Kms.Attestation.CreateNitroEnclave().WithPcr(0, Bytes(3)).CreateRecipientInfo() },
            $"kms:RequestAlias=alias/agreeing kms:KeyAgreementAlgorithm=ECDH kms:RecipientAttestation:PCR0={Hex("03")}"),
        Of("DeriveSharedSecret: none", w => new DeriveSharedSecretRequest { KeyId = w.Kms.Key("alias/agreeing").KeyId },
            $"{Nothing} kms:KeyAgreementAlgorithm=absent kms:RecipientAttestation:PCR0=absent"),
        Of("Encapsulate: all", w => new EncapsulateRequest { KeyId = "alias/cards" }, "kms:RequestAlias=alias/cards"),
        Of("Encapsulate: none", w => new EncapsulateRequest { KeyId = w.Kms.Key("alias/cards").KeyId }, Nothing),
        Of("Decapsulate: all", w => new DecapsulateRequest { KeyId = "alias/cards" }, "kms:RequestAlias=alias/cards"),
        Of("Decapsulate: none", w => new DecapsulateRequest { KeyId = w.Kms.Key("alias/cards").KeyId }, Nothing),
        Of("GetPublicKey: all", w => new GetPublicKeyRequest { KeyId = "alias/signing" }, "kms:RequestAlias=alias/signing"),
        Of("GetPublicKey: none", w => new GetPublicKeyRequest { KeyId = w.Kms.Key("alias/signing").Arn }, Nothing),
        Of("DescribeKey: all", w => new DescribeKeyRequest { KeyId = "arn:aws:kms:us-east-1:111122223333:alias/cards" }, "kms:RequestAlias=alias/cards"),
        Of("DescribeKey: none", w => new DescribeKeyRequest { KeyId = w.Kms.Key("alias/cards").KeyId }, Nothing),
        Of("GenerateRandom: all", w => new GenerateRandomRequest { Recipient = w.Kms.Attestation.CreateNitroEnclave().WithPcr(0, Bytes(0xF0)).CreateRecipientInfo() },
            $"kms:RecipientAttestation:PCR0={Hex("f0")}"),
        Of("GenerateRandom: none", w => new GenerateRandomRequest(), "kms:RecipientAttestation:PCR0=absent"),
    ];

    private static IEnumerable<RequestConditionCase> Management =>
    [
        Of("GetParametersForImport: all", w => new GetParametersForImportRequest { KeyId = w.Kms.Key("alias/imported").KeyId, WrappingAlgorithm = AlgorithmSpec.RSAES_OAEP_SHA_256, WrappingKeySpec = WrappingKeySpec.RSA_4096 },
            "kms:WrappingAlgorithm=RSAES_OAEP_SHA_256 kms:WrappingKeySpec=RSA_4096"),
        Of("GetParametersForImport: none", w => new GetParametersForImportRequest { KeyId = w.Kms.Key("alias/imported").KeyId }, "kms:WrappingAlgorithm=absent kms:WrappingKeySpec=absent"),
        Of("ImportKeyMaterial: all", w => new ImportKeyMaterialRequest { KeyId = w.Kms.Key("alias/imported").KeyId, ExpirationModel = ExpirationModelType.KEY_MATERIAL_EXPIRES, ValidTo = new DateTime(2018, 12, 31, 23, 59, 59, DateTimeKind.Utc) },
            "kms:ExpirationModel=KEY_MATERIAL_EXPIRES kms:ValidTo=1546300799"),
        Of("ImportKeyMaterial: none", w => new ImportKeyMaterialRequest { KeyId = w.Kms.Key("alias/imported").KeyId }, "kms:ExpirationModel=absent kms:ValidTo=absent"),
        Of("PutKeyPolicy: all", w => new PutKeyPolicyRequest { KeyId = w.Kms.Key("alias/cards").KeyId, BypassPolicyLockoutSafetyCheck = true }, "kms:BypassPolicyLockoutSafetyCheck=true"),
        Of("PutKeyPolicy: none", w => new PutKeyPolicyRequest { KeyId = w.Kms.Key("alias/cards").KeyId }, "kms:BypassPolicyLockoutSafetyCheck=absent"),
        Of("EnableKeyRotation: all", w => new EnableKeyRotationRequest { KeyId = w.Kms.Key("alias/cards").KeyId, RotationPeriodInDays = 90 }, "kms:RotationPeriodInDays=90"),
        Of("EnableKeyRotation: none", w => new EnableKeyRotationRequest { KeyId = w.Kms.Key("alias/cards").KeyId }, "kms:RotationPeriodInDays=365"),
        Of("ScheduleKeyDeletion: all", w => new ScheduleKeyDeletionRequest { KeyId = w.Kms.Key("alias/cards").KeyId, PendingWindowInDays = 7 },
            "kms:ScheduleKeyDeletionPendingWindowInDays=7 kms:TrailingDaysWithoutKeyUsage=0"),
        Of("ScheduleKeyDeletion: none", w => new ScheduleKeyDeletionRequest { KeyId = w.Kms.Key("alias/cards").KeyId },
            "kms:ScheduleKeyDeletionPendingWindowInDays=30 kms:TrailingDaysWithoutKeyUsage=0"),
        Of("DisableKey: all", w =>
            {
                w.Kms.Advance(new DateTimeOffset(2026, 5, 3, 23, 0, 0, TimeSpan.Zero) - Pinned.Start);
                return new DisableKeyRequest { KeyId = w.Kms.Key("alias/cards").KeyId };
            },
            "kms:TrailingDaysWithoutKeyUsage=10"),
        Of("DisableKey: none", w => new DisableKeyRequest { KeyId = w.Kms.Key("alias/cards").KeyId }, "kms:TrailingDaysWithoutKeyUsage=0"),
        Of("TagResource: all", w => new TagResourceRequest { KeyId = w.Kms.Key("alias/cards").KeyId, Tags = Tags }, "aws:RequestTag/Project=Alpha aws:TagKeys=[Project, Stage]"),
        Of("TagResource: none", w => new TagResourceRequest { KeyId = w.Kms.Key("alias/cards").KeyId, Tags = [] }, "aws:RequestTag/Project=absent aws:TagKeys=absent"),
        Of("UntagResource: all", w => new UntagResourceRequest { KeyId = w.Kms.Key("alias/cards").KeyId, TagKeys = ["Project"] }, "aws:TagKeys=[Project]"),
        Of("UntagResource: none", w => new UntagResourceRequest { KeyId = w.Kms.Key("alias/cards").KeyId, TagKeys = [] }, "aws:TagKeys=absent"),
        Of("UpdatePrimaryRegion: all", w => new UpdatePrimaryRegionRequest { KeyId = w.Kms.Key("alias/global").KeyId, PrimaryRegion = "eu-west-1" }, "kms:PrimaryRegion=eu-west-1", "kms:PrimaryRegion=eu-west-1"),
        Of("UpdatePrimaryRegion: none", w => new UpdatePrimaryRegionRequest { KeyId = w.Kms.Key("alias/global").KeyId, PrimaryRegion = "ap-south-1" }, "kms:PrimaryRegion=ap-south-1"),
    ];

    private static IEnumerable<RequestConditionCase> Grants =>
    [
        Of("CreateGrant: all", w => new CreateGrantRequest
            {
                KeyId = w.Kms.Key("alias/cards").KeyId,
                GranteePrincipal = "arn:aws:iam::111122223333:role/Vault",
                RetiringPrincipal = "arn:aws:iam::111122223333:user/Mary",
                Operations = ["Encrypt", "Decrypt"],
                Constraints = new GrantConstraints { EncryptionContextSubset = Pairs, SourceArn = "arn:aws:rds:us-east-1:111122223333:db:cards" },
            },
            $"{Context} kms:GrantConstraintType=EncryptionContextSubset kms:GrantConstraintSourceArn=arn:aws:rds:us-east-1:111122223333:db:cards kms:GrantIsForAWSResource=false " +
            "kms:GrantOperations=[Decrypt, Encrypt] kms:GranteePrincipal=arn:aws:iam::111122223333:role/Vault kms:RetiringPrincipal=arn:aws:iam::111122223333:user/Mary " +
            "kms:GranteeServicePrincipal=absent kms:RetiringServicePrincipal=absent"),
        Of("CreateGrant: none", w => new CreateGrantRequest
            {
                KeyId = w.Kms.Key("alias/cards").KeyId,
                GranteeServicePrincipal = "rds.amazonaws.com",
                RetiringServicePrincipal = "backup.amazonaws.com",
            },
            $"{NoContext} kms:GrantConstraintType=absent kms:GrantConstraintSourceArn=absent kms:GrantIsForAWSResource=false " +
            "kms:GrantOperations=absent kms:GranteePrincipal=absent kms:RetiringPrincipal=absent " +
            "kms:GranteeServicePrincipal=rds.amazonaws.com kms:RetiringServicePrincipal=backup.amazonaws.com"),
        new("RetireGrant: all", w => RetireAsync(w, new GrantConstraints { EncryptionContextEquals = Pairs }), $"{Context} kms:GrantConstraintType=EncryptionContextEquals"),
        new("RetireGrant: none", w => RetireAsync(w, null), $"{NoContext} kms:GrantConstraintType=absent"),
        Of("ListGrants: all", w => new ListGrantsRequest { KeyId = w.Kms.Key("alias/cards").KeyId, GranteePrincipal = "x" }, "kms:GrantIsForAWSResource=false"),
        Of("ListGrants: none", w => new ListGrantsRequest { KeyId = w.Kms.Key("alias/cards").KeyId }, "kms:GrantIsForAWSResource=false"),
        Of("RevokeGrant: all", w => new RevokeGrantRequest { KeyId = w.Kms.Key("alias/cards").KeyId, GrantId = "x" }, "kms:GrantIsForAWSResource=false"),
        Of("RevokeGrant: none", w => new RevokeGrantRequest { KeyId = w.Kms.Key("alias/cards").KeyId }, "kms:GrantIsForAWSResource=false"),
    ];

    private static IEnumerable<RequestConditionCase> NewKeys =>
    [
        Of("CreateKey: all", w => new CreateKeyRequest
            {
                KeySpec = KeySpec.RSA_2048,
                KeyUsage = KeyUsageType.SIGN_VERIFY,
                Origin = OriginType.EXTERNAL,
                MultiRegion = true,
                BypassPolicyLockoutSafetyCheck = false,
                Tags = Tags,
            },
            $"{Traits("RSA_2048", "SIGN_VERIFY", "EXTERNAL", "true", "PRIMARY")} kms:BypassPolicyLockoutSafetyCheck=false aws:RequestTag/Project=Alpha aws:TagKeys=[Project, Stage]",
            $"{Traits("RSA_2048", "SIGN_VERIFY", "EXTERNAL", "true", "PRIMARY")} aws:RequestTag/Project=Alpha aws:TagKeys=[Project, Stage]"),
        Of("CreateKey: none", w => new CreateKeyRequest(),
            $"{Traits("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "AWS_KMS", "false", "absent")} kms:BypassPolicyLockoutSafetyCheck=absent aws:RequestTag/Project=absent aws:TagKeys=absent"),
        Of("ReplicateKey: all", w => new ReplicateKeyRequest { KeyId = w.Kms.Key("alias/global").KeyId, ReplicaRegion = "ap-south-1", BypassPolicyLockoutSafetyCheck = true, Tags = Tags },
            "kms:ReplicaRegion=ap-south-1",
            $"{Traits("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "AWS_KMS", "true", "REPLICA")} kms:BypassPolicyLockoutSafetyCheck=true aws:RequestTag/Project=Alpha aws:TagKeys=[Project, Stage]",
            $"{Traits("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "AWS_KMS", "true", "REPLICA")} aws:RequestTag/Project=Alpha aws:TagKeys=[Project, Stage]"),
        Of("ReplicateKey: none", w => new ReplicateKeyRequest { KeyId = w.Kms.Key("alias/global").KeyId, ReplicaRegion = "ap-south-1" },
            "kms:ReplicaRegion=ap-south-1",
            $"{Traits("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "AWS_KMS", "true", "REPLICA")} kms:BypassPolicyLockoutSafetyCheck=absent aws:RequestTag/Project=absent aws:TagKeys=absent"),
    ];

    private static List<Tag> Tags => [new() { TagKey = "Project", TagValue = "Alpha" }, new() { TagKey = "Stage", TagValue = "" }];

    private static RequestConditionCase Of(string name, Func<PermissionWorld, AmazonKeyManagementServiceRequest> request, params string[] values) =>
        new(name, world => Task.FromResult(request(world)), values);

    private static string Traits(string spec, string usage, string origin, string multiRegion, string type) =>
        $"kms:KeySpec={spec} kms:KeyUsage={usage} kms:KeyOrigin={origin} kms:CustomerMasterKeySpec={spec} kms:CustomerMasterKeyUsage={usage} " +
        $"kms:MultiRegion={multiRegion} kms:MultiRegionKeyType={type}";

    private static byte[] Bytes(byte fill) => [.. Enumerable.Repeat(fill, 48)];

    private static string Hex(string octet) => string.Concat(Enumerable.Repeat(octet, 48));

    private static async Task<MemoryStream> CiphertextAsync(PermissionWorld world) => (await world.Client.EncryptAsync(
        new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream([1]) })).CiphertextBlob;

    private static async Task<AmazonKeyManagementServiceRequest> RetireAsync(PermissionWorld world, GrantConstraints? constraints) => new RetireGrantRequest
    {
        GrantToken = (await world.Client.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = world.Kms.Key("alias/cards").KeyId,
            GranteePrincipal = "arn:aws:iam::111122223333:role/Vault",
            Operations = ["Encrypt"],
            Constraints = constraints,
        })).GrantToken,
    };
}
