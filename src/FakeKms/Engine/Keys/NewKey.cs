using Amazon.KeyManagementService;
using FakeKms.Domain.KeyStores;
using FakeKms.Domain.Policies;

namespace FakeKms.Engine.Keys;

/// <summary>Properties that a new key can be given.</summary>
internal sealed record NewKey
{
    public string? KeyId { get; init; }

    public OriginType Origin { get; init; } = OriginType.AWS_KMS;

    public KeySpec KeySpec { get; init; } = KeySpec.SYMMETRIC_DEFAULT;

    public KeyUsageType KeyUsage { get; init; } = KeyUsageType.ENCRYPT_DECRYPT;

    public KeyManagerType Manager { get; init; } = KeyManagerType.CUSTOMER;

    public bool MultiRegion { get; init; }

    public string Description { get; init; } = "";

    public KeyPolicy? Policy { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The material of a key whose origin is not EXTERNAL; null for new material.</summary>
    public byte[]? Material { get; init; }

    public KeyStore? KeyStore { get; init; }

    public string? XksKeyId { get; init; }
}
