using System.Diagnostics.CodeAnalysis;
using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Rules;
using FakeKms.Model;
using FakeKms.Seeding;

namespace FakeKms;

/// <summary>
/// Describes a key that exists before the test begins. The trail has no record of its creation. Every method changes this seed and returns it. If the
/// same thing is said twice, the last word counts. A description of a key that KMS cannot have makes the start of the server fail with an
/// <see cref="ArgumentException"/> that gives the reason; so do two settings that contradict each other, in any order.
/// </summary>
[SuppressMessage("ApiDesign", "RS0026", Justification = "Bytes, a text and a time span are never taken for one another: the overloads cannot be confused.")]
[SuppressMessage("ApiDesign", "RS0027", Justification = "Bytes, a text and a time span are never taken for one another: the overloads cannot be confused.")]
public sealed class KeySeed
{
    private readonly Action throwIfStarted;

    internal KeySeed(string? alias, Action throwIfStarted) => (Key, this.throwIfStarted) = (new SeededKey { Alias = alias }, throwIfStarted);

    internal SeededKey Key { get; private set; }

    /// <summary>Gives the key this id.</summary>
    /// <param name="keyId">A lower-case UUID; for a multi-Region key, <c>mrk-</c> and 32 lower-case hexadecimal digits.</param>
    public KeySeed WithKeyId(string keyId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyId);
        return With(Key with { KeyId = keyId });
    }

    /// <summary>Gives the key a description. Its replicas have none.</summary>
    /// <param name="description">Up to 8,192 characters.</param>
    public KeySeed WithDescription(string description)
    {
        ArgumentNullException.ThrowIfNull(description);
        return With(Key with { Description = description });
    }

    /// <summary>Gives the key a tag. Several calls give it several tags.</summary>
    /// <param name="key">The key of the tag: 1 to 128 characters that do not begin with <c>aws:</c>.</param>
    /// <param name="value">The value of the tag, up to 256 characters; empty for none.</param>
    public KeySeed WithTag(string key, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        return With(Key with { Tags = new Dictionary<string, string>(Key.Tags) { [key] = value } });
    }

    /// <summary>
    /// Gives the key and each of its replicas this key policy instead of the default one, so that, for example, callers of other accounts may use it.
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html"/>
    /// </summary>
    /// <param name="policy">
    /// The policy document, as JSON. The start of the server fails if PutKeyPolicy would refuse it, except for a policy that only locks its account out.
    /// </param>
    public KeySeed WithPolicy(string policy)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(policy);
        return With(Key with { Policy = policy });
    }

    /// <summary>
    /// Gives the key this spec, and the only usage that the spec has: <c>HMAC_256</c> keys make MACs, <c>ML_DSA_65</c> keys sign.
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html"/>
    /// </summary>
    /// <param name="keySpec">The key spec.</param>
    /// <exception cref="ArgumentException">KMS has no such spec, or the spec has several usages; the message lists them.</exception>
    public KeySeed WithKeySpec(KeySpec keySpec)
    {
        ArgumentNullException.ThrowIfNull(keySpec);
        return KeySpecs.UsagesOf(keySpec) switch
        {
            [var usage] => WithKeySpec(keySpec, usage),
            [] => throw new ArgumentException($"KMS has no key spec {keySpec}.", nameof(keySpec)),
            var usages => throw new ArgumentException(
                $"A key of the spec {keySpec} has one of the usages {string.Join(", ", usages)}. " +
                $"Write which: WithKeySpec(KeySpec.{keySpec}, KeyUsageType.{usages[0]}).",
                nameof(keySpec)),
        };
    }

    /// <summary>
    /// Gives the key this spec and this usage. Without it the key is a symmetric encryption key, <c>SYMMETRIC_DEFAULT</c>.
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html"/>
    /// </summary>
    /// <param name="keySpec">The key spec.</param>
    /// <param name="keyUsage">What the key is for; one of the usages of the spec.</param>
    public KeySeed WithKeySpec(KeySpec keySpec, KeyUsageType keyUsage)
    {
        ArgumentNullException.ThrowIfNull(keySpec);
        ArgumentNullException.ThrowIfNull(keyUsage);
        return With(Key with { KeySpec = keySpec, KeyUsage = keyUsage });
    }

    /// <summary>
    /// Makes the key a multi-Region primary key in the server's Region, with a replica in each of the given Regions. All of them have the alias.
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html"/>
    /// </summary>
    /// <param name="replicaRegions">Regions other than the server's; none for a primary key without replicas.</param>
    /// <exception cref="ArgumentException">A text does not have the form of a Region.</exception>
    public KeySeed MultiRegion(params string[] replicaRegions)
    {
        ArgumentNullException.ThrowIfNull(replicaRegions);
        return With(Key with
        {
            IsMultiRegion = true,
            ReplicaRegions = [.. replicaRegions.Select(region => IdForms.CheckedRegion(region, nameof(replicaRegions)))],
        });
    }

    /// <summary>
    /// Turns automatic rotation on. The first rotation is due one period after the start. It contradicts <see cref="Imported(TimeSpan?)"/> and
    /// <see cref="PendingImport"/>.
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html"/>
    /// </summary>
    /// <param name="periodInDays">90 to 2,560 days.</param>
    public KeySeed RotatingEvery(int periodInDays) => With(Key with { RotationPeriodInDays = RotationDays.Checked(periodInDays) });

    /// <summary>
    /// Gives the key exactly this material. No call of KMS can do that for a key with the origin AWS_KMS; a seed can. Without it the material comes
    /// from the server's seed. It contradicts <see cref="PendingImport"/>.
    /// </summary>
    /// <param name="material">
    /// 32 bytes for <c>SYMMETRIC_DEFAULT</c>, 16 in the Regions of China; 28, 32, 48 or 64 bytes for <c>HMAC_224</c> to <c>HMAC_512</c>; for every other spec a
    /// private key as PKCS #8 in DER. The bytes are copied. The start of the server fails if they do not fit the key spec.
    /// </param>
    public KeySeed WithMaterial(byte[] material)
    {
        ArgumentNullException.ThrowIfNull(material);
        return With(Key with { Material = [.. material], MaterialPem = null });
    }

    /// <summary>Gives the key pair exactly this private key. It contradicts <see cref="PendingImport"/>.</summary>
    /// <param name="pem">
    /// PEM text with a <c>PRIVATE KEY</c> (PKCS #8), <c>RSA PRIVATE KEY</c> or <c>EC PRIVATE KEY</c> that is not encrypted. The start of the server fails if
    /// the key does not fit the key spec.
    /// </param>
    public KeySeed WithMaterial(string pem)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pem);
        return With(Key with { Material = null, MaterialPem = pem });
    }

    /// <summary>
    /// Gives the key the origin EXTERNAL and imported material: that of <c>WithMaterial</c>, otherwise bytes from the server's seed. It contradicts
    /// <see cref="PendingImport"/> and <see cref="RotatingEvery"/>.
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys.html"/>
    /// </summary>
    /// <param name="expiresAfter">
    /// How long after the start the material expires, up to 365 days: KMS then deletes it and records <c>DeleteExpiredKeyMaterial</c>. Null for material
    /// that does not expire.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive, or longer than 365 days.</exception>
    public KeySeed Imported(TimeSpan? expiresAfter = null)
    {
        if (expiresAfter is { } life)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(life, TimeSpan.Zero, nameof(expiresAfter));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(life, TimeSpan.FromDays(ImportRules.MaximumDays), nameof(expiresAfter));
        }
        return With(Key with { IsImported = true, ExpiresAfter = expiresAfter });
    }

    /// <summary>Gives the key the origin EXTERNAL and this imported material.</summary>
    /// <param name="material">As <see cref="WithMaterial(byte[])"/> takes it.</param>
    /// <param name="expiresAfter">As <see cref="Imported(TimeSpan?)"/> takes it.</param>
    public KeySeed Imported(byte[] material, TimeSpan? expiresAfter = null) => WithMaterial(material).Imported(expiresAfter);

    /// <summary>Gives the key pair the origin EXTERNAL and this imported private key.</summary>
    /// <param name="pem">As <see cref="WithMaterial(string)"/> takes it.</param>
    /// <param name="expiresAfter">As <see cref="Imported(TimeSpan?)"/> takes it.</param>
    public KeySeed Imported(string pem, TimeSpan? expiresAfter = null) => WithMaterial(pem).Imported(expiresAfter);

    /// <summary>
    /// Gives the key the origin EXTERNAL and no material: it waits for ImportKeyMaterial. It contradicts <see cref="Imported(TimeSpan?)"/>,
    /// <c>WithMaterial</c>, <see cref="RotatingEvery"/> and <see cref="Disabled"/>.
    /// </summary>
    public KeySeed PendingImport() => With(Key with { IsPendingImport = true });

    /// <summary>Disables the key. Its replicas stay enabled. It contradicts <see cref="PendingImport"/>.</summary>
    public KeySeed Disabled() => With(Key with { IsDisabled = true });

    /// <summary>
    /// Schedules the deletion of the key at the start. When the waiting period is over, KMS deletes the key and records <c>DeleteKey</c>. The period of a
    /// primary key with replicas begins only when the last replica is gone.
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html"/>
    /// </summary>
    /// <param name="windowInDays">7 to 30 days from the start.</param>
    public KeySeed PendingDeletion(int windowInDays = 30)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(windowInDays, 7);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(windowInDays, 30);
        return With(Key with { PendingDeletionWindowInDays = windowInDays });
    }

    private KeySeed With(SeededKey key)
    {
        throwIfStarted();
        Key = key;
        return this;
    }
}
