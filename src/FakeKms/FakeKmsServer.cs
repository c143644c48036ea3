using Amazon;
using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Engine;
using FakeKms.Engine.Recording;
using FakeKms.Engine.State;
using FakeKms.Hosting;
using FakeKms.Model;
using FakeKms.Protocol;
using FakeKms.Protocol.CloudTrail;
using FakeKms.Replay;
using FakeKms.Scenarios;
using FakeKms.Seeding;

namespace FakeKms;

/// <summary>
/// An AWS KMS of your own, inside the test process. Clients of the AWS SDK call it in memory, or over HTTP with the package FakeKms.WireMock; both reach
/// the same keys.
/// Everything is safe for parallel callers; two servers share nothing.
/// </summary>
public sealed partial class FakeKmsServer : IDisposable, IAsyncDisposable
{
    private readonly ServerSettings settings;
    private readonly Pipeline pipeline;
    private readonly WireEndpoint endpoint;
    private readonly CallerDirectory callers;
    private readonly Dictionary<Type, (object Part, Action Stop)> attached = [];
    private readonly Lazy<ReplayHost> replay;
    private int disposed;

    private FakeKmsServer(FakeKmsBuilder builder)
    {
        settings = builder.Build();
        var state = new KmsState(settings);
        callers = new CallerDirectory(settings);
        Ids = state.Ids;
        Attestation = new KmsAttestation(() => state.Attestation, settings.Time.GetUtcNow, state.Seed);
        Trail = new KmsTrail(() => pipeline!.Settle());
        pipeline = new Pipeline(state, callers, new CallRecorder(Trail, Ids));
        endpoint = new WireEndpoint(new KmsProtocol(pipeline, Ids), new CloudTrailProtocol(Trail, callers, settings.Time, Ids));
        replay = new Lazy<ReplayHost>(() => Replay(new ReplayEngine(pipeline)));
        foreach (var (alias, seed) in builder.Seeds()) KeySeeding.Add(state, alias, seed);
    }

    /// <summary>The CloudTrail records of all calls so far, and of what KMS did by itself.</summary>
    public KmsTrail Trail { get; }

    /// <summary>Pins the ids that are given out next.</summary>
    public KmsIds Ids { get; }

    /// <summary>Makes the attestation documents of Nitro enclaves and of instances with a NitroTPM, for requests with a <c>Recipient</c>.</summary>
    public KmsAttestation Attestation { get; }

    /// <summary>The account of callers that name none.</summary>
    public string AccountId => settings.AccountId;

    /// <summary>The Region of clients that name none.</summary>
    public string Region => settings.Region;

    /// <summary>The caller of clients that name none.</summary>
    public KmsCaller Caller => callers.Default;

    /// <summary>The server's clock.</summary>
    /// <exception cref="InvalidOperationException">The server was given another kind of time provider.</exception>
    public KmsClock Clock => settings.Time as KmsClock
        ?? throw new InvalidOperationException($"The server runs on a {settings.Time.GetType().Name}, which it cannot move; move that one.");

    /// <summary>Exceptions of the fake itself. There should be none; a test that finds one has found a defect of FakeKms.</summary>
    public IReadOnlyList<Exception> Defects => endpoint.Defects;

    /// <summary>Copies of all keys, of every account and Region: those of one Region together, by key id, as ListKeys answers them.</summary>
    public IReadOnlyList<FakeKey> Keys => pipeline.Inside(state => state.Directory.Keys.Select(key => View(state, key)).ToArray());

    /// <summary>The endpoint, for hosts other than the in-memory one.</summary>
    internal WireEndpoint Wire => endpoint;

    /// <summary>Starts a server. It costs next to nothing until it is called.</summary>
    /// <param name="configure">How the server is to be; null for all defaults.</param>
    /// <exception cref="ArgumentException">A key that is to be there from the start is one that KMS would not have.</exception>
    public static FakeKmsServer Start(Action<FakeKmsBuilder>? configure = null)
    {
        var builder = new FakeKmsBuilder();
        configure?.Invoke(builder);
        return new FakeKmsServer(builder);
    }

    /// <summary>A client of the AWS SDK that calls in memory: no socket, nothing leaves the process. It does not retry unless you configure it to.</summary>
    public IAmazonKeyManagementService CreateClient() => Client(Caller, Region, configure: null);

    /// <summary>A client of the AWS SDK that calls in memory, in another Region.</summary>
    /// <param name="region">For example <c>eu-west-1</c>.</param>
    public IAmazonKeyManagementService CreateClient(string region) => CreateClient(Caller, region);

    /// <summary>A client of the AWS SDK that calls in memory, in another Region.</summary>
    /// <param name="region">The Region.</param>
    public IAmazonKeyManagementService CreateClient(RegionEndpoint region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return CreateClient(region.SystemName);
    }

    /// <summary>A client of the AWS SDK that calls in memory.</summary>
    /// <param name="configure">Changes to the client's configuration. A Region named there is the Region of the calls; they never leave the fake.</param>
    public IAmazonKeyManagementService CreateClient(Action<AmazonKeyManagementServiceConfig> configure) => Client(Caller, Region, configure);

    /// <summary>A client of the AWS SDK that calls in memory as somebody else.</summary>
    /// <param name="caller">Who calls.</param>
    public IAmazonKeyManagementService CreateClient(KmsCaller caller) => Client(caller, Region, configure: null);

    /// <summary>A client of the AWS SDK that calls in memory as somebody else, in another Region.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="region">For example <c>eu-west-1</c>.</param>
    public IAmazonKeyManagementService CreateClient(KmsCaller caller, string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        return Client(caller, region, configure: null);
    }

    /// <summary>A client of the AWS SDK that calls in memory as somebody else.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="configure">Changes to the client's configuration.</param>
    public IAmazonKeyManagementService CreateClient(KmsCaller caller, Action<AmazonKeyManagementServiceConfig>? configure) => Client(caller, Region, configure);

    /// <summary>Moves the clock forward. What is due in between happens, each at its own time.</summary>
    /// <param name="duration">How far; zero or more.</param>
    public void Advance(TimeSpan duration)
    {
        Clock.Advance(duration);
        pipeline.Settle();
    }

    /// <summary>Begins a scenario: a script of KMS calls. It runs when it is awaited.</summary>
    /// <param name="name">What the scenario is about; it heads the report of a failure.</param>
    public KmsScenario Scenario(string name) => Scenario(name, (caller, region) => Client(caller, region, configure: null));

    /// <summary>A copy of a key.</summary>
    /// <param name="key">Its key id, key ARN, alias name or alias ARN. Ids and names are looked up in the server's own account and Region first, then everywhere.</param>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public FakeKey Key(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return FindKey(key) ?? throw new ArgumentException($"The server has no key '{key}'. It has: {KeyNames()}", nameof(key));
    }

    /// <summary>Forgets all keys, aliases and records. The clock and the callers stay; seeded keys do not come back.</summary>
    public void Reset()
    {
        pipeline.Inside(state =>
        {
            state.Clear();
            return true;
        });
        Trail.Clear();
    }

    /// <summary>Stops the server: its clients and scenarios are refused from here on. Safe to call twice.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        endpoint.Close();
        (object Part, Action Stop)[] parts;
        lock (attached) parts = [.. attached.Values];
        foreach (var (_, stop) in parts) stop();
    }

    /// <summary>Stops the server. Safe to call twice.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private string KeyNames()
    {
        const int Shown = 20;
        var keys = Keys;
        var names = keys.Select(key => key.Aliases.Count == 0 ? key.Arn : $"{string.Join(", ", key.Aliases)} ({key.Arn})").Order(StringComparer.Ordinal).Take(Shown);
        return keys.Count == 0 ? "none." : string.Join(", ", names) + (keys.Count > Shown ? $" and {keys.Count - Shown} more." : ".");
    }

    /// <summary>Begins a scenario whose calls go another way than in memory.</summary>
    internal KmsScenario Scenario(string name, Func<KmsCaller, string, IAmazonKeyManagementService> connect) => Begin(new(name, new ScenarioHost(
        who => connect(who.Caller ?? Caller, who.Region ?? Region), Advance, settings.Time.GetUtcNow, NameKey, KeyIdOf, replay.Value)));

    /// <summary>A part that another package adds to the server: made once, and stopped with it.</summary>
    internal T Attached<T>(Func<T> make, Action<T> stop)
        where T : class
    {
        lock (attached)
        {
            ObjectDisposedException.ThrowIf(disposed != 0, this);
            if (attached.TryGetValue(typeof(T), out var known)) return (T)known.Part;
            var made = make();
            attached[typeof(T)] = (made, () => stop(made));
            return made;
        }
    }

    /// <summary>The access key id that the caller's requests are to be signed with.</summary>
    internal string SigningKeyOf(KmsCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ObjectDisposedException.ThrowIf(disposed != 0, this);
        return callers.Register(caller);
    }

    private IAmazonKeyManagementService Client(KmsCaller caller, string region, Action<AmazonKeyManagementServiceConfig>? configure) =>
        SdkClients.InMemory(SigningKeyOf(caller), region, endpoint, configure);

    private void NameKey(string keyArn, string alias) => pipeline.Inside(state =>
    {
        // The key that a damaged log says was made may be none that a replay of the log makes.
        if (KeyLookup.Find(state, keyArn) is { } key) KeySeeding.Name(state, key, alias);
        return true;
    });

    private string? KeyIdOf(ScenarioCaller who, string alias) => pipeline.Inside(state =>
        ArnParts.Begins(alias)
            ? KeyLookup.Find(state, alias)?.Arn
            : state.Directory.Table(new AccountRegion(who.Caller?.AccountId ?? AccountId, who.Region ?? Region)).FindAlias(alias)?.Target.KeyId);

    private FakeKey? FindKey(string text) => pipeline.Inside(state => KeyLookup.Find(state, text) is { } key ? View(state, key) : null);

    private static FakeKey View(KmsState state, KmsKey key) =>
        new(key, state.Directory.Table(key.Home).AliasNamesOf(key), state.Directory.Grants.Of(key).All);
}
