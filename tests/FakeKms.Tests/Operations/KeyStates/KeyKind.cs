using System.Security.Cryptography;
using Amazon.KeyManagementService;

namespace FakeKms.Tests.Operations.KeyStates;

/// <summary>The kind of key that a row is about.</summary>
internal sealed record KeyKind(KeySpec Spec, KeyUsageType Usage, OriginType Origin)
{
    /// <summary>What is imported first; null for a key that never had material, or has AWS's own.</summary>
    public byte[]? Material { get; private init; }

    /// <summary>What is imported then, for the next rotation; null for nothing.</summary>
    public byte[]? PendingMaterial { get; private init; }

    public bool MultiRegion { get; private init; }

    public static KeyKind Of(KeyStateRow row)
    {
        var (spec, usage) = row.Key switch
        {
            "store" => (KeySpec.SYMMETRIC_DEFAULT, KeyUsageType.ENCRYPT_DECRYPT),
            "rsa" => (KeySpec.RSA_2048, KeyUsageType.SIGN_VERIFY),
            "external" when row.Operation is "Encapsulate" or "Decapsulate" => (KeySpec.SYMMETRIC_DEFAULT, KeyUsageType.ENCRYPT_DECRYPT),
            "hmac" => (KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC),
            _ => row.Operation switch
            {
                "GenerateMac" or "VerifyMac" => (KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC),
                "Sign" or "Verify" or "GetPublicKey" => (KeySpec.ECC_NIST_P256, KeyUsageType.SIGN_VERIFY),
                "Encapsulate" or "Decapsulate" => (KeySpec.ML_KEM_512, KeyUsageType.ENCAPSULATE_DECAPSULATE),
                "DeriveSharedSecret" => (KeySpec.ECC_NIST_P256, KeyUsageType.KEY_AGREEMENT),
                _ => (KeySpec.SYMMETRIC_DEFAULT, KeyUsageType.ENCRYPT_DECRYPT),
            },
        };
        var origin = row.Key switch
        {
            "store" => OriginType.AWS_CLOUDHSM,
            _ when row.Key.StartsWith("external", StringComparison.Ordinal) => OriginType.EXTERNAL,
            _ => OriginType.AWS_KMS,
        };
        return new KeyKind(spec, usage, origin)
        {
            Material = origin == OriginType.EXTERNAL && row.Key != "external never imported" ? MaterialFor(spec) : null,
            PendingMaterial = row.Key == "external with pending material" ? Wrapping.Material(8) : null,
            MultiRegion = row.Operation is "ReplicateKey" or "UpdatePrimaryRegion" && origin != OriginType.AWS_CLOUDHSM,
        };
    }

    private static byte[] MaterialFor(KeySpec spec)
    {
        if (spec != KeySpec.ECC_NIST_P256) return Wrapping.Material(7);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }
}
