using System.Collections.Frozen;
using FakeKms.Model;

namespace FakeKms.Trail.Names;

/// <summary>The values that members with a closed set of values can have. A test compares those of requests and answers with the SDK's constants.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html"/>,
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html"/>
/// </remarks>
internal static class MemberValues
{
    /// <summary>Of requests and answers.</summary>
    public static FrozenDictionary<string, FrozenSet<string>> OfCalls { get; } = Table(
    [
        "customKeyStoreType AWS_CLOUDHSM EXTERNAL_KEY_STORE",
        "customerMasterKeySpec ECC_NIST_P256 ECC_NIST_P384 ECC_NIST_P521 ECC_SECG_P256K1 HMAC_224 HMAC_256 HMAC_384 HMAC_512 RSA_2048 " +
            "RSA_3072 RSA_4096 SM2 SYMMETRIC_DEFAULT",
        "destinationEncryptionAlgorithm RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 SM2PKE SYMMETRIC_DEFAULT",
        "encapsulationAlgorithm ML_KEM",
        "encryptionAlgorithm RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 SM2PKE SYMMETRIC_DEFAULT",
        "expirationModel KEY_MATERIAL_DOES_NOT_EXPIRE KEY_MATERIAL_EXPIRES",
        "importType EXISTING_KEY_MATERIAL NEW_KEY_MATERIAL",
        "includeKeyMaterial ALL_KEY_MATERIAL ROTATIONS_ONLY",
        "keyAgreementAlgorithm ECDH",
        "keyManager AWS CUSTOMER",
        "keyOrigin AWS_CLOUDHSM AWS_KMS EXTERNAL EXTERNAL_KEY_STORE",
        "keyPairSpec ECC_NIST_EDWARDS25519 ECC_NIST_P256 ECC_NIST_P384 ECC_NIST_P521 ECC_SECG_P256K1 ML_KEM_1024 ML_KEM_512 ML_KEM_768 " +
            "RSA_2048 RSA_3072 RSA_4096 SM2",
        "keySpec AES_128 AES_256 ECC_NIST_EDWARDS25519 ECC_NIST_P256 ECC_NIST_P384 ECC_NIST_P521 ECC_SECG_P256K1 HMAC_224 HMAC_256 HMAC_384 " +
            "HMAC_512 ML_DSA_44 ML_DSA_65 ML_DSA_87 ML_KEM_1024 ML_KEM_512 ML_KEM_768 RSA_2048 RSA_3072 RSA_4096 SM2 SYMMETRIC_DEFAULT",
        "keyState Creating Disabled Enabled PendingDeletion PendingImport PendingReplicaDeletion Unavailable Updating",
        "keyUsage ENCAPSULATE_DECAPSULATE ENCRYPT_DECRYPT GENERATE_VERIFY_MAC KEY_AGREEMENT SIGN_VERIFY",
        "macAlgorithm HMAC_SHA_224 HMAC_SHA_256 HMAC_SHA_384 HMAC_SHA_512",
        "messageType DIGEST EXTERNAL_MU RAW",
        "origin AWS_CLOUDHSM AWS_KMS EXTERNAL EXTERNAL_KEY_STORE",
        "signingAlgorithm ECDSA_SHA_256 ECDSA_SHA_384 ECDSA_SHA_512 ED25519_PH_SHA_512 ED25519_SHA_512 ML_DSA_SHAKE_256 " +
            "RSASSA_PKCS1_V1_5_SHA_256 RSASSA_PKCS1_V1_5_SHA_384 RSASSA_PKCS1_V1_5_SHA_512 RSASSA_PSS_SHA_256 RSASSA_PSS_SHA_384 " +
            "RSASSA_PSS_SHA_512 SM2DSA",
        "sourceEncryptionAlgorithm RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 SM2PKE SYMMETRIC_DEFAULT",
        "wrappingAlgorithm RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 RSAES_PKCS1_V1_5 RSA_AES_KEY_WRAP_SHA_1 RSA_AES_KEY_WRAP_SHA_256 SM2PKE",
        "wrappingKeySpec RSA_2048 RSA_3072 RSA_4096 SM2",
        "xksProxyConnectivity PUBLIC_ENDPOINT VPC_ENDPOINT_SERVICE",
    ]);

    private static readonly FrozenDictionary<string, FrozenSet<string>> OfRecords = Table(
    [
        "userIdentity.type Root IAMUser AssumedRole Role FederatedUser Directory AWSAccount AWSService IdentityCenterUser SAMLUser WebIdentityUser Unknown",
        "userIdentity.sessionContext.sessionIssuer.type Root IAMUser Role",
        "eventType AwsApiCall AwsServiceEvent AwsConsoleAction AwsConsoleSignIn AwsVpceEvent AwsCloudTrailInsight",
        "eventCategory Management Data NetworkActivity Insight",
        "eventSource kms.amazonaws.com",
    ]);

    /// <summary>What is wrong with a value of a member of the record itself; null for nothing.</summary>
    public static string? ObjectionInRecord(string path, string value) => Objection(path, value, OfRecords.GetValueOrDefault(path));

    /// <summary>What is wrong with a value of a member of a request or an answer; null for nothing.</summary>
    public static string? ObjectionInCall(string path, string value) => path.Split('.') switch
    {
        ["requestParameters", var member] => Objection(path, value, OfCalls.GetValueOrDefault(member)),
        ["responseElements", .. [] or ["keyMetadata" or "replicaKeyMetadata"], var member] => Objection(path, value, OfCalls.GetValueOrDefault(member)),
        _ => null,
    };

    private static string? Objection(string path, string value, FrozenSet<string>? values) =>
        values?.Contains(value) != false ? null : $"'{ShortText.Value(value)}' is no value of {path}{NearestName.Question(value, values)}";

    private static FrozenDictionary<string, FrozenSet<string>> Table(string[] rows) => rows.Select(row => row.Split(' '))
        .ToFrozenDictionary(row => row[0], row => row.Skip(1).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
}
