using System.Collections.Immutable;
using FakeKms.Model.Quotas;

namespace FakeKms;

/// <summary>
/// The request quotas of each account in each Region, per second of the server's clock. The defaults are those of AWS; a lower one is reached sooner.
/// Immutable: use <c>with</c> and the methods.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html"/></remarks>
public sealed record KmsRequestQuotas
{
    internal ImmutableDictionary<string, int> Operations { get; private init; } = RequestRateDefaults.Operations;

    internal ImmutableDictionary<string, int> DataKeyPairs { get; private init; } = RequestRateDefaults.DataKeyPairs;

    /// <summary>
    /// Cryptographic operations with symmetric and HMAC keys, GenerateRandom included, all together. Null, the default, for that of AWS in the Region:
    /// 10,000 to 100,000.
    /// </summary>
    public int? Symmetric { get; init; }

    /// <summary>Cryptographic operations with RSA keys, all together. The default is 1,000.</summary>
    public int Rsa { get; init; } = 1_000;

    /// <summary>Cryptographic operations with elliptic curve and SM2 keys, all together. The default is 1,000.</summary>
    public int EccAndSm2 { get; init; } = 1_000;

    /// <summary>Cryptographic operations with ML-DSA keys, all together. The default is 1,000.</summary>
    public int MlDsa { get; init; } = 1_000;

    /// <summary>Cryptographic operations with ML-KEM keys, all together. The default is 1,000: AWS has not published one.</summary>
    public int MlKem { get; init; } = 1_000;

    /// <summary>Cryptographic operations on the keys of one custom key store, of all accounts together. The default is 1,800.</summary>
    public int CustomKeyStore { get; init; } = 1_800;

    /// <exception cref="ArgumentException">A quota is less than 1.</exception>
    internal KmsRequestQuotas Checked()
    {
        foreach (var (name, perSecond) in new[]
        {
            (nameof(Symmetric), Symmetric ?? 1), (nameof(Rsa), Rsa), (nameof(EccAndSm2), EccAndSm2), (nameof(MlDsa), MlDsa), (nameof(MlKem), MlKem),
            (nameof(CustomKeyStore), CustomKeyStore),
        })
        {
            if (perSecond < 1)
                throw new ArgumentException($"{name} is {perSecond} requests per second; the least is 1. To let all fail, use kms.Faults.When().Fail(…).");
        }
        return this;
    }

    /// <summary>The quotas with another rate for an operation that has one of its own, such as CreateKey, which has 5.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="perSecond">1 or more.</param>
    /// <exception cref="ArgumentException">The operation shares its quota with others.</exception>
    public KmsRequestQuotas WithOperation(string operation, int perSecond)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentOutOfRangeException.ThrowIfLessThan(perSecond, 1);
        return Operations.ContainsKey(operation)
            ? this with { Operations = Operations.SetItem(operation, perSecond) }
            : throw new ArgumentException(
                $"'{operation}' has no quota of its own. Cryptographic operations share {nameof(Symmetric)}, {nameof(Rsa)}, {nameof(EccAndSm2)} or " +
                $"{nameof(MlDsa)}; " +
                $"data key pairs have {nameof(WithDataKeyPairs)}; these have their own: {string.Join(", ", Operations.Keys.Order(StringComparer.Ordinal))}.",
                nameof(operation));
    }

    /// <summary>The quotas with another rate for data key pairs of a kind.</summary>
    /// <param name="keyPairSpec">The kind, such as <c>RSA_4096</c>, which has 1.</param>
    /// <param name="perSecond">1 or more.</param>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public KmsRequestQuotas WithDataKeyPairs(string keyPairSpec, int perSecond)
    {
        ArgumentNullException.ThrowIfNull(keyPairSpec);
        ArgumentOutOfRangeException.ThrowIfLessThan(perSecond, 1);
        return DataKeyPairs.ContainsKey(keyPairSpec)
            ? this with { DataKeyPairs = DataKeyPairs.SetItem(keyPairSpec, perSecond) }
            : throw new ArgumentException(
                $"There are no data key pairs of the kind '{keyPairSpec}', but {string.Join(", ", DataKeyPairs.Keys.Order(StringComparer.Ordinal))}.",
                nameof(keyPairSpec));
    }
}
