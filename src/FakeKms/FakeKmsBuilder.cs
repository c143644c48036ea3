using System.Security.Cryptography;
using System.Text;
using Amazon;
using FakeKms.Domain.KeyStores;
using FakeKms.Engine.Authorization;
using FakeKms.Engine.Rules;
using FakeKms.Engine.State;
using FakeKms.Model;
using FakeKms.Seeding;

namespace FakeKms;

/// <summary>
/// The settings of a server that is about to start. Every setting has a default, and the same settings give the same server every time, but for its dates,
/// which <see cref="StartingAt"/> pins. If the same thing is said twice, the last word counts, so that a test can override its base class; two settings that
/// contradict each other make <see cref="FakeKmsServer.Start"/> fail with an <see cref="ArgumentException"/> that names both. Once the server has started,
/// every method throws an <see cref="InvalidOperationException"/>.
/// </summary>
public sealed partial class FakeKmsBuilder
{
    private readonly List<KeySeed> keys = [];
    private readonly List<KmsCaller> callers = [];
    private readonly List<CloudHsmClusterSeed> clusters = [];
    private ServerSettings settings = new();
    private long? seed;
    private long? defaultSeed;
    private DateTimeOffset? start;
    private DateTimeOffset? defaultStart;
    private TimeProvider? timeProvider;
    private Action<TimeSpan>? advance;
    private int inventedKeys;
    private bool hasStarted;

    internal FakeKmsBuilder() { }

    /// <summary>Sets the Region of clients that name none. The default is <c>us-east-1</c>.</summary>
    /// <param name="region">The code of the Region, for example <c>us-west-2</c>.</param>
    /// <exception cref="ArgumentException">The text does not have the form of a Region.</exception>
    public FakeKmsBuilder WithRegion(string region) => With(settings with { Region = IdForms.CheckedRegion(region) });

    /// <summary>Sets the Region of clients that name none. The default is <c>us-east-1</c>.</summary>
    /// <param name="region">The Region.</param>
    public FakeKmsBuilder WithRegion(RegionEndpoint region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return WithRegion(region.SystemName);
    }

    /// <summary>Sets the account of callers that name none. The default is <c>111122223333</c>, AWS's example account.</summary>
    /// <param name="accountId">Twelve digits.</param>
    /// <exception cref="ArgumentException">The text is not an account id.</exception>
    public FakeKmsBuilder WithAccountId(string accountId) => With(settings with { AccountId = IdForms.CheckedAccountId(accountId) });

    /// <summary>
    /// Sets the seed of ids, materials, data keys and nonces. The default is 0: two servers that are used in the same way give the same answers. It
    /// contradicts <see cref="WithSystemRandomness"/>.
    /// </summary>
    /// <param name="seed">Any number.</param>
    public FakeKmsBuilder WithSeed(long seed)
    {
        ThrowIfStarted();
        this.seed = seed;
        return this;
    }

    /// <summary>
    /// Derives the seed from a text, such as the full name of a test, unless <see cref="WithSeed"/> or <see cref="WithSystemRandomness"/> says otherwise. A
    /// fixture calls it so that its tests get different ids and materials, and each test the same ones in every run.
    /// </summary>
    /// <param name="text">The text. The same text gives the same seed on every machine.</param>
    public FakeKmsBuilder WithDefaultSeed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ThrowIfStarted();
        defaultSeed = BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return this;
    }

    /// <summary>
    /// Takes ids, materials, data keys and nonces from the operating system instead of the seed, so that they differ in every run. The names of
    /// <see cref="WithKeys"/> stay the same. RSA keys still come from the source that <see cref="WithRsaKeyGeneration"/> sets, in an order that differs in
    /// every run. It contradicts <see cref="WithSeed"/>.
    /// </summary>
    public FakeKmsBuilder WithSystemRandomness() => With(settings with { UsesSystemRandomness = true });

    /// <summary>Sets where RSA keys come from. The default is <see cref="RsaKeyGeneration.Pool"/>: real keys, at once, from public primes.</summary>
    /// <param name="generation">The source.</param>
    public FakeKmsBuilder WithRsaKeyGeneration(RsaKeyGeneration generation)
    {
        if (!Enum.IsDefined(generation)) throw new ArgumentOutOfRangeException(nameof(generation), generation, "There is no such source of RSA keys.");
        return With(settings with { RsaKeyGeneration = generation });
    }

    /// <summary>
    /// Sets the time at which the server's <see cref="KmsClock"/> begins, so that the dates of answers and records repeat. The default is the machine's
    /// present time in whole seconds. It contradicts <see cref="WithTimeProvider"/>.
    /// </summary>
    /// <param name="start">The time at the start.</param>
    public FakeKmsBuilder StartingAt(DateTimeOffset start)
    {
        ThrowIfStarted();
        this.start = start;
        return this;
    }

    /// <summary>
    /// Sets another clock: a <see cref="KmsClock"/> that several servers share, a fake of another library, or <c>TimeProvider.System</c>. What falls due is
    /// recorded, and passed to the subscribers of the trail, whoever moves that clock. It contradicts <see cref="StartingAt"/>.
    /// </summary>
    /// <param name="timeProvider">The clock. Its <see cref="TimeProvider.GetUtcNow"/> says what is due, and its timers when to look.</param>
    /// <param name="advance">
    /// How <see cref="FakeKmsServer.Advance"/> and the <c>Advance</c> of a scenario move the clock: <c>WithTimeProvider(time, advance: time.Advance)</c> for a
    /// FakeTimeProvider. Null if the test moves it only by itself; a <see cref="KmsClock"/> needs none.
    /// </param>
    public FakeKmsBuilder WithTimeProvider(TimeProvider timeProvider, Action<TimeSpan>? advance = null)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        ThrowIfStarted();
        (this.timeProvider, this.advance) = (timeProvider, advance);
        return this;
    }

    /// <summary>Sets the caller of clients that name none. The default is the IAM user Alice.</summary>
    /// <param name="caller">The caller.</param>
    public FakeKmsBuilder WithCaller(KmsCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return With(settings with { Caller = caller });
    }

    /// <summary>
    /// Adds a caller that the server recognises by the access key id of a signature. Only clients that the server did not create need it. The start fails if
    /// two of these callers, or one of them and the default caller, have the same access key id: give each its own with
    /// <see cref="KmsCaller.WithAccessKeyId"/>.
    /// </summary>
    /// <param name="caller">The caller.</param>
    public FakeKmsBuilder WithKnownCaller(KmsCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ThrowIfStarted();
        callers.Add(caller);
        return this;
    }

    /// <summary>
    /// Sets how long KMS takes to finish what goes on after an answer: creating a replica, updating a primary Region, rotating on demand, connecting a key
    /// store, noticing that the key material of a key was deleted from its CloudHSM cluster. The default is zero: the answer shows the transient state, and
    /// the next call finds the final one. With a longer time the transient state lasts until the clock has moved on by it.
    /// </summary>
    /// <param name="duration">Zero to 365 days.</param>
    public FakeKmsBuilder WithTransitionTime(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, TimeSpan.FromDays(365));
        return With(settings with { TransitionTime = duration });
    }

    /// <summary>Changes the resource quotas. The default is AWS's default quotas. Several changes add up.</summary>
    /// <param name="configure">Returns the changed quotas: <c>quotas => quotas with { AliasesPerKey = 2 }</c>.</param>
    /// <exception cref="ArgumentException">The function returned null.</exception>
    public FakeKmsBuilder WithQuotas(Func<KmsQuotas, KmsQuotas> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var quotas = configure(settings.Quotas) ?? throw new ArgumentException("The function returned null instead of quotas.", nameof(configure));
        return With(settings with { Quotas = quotas });
    }

    /// <summary>Adds a key that exists from the start, with an alias. The trail has no record of it.</summary>
    /// <param name="alias">The alias, with its prefix: <c>alias/payments</c>. Each key needs an alias of its own.</param>
    /// <param name="configure">Describes the key; null for an enabled symmetric key that KMS made. Called once, at once.</param>
    /// <exception cref="ArgumentException">CreateAlias would refuse the name; the message says what to write.</exception>
    /// <example>
    /// <code>
    /// await using var kms = FakeKmsServer.Start(k =&gt; k
    ///     .WithKey("alias/cards", key =&gt; key.Imported(expiresAfter: TimeSpan.FromDays(30)))
    ///     .WithKey("alias/tokens", key =&gt; key.WithKeySpec(KeySpec.HMAC_256).WithTag("team", "billing")));
    /// </code>
    /// </example>
    public FakeKmsBuilder WithKey(string alias, Action<KeySeed>? configure = null) => Add(AliasRules.CheckedName(alias), configure);

    /// <summary>Adds a key that exists from the start, without an alias. The trail has no record of it.</summary>
    /// <param name="configure">Describes the key; <see cref="KeySeed.WithKeyId"/> gives it an id to find it by. Called once, at once.</param>
    public FakeKmsBuilder WithKey(Action<KeySeed> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(alias: null, configure);
    }

    /// <summary>
    /// Adds keys that exist from the start, with invented aliases, descriptions and tags, for tests of lists and paging. Several calls add up.
    /// </summary>
    /// <param name="count">How many keys to add; zero or more.</param>
    public FakeKmsBuilder WithKeys(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ThrowIfStarted();
        inventedKeys = checked(inventedKeys + count);
        return this;
    }

    /// <summary>
    /// Declares a CloudHSM cluster, for which key stores of the type AWS_CLOUDHSM can be created in every account and Region of the server. As long as no
    /// cluster is declared, every well-formed cluster id belongs to an active cluster that accepts everything; after the first one, all others are unknown.
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/keystore-cloudhsm.html"/>
    /// </summary>
    /// <param name="clusterId">The cluster id: <c>cluster-</c> and 11 to 16 letters or digits from 2 to 7.</param>
    /// <param name="configure">Describes the cluster; null for an active one with two HSMs. Called once, at once.</param>
    /// <exception cref="ArgumentException">The text is not a cluster id, or the cluster has been declared already.</exception>
    public FakeKmsBuilder WithCloudHsmCluster(string clusterId, Action<CloudHsmClusterSeed>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clusterId);
        ThrowIfStarted();
        if (clusters.Exists(declared => declared.Cluster.Id == clusterId))
            throw new ArgumentException($"The cluster {clusterId} is declared already.", nameof(clusterId));
        var cluster = new CloudHsmClusterSeed(clusterId, ThrowIfStarted);
        clusters.Add(cluster);
        configure?.Invoke(cluster);
        return this;
    }

    /// <summary>Sets the time at which the clock begins unless something else is said of it, so that a fixture's dates repeat.</summary>
    internal FakeKmsBuilder WithDefaultStart(DateTimeOffset time)
    {
        ThrowIfStarted();
        defaultStart = time;
        return this;
    }

    /// <summary>Counts so many keys of the pool as taken, so that its end can be seen without using it up.</summary>
    internal FakeKmsBuilder WithRsaKeysMade(int count) => With(settings with { RsaKeysMade = count });

    /// <summary>The settings of the server. Nothing can be changed after it.</summary>
    internal ServerSettings Build()
    {
        hasStarted = true;
        if (start is not null && timeProvider is not null)
            throw Contradiction(nameof(StartingAt), nameof(WithTimeProvider), "the clock that you bring has a time already");
        if (seed is not null && settings.UsesSystemRandomness)
            throw Contradiction(nameof(WithSeed), nameof(WithSystemRandomness), "what the operating system draws follows no seed");
        if (settings.ConsistencyDelays is { Spread: > 0 } delays && delays.Longest == TimeSpan.Zero)
        {
            throw new ArgumentException(
                $"{nameof(WithConsistencyDelay)} has a {nameof(KmsConsistencyDelays.Spread)} and nothing to spread: say which changes take time, " +
                $"such as {nameof(KmsConsistencyDelays.Aliases)} = TimeSpan.FromSeconds(5).");
        }
        CallerRules.CheckAccessKeys(settings.Caller, callers);
        foreach (var caller in callers.Append(settings.Caller)) PolicyTexts.CheckSession(caller);
        CloudHsmCluster[] declared = [.. clusters.Select(cluster => cluster.Cluster)];
        ClusterRules.Check(declared);
        return settings = WithEstates(settings with
        {
            Seed = (seed ?? defaultSeed ?? settings.Seed) ^ SaltOfFiles(),
            Time = timeProvider ?? ((start ?? defaultStart) is { } time ? new KmsClock(time) : settings.Time),
            Advance = advance,
            KnownCallers = [.. callers],
            CloudHsmClusters = declared,
            Principals = Principals(),
            Organizations = Organizations(),
        });
    }

    internal IEnumerable<SeededKey> Seeds() =>
        keys.Select(key => key.Key).Concat(InventedKeys.Of(inventedKeys, settings.Seed)).Concat(estate.Select(key => key.Seed));

    private static ArgumentException Contradiction(string one, string other, string reason) =>
        new($"{one} and {other} contradict each other: {reason}. Leave one of them out.");

    private FakeKmsBuilder Add(string? alias, Action<KeySeed>? configure)
    {
        ThrowIfStarted();
        var key = new KeySeed(alias, ThrowIfStarted);
        keys.Add(key);
        configure?.Invoke(key);
        return this;
    }

    private FakeKmsBuilder With(ServerSettings changed)
    {
        ThrowIfStarted();
        settings = changed;
        return this;
    }

    private void ThrowIfStarted()
    {
        if (hasStarted) throw new InvalidOperationException("The server has started; its settings can no longer be changed. Start another one.");
    }
}
