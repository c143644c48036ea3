using FakeKms.Engine.State;
using FakeKms.Model;
using FakeKms.Seeding;

namespace FakeKms;

/// <summary>Says how a server is to be. Everything has a default; the same settings give the same server every time.</summary>
public sealed class FakeKmsBuilder
{
    private readonly List<(string Alias, Action<KeySeed>? Configure)> keys = [];
    private readonly List<KmsCaller> callers = [];
    private readonly List<CloudHsmClusterSeed> clusters = [];
    private int inventedKeys;

    internal FakeKmsBuilder() { }

    internal ServerSettings Settings { get; private set; } = new();

    /// <summary>The Region of clients that name none. The default is <c>us-east-1</c>.</summary>
    /// <param name="region">For example <c>us-west-2</c>.</param>
    public FakeKmsBuilder WithRegion(string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        Settings = Settings with { Region = region };
        return this;
    }

    /// <summary>The account of callers that name none. The default is <c>111122223333</c>, AWS's example account.</summary>
    /// <param name="accountId">Twelve digits.</param>
    public FakeKmsBuilder WithAccountId(string accountId)
    {
        Settings = Settings with { AccountId = IdForms.CheckedAccountId(accountId) };
        return this;
    }

    /// <summary>
    /// Where ids, materials, data keys and nonces come from. The default is 0: two servers that are used in the same way are twins.
    /// </summary>
    /// <param name="seed">Any number.</param>
    public FakeKmsBuilder WithSeed(long seed)
    {
        Settings = Settings with { Seed = seed };
        return this;
    }

    /// <summary>
    /// Ids, materials, data keys and nonces come from the operating system, other ones in every run, in place of the seed. Only <see cref="WithKeys"/> still
    /// follows the seed, and RSA keys still come from where <see cref="WithRsaKeyGeneration"/> says, in an order that is another one in every run.
    /// </summary>
    public FakeKmsBuilder WithSystemRandomness()
    {
        Settings = Settings with { UsesSystemRandomness = true };
        return this;
    }

    /// <summary>Where RSA keys come from. The default is <see cref="RsaKeyGeneration.Pool"/>: real keys, at once, from public primes.</summary>
    /// <param name="generation">The source.</param>
    public FakeKmsBuilder WithRsaKeyGeneration(RsaKeyGeneration generation)
    {
        if (!Enum.IsDefined(generation)) throw new ArgumentOutOfRangeException(nameof(generation), generation, "There is no such source of RSA keys.");
        Settings = Settings with { RsaKeyGeneration = generation };
        return this;
    }

    /// <summary>Where the server's <see cref="KmsClock"/> begins. The default is <see cref="KmsClock.DefaultStart"/>.</summary>
    /// <param name="start">The time at the start.</param>
    public FakeKmsBuilder StartingAt(DateTimeOffset start) => WithTimeProvider(new KmsClock(start));

    /// <summary>Another clock: a <see cref="KmsClock"/> that several servers share, a fake of yours, or <see cref="TimeProvider.System"/>.</summary>
    /// <param name="timeProvider">Only its <see cref="TimeProvider.GetUtcNow"/> is used.</param>
    public FakeKmsBuilder WithTimeProvider(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        Settings = Settings with { Time = timeProvider };
        return this;
    }

    /// <summary>Who calls when nothing else is said. The default is the IAM user Alice.</summary>
    /// <param name="caller">The caller.</param>
    public FakeKmsBuilder WithCaller(KmsCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        Settings = Settings with { Caller = caller };
        return this;
    }

    /// <summary>A further caller, recognised by the access key id that signs. Needed only for clients that the server did not create.</summary>
    /// <param name="caller">The caller.</param>
    public FakeKmsBuilder WithKnownCaller(KmsCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        callers.Add(caller);
        return this;
    }

    /// <summary>
    /// How long KMS takes for what it does behind an answer: creating a replica, updating a primary Region, rotating on demand, connecting a key store.
    /// The default is zero: the answer shows the transient state, and the next call finds it settled. With a duration the state lasts until the clock has
    /// moved on.
    /// </summary>
    /// <param name="duration">Zero to 365 days.</param>
    public FakeKmsBuilder WithTransitionTime(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, TimeSpan.FromDays(365));
        Settings = Settings with { TransitionTime = duration };
        return this;
    }

    /// <summary>Other resource quotas than AWS's defaults.</summary>
    /// <param name="configure">Returns the changed quotas: <c>quotas => quotas with { AliasesPerKey = 2 }</c>.</param>
    public FakeKmsBuilder WithQuotas(Func<KmsQuotas, KmsQuotas> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var quotas = configure(Settings.Quotas) ?? throw new ArgumentException("The function returned null instead of quotas.", nameof(configure));
        Settings = Settings with { Quotas = quotas };
        return this;
    }

    /// <summary>A key that is there from the start, with an alias. It leaves no record.</summary>
    /// <param name="alias">The alias, with its prefix: <c>alias/payments</c>.</param>
    /// <param name="configure">How the key is; by default an enabled symmetric key of AWS's own making.</param>
    public FakeKmsBuilder WithKey(string alias, Action<KeySeed>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(alias);
        keys.Add((alias, configure));
        return this;
    }

    /// <summary>Keys that are there from the start, with invented aliases, descriptions and tags: for lists and paging.</summary>
    /// <param name="count">How many.</param>
    public FakeKmsBuilder WithKeys(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        inventedKeys = count;
        return this;
    }

    /// <summary>
    /// A CloudHSM cluster that key stores of the type AWS_CLOUDHSM can be created for, in every account and Region of the server. As long as none is
    /// declared every well-formed cluster id belongs to an active cluster that accepts everything; once there is one, the others are unknown.
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/keystore-cloudhsm.html"/>
    /// </summary>
    /// <param name="clusterId">The cluster id: <c>cluster-</c> and 11 to 16 letters or digits from 2 to 7.</param>
    /// <param name="configure">How the cluster is; by default active with two HSMs.</param>
    /// <exception cref="ArgumentException">The text is not of that form, or the cluster is declared already.</exception>
    public FakeKmsBuilder WithCloudHsmCluster(string clusterId, Action<CloudHsmClusterSeed>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clusterId);
        if (clusters.Exists(declared => declared.Cluster.Id == clusterId))
            throw new ArgumentException($"The cluster {clusterId} is declared already.", nameof(clusterId));
        var seed = new CloudHsmClusterSeed(clusterId);
        clusters.Add(seed);
        configure?.Invoke(seed);
        return this;
    }

    /// <summary>Counts so many keys of the pool as taken, so that its end can be seen without using it up.</summary>
    internal FakeKmsBuilder WithRsaKeysMade(int count)
    {
        Settings = Settings with { RsaKeysMade = count };
        return this;
    }

    internal ServerSettings Build() => Settings with
    {
        KnownCallers = [.. callers],
        CloudHsmClusters = [.. clusters.Select(seed => seed.Cluster)],
    };

    internal IEnumerable<(string Alias, KeySeed Seed)> Seeds()
    {
        foreach (var (alias, configure) in keys.Concat(InventedKeys.Of(inventedKeys, Settings.Seed).Select(key => (key.Alias, (Action<KeySeed>?)key.Describe))))
        {
            var seed = new KeySeed();
            configure?.Invoke(seed);
            yield return (alias, seed);
        }
    }
}
