using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;

namespace FakeKms.Domain.Grants;

/// <summary>The operations that a grant on a key can allow: those of its spec and usage, and three that every key has.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html#terms-grant-operations"/></remarks>
internal static class GrantableOperations
{
    private static readonly GrantOperation[] Every = [GrantOperation.CreateGrant, GrantOperation.DescribeKey, GrantOperation.RetireGrant];

    private static readonly GrantOperation[] Symmetric =
    [
        GrantOperation.Encrypt, GrantOperation.Decrypt, GrantOperation.ReEncryptFrom, GrantOperation.ReEncryptTo,
        GrantOperation.GenerateDataKey, GrantOperation.GenerateDataKeyWithoutPlaintext,
        GrantOperation.GenerateDataKeyPair, GrantOperation.GenerateDataKeyPairWithoutPlaintext,
    ];

    private static readonly Dictionary<KeyUsageType, GrantOperation[]> ByUsage = new()
    {
        [KeyUsageType.ENCRYPT_DECRYPT] =
        [
            GrantOperation.Encrypt, GrantOperation.Decrypt, GrantOperation.ReEncryptFrom, GrantOperation.ReEncryptTo, GrantOperation.GetPublicKey,
        ],
        [KeyUsageType.SIGN_VERIFY] = [GrantOperation.Sign, GrantOperation.Verify, GrantOperation.GetPublicKey],
        [KeyUsageType.KEY_AGREEMENT] = [GrantOperation.DeriveSharedSecret, GrantOperation.GetPublicKey],
        [KeyUsageType.GENERATE_VERIFY_MAC] = [GrantOperation.GenerateMac, GrantOperation.VerifyMac],
        [KeyUsageType.ENCAPSULATE_DECAPSULATE] = [GrantOperation.Encapsulate, GrantOperation.Decapsulate, GrantOperation.GetPublicKey],
    };

    /// <summary>Only symmetric encryption keys have operations with an encryption context.</summary>
    public static bool HaveEncryptionContext(KeySpec spec) => spec == KeySpec.SYMMETRIC_DEFAULT;

    public static IEnumerable<GrantOperation> Of(KeySpec spec, KeyUsageType usage) =>
        Every.Concat(spec == KeySpec.SYMMETRIC_DEFAULT ? Symmetric : ByUsage[usage]);

    public static bool Include(KmsKey key, GrantOperation operation) => Of(key.KeySpec, key.KeyUsage).Contains(operation);
}
