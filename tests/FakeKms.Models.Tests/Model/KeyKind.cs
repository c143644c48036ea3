namespace FakeKms.Models.Tests.Model;

/// <summary>What a key is made as.</summary>
internal sealed record KeyKind(string Spec, string Usage, string Origin)
{
    public static KeyKind Symmetric { get; } = new("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "AWS_KMS");

    public static KeyKind Imported { get; } = Symmetric with { Origin = "EXTERNAL" };

    public static KeyKind Hmac { get; } = new("HMAC_256", "GENERATE_VERIFY_MAC", "AWS_KMS");

    public static KeyKind ImportedHmac { get; } = Hmac with { Origin = "EXTERNAL" };

    public static KeyKind Signing { get; } = new("ECC_NIST_P256", "SIGN_VERIFY", "AWS_KMS");

    public bool IsSymmetric => Spec == Symmetric.Spec;

    public bool IsExternal => Origin == "EXTERNAL";

    /// <summary>What a grant for such a key can allow (API_CreateGrant, grant operations).</summary>
    public IReadOnlyList<string> Grantable => Usage switch
    {
        "ENCRYPT_DECRYPT" => ["Encrypt", "Decrypt", "GenerateDataKey", "ReEncryptFrom", "ReEncryptTo", "CreateGrant", "DescribeKey", "RetireGrant"],
        "SIGN_VERIFY" => ["Sign", "Verify", "GetPublicKey", "CreateGrant", "DescribeKey", "RetireGrant"],
        _ => ["GenerateMac", "VerifyMac", "CreateGrant", "DescribeKey", "RetireGrant"],
    };
}
