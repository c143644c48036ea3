using System.Collections.Frozen;

namespace FakeKms.Engine.Authorization;

/// <summary>The actions that work on keys of other accounts. With others a key policy for another account has no effect.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html"/></remarks>
internal static class CrossAccountActions
{
    public static FrozenSet<string> All { get; } = new[]
    {
        "kms:CreateGrant", "kms:Decapsulate", "kms:Decrypt", "kms:DeriveSharedSecret", "kms:DescribeKey", "kms:Encapsulate", "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyPair", "kms:GenerateDataKeyPairWithoutPlaintext", "kms:GenerateDataKeyWithoutPlaintext", "kms:GenerateMac",
        "kms:GetKeyRotationStatus", "kms:GetPublicKey", "kms:ListGrants", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:RetireGrant", "kms:RevokeGrant",
        "kms:Sign", "kms:Verify", "kms:VerifyMac",
    }.ToFrozenSet(StringComparer.Ordinal);
}
