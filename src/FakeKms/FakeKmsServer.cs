using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Engine;
using FakeKms.Engine.Authorization;
using FakeKms.Engine.Faults;
using FakeKms.Engine.Members;
using FakeKms.Engine.Recording;
using FakeKms.Engine.Rules;
using FakeKms.Engine.State;
using FakeKms.Model;
using FakeKms.Operations;
using FakeKms.Protocol;
using FakeKms.Protocol.CloudTrail;
using FakeKms.Replay.Unrecorded;
using FakeKms.Scenarios;
using FakeKms.Scenarios.Running;
using FakeKms.Seeding;
using FakeKms.Telemetry;
using FakeKms.Testing;
using FakeKms.Time;
using FakeKms.Xks.Client;
using FakeKms.Xks.Faults;
using FakeKms.Xks.Proxy;

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
    private readonly AttachedParts attached = new();
    private readonly ReplayEngine replayEngine;
    private readonly KmsSnapshot start;
    private readonly BegunScenarios begun;
    private readonly ForkedTrails forks = new();
    private int disposed;

    private FakeKmsServer(
        ServerSettings settings,
        CallerDirectory callers,
        KmsState state,
        FaultBook faults,
        AuthorizationBook authorization,
        IReadOnlyList<KmsEvent> records,
        IReadOnlyList<XksMapping> xksMappings,
        KmsSnapshot? beginning = null,
        BegunScenarios? scenariosOfOrigin = null,
        XksFaultBook? proxyFaults = null)
    {
        begun = new BegunScenarios(scenariosOfOrigin);
        (this.settings, this.callers, book) = (settings, callers, faults);
        Faults = new KmsFaults(faults, OperationNames.Checked);
        (authorizationBook, authorizer) = (authorization, new Authorizer(authorization));
        Authorization = new KmsAuthorization(authorization, Put);
        Trail = new KmsTrail(() => pipeline!.Settle(), new ServerNames(this));
        Trail.Replace(records);
        this.xksMappings = xksMappings;
        xksTransports = [.. xksMappings.Select(mapping => new HttpXksTransport(mapping))];
        proxyBook = proxyFaults ?? new XksFaultBook();
        var proxies = new ReplayedProxies(ExternalProxies());
        var observer = new CallObserver(settings.Loggers, settings.TracesCalls, mistake => pipeline!.Note(mistake));
        pipeline = new Pipeline(state, callers, new CallRecorder(Trail, settings.Loggers is null ? null : observer.Tell), faults, authorizer, proxies);
        EmbeddedProxy = new EmbeddedXksProxy(pipeline, proxyBook, settings.Time, () => RealTime.Now, defect => endpoint!.Keep(defect));
        XksProxy = new FakeXksProxy(pipeline, EmbeddedProxy, proxyBook, attached);
        Ids = new KmsIds(() => Alive(pipeline.Ids));
        Attestation = new KmsAttestation(() => Alive(state.Attestation).Value, settings.Time.GetUtcNow, state.Seed);
        var authentication = new RequestAuthentication(settings.ChecksSignatures ? new SignatureCheck(callers, settings.Time, () => RealTime.Now) : null);
        endpoint = new WireEndpoint(
            new KmsProtocol(pipeline, new FaultHooks(faults), authentication, () => endpoint!.Closing),
            observer,
            Faults.RefusesCall,
            new CloudTrailProtocol(Trail, callers, settings.Time, authentication, () => pipeline.Ids.LookupRequestId()));
        replayEngine = new ReplayEngine(pipeline, proxies, OperationCatalog.Find);
        start = beginning ?? Snapshot();
        pipeline.Start();
    }

    /// <summary>The CloudTrail records of all calls so far, and of what KMS did by itself.</summary>
    /// <example>
    /// <code>
    /// await client.DescribeKeyAsync("alias/cards");
    /// KmsEvent record = kms.Trail[^1];
    /// string? who = record.UserIdentity.Arn;
    /// string document = record.ToJson(indented: true);
    /// </code>
    /// </example>
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

    /// <summary>The server's clock. It goes on after the server was disposed of, for whoever else runs by it.</summary>
    /// <exception cref="InvalidOperationException">The server was given another kind of time provider.</exception>
    public KmsClock Clock => settings.Time as KmsClock
        ?? throw new InvalidOperationException($"The server runs on a {settings.Time.GetType().Name}; ask that one.");

    /// <summary>Exceptions of the fake itself. There should be none; a test that finds one has found a defect of FakeKms.</summary>
    public IReadOnlyList<Exception> Defects => endpoint.Defects;

    /// <summary>
    /// Mistakes of the test that a call met: pinned ids that could not be given, because they are in use or of another form, and faults that its client cannot
    /// have. The call failed with the error
    /// code <c>FakeKmsMistakeException</c>, which is none of AWS, and changed nothing. <c>FakeKmsTest</c> fails a test that has one.
    /// </summary>
    public IReadOnlyList<string> Mistakes => pipeline.Mistakes;

    /// <summary>Copies of all keys, of every account and Region: those of one Region together, by key id, as ListKeys answers them.</summary>
    public IReadOnlyList<FakeKey> Keys => pipeline.Inside(state => state.Directory.Keys.Select(key => View(state, key)).ToArray());

    /// <summary>The endpoint, for hosts other than the in-memory one.</summary>
    internal WireEndpoint Wire => endpoint;

    /// <summary>Starts a server. It costs next to nothing until it is called.</summary>
    /// <param name="configure">How the server is to be; null for all defaults.</param>
    /// <exception cref="ArgumentException">
    /// Two settings contradict each other, or a key that is to exist from the start is one that KMS would not have.
    /// </exception>
    /// <example>
    /// <code>
    /// await using var kms = FakeKmsServer.Start(k =&gt; k.WithRegion("eu-central-1").WithKey("alias/cards"));
    /// using var client = kms.CreateClient();
    /// await client.DescribeKeyAsync("alias/cards");
    /// </code>
    /// </example>
    public static FakeKmsServer Start(Action<FakeKmsBuilder>? configure = null)
    {
        var builder = new FakeKmsBuilder();
        configure?.Invoke(builder);
        var settings = builder.Build();
        var now = settings.Time.GetUtcNow();
        return new FakeKmsServer(settings, new CallerDirectory(settings), builder.State(settings), builder.Faults(),
            new AuthorizationBook(settings.AuthorizationMode), [], builder.XksProxies, builder.Beginning(settings, now))
        {
            Estate = builder.Estate(),
        };
    }

    /// <summary>Begins a scenario: a script of KMS calls. It runs when it is awaited.</summary>
    /// <param name="name">What the scenario is about; it heads the report of a failure.</param>
    /// <example>
    /// <code>
    /// await kms.Scenario("key material is withdrawn")
    ///     .CreateKey("alias/tokens", OriginType.EXTERNAL)
    ///     .ImportKeyMaterial("alias/tokens")
    ///     .Encrypt("alias/tokens", "4111 1111 1111 1111", into: "token")
    ///     .DeleteImportedKeyMaterial("alias/tokens")
    ///     .Decrypt(from: "token").Expect&lt;KMSInvalidStateException&gt;()
    ///     .ImportKeyMaterial("alias/tokens")
    ///     .Decrypt(from: "token");
    /// </code>
    /// </example>
    public KmsScenario Scenario(string name) => Scenario(name, (caller, region) => Client(caller, region, configure: null));

    /// <summary>A copy of a key.</summary>
    /// <param name="key">Its key id, key ARN, alias name or alias ARN. Ids and names are looked up in the server's own account and Region first, then
    /// everywhere.</param>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public FakeKey Key(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return FindKey(key) ?? throw UnknownKey(key);
    }

    /// <summary>
    /// Stops the server. From here on its clients, scenarios and views, and whatever else would reach its keys or change it, throw an
    /// <see cref="ObjectDisposedException"/>. What it recorded can still be read: <see cref="Trail"/>, <see cref="Defects"/> and
    /// <see cref="UnrunScenarios"/>, so that a test can assert on them when the server is gone. Safe to call twice. It also says what a test forgot:
    /// scenarios that never ran, or that nobody waited for. It does not while an exception leaves the <c>using</c> block, so that it never hides another
    /// one; exceptions that were caught do not count.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// There are <see cref="UnrunScenarios"/>, <see cref="UnfinishedScenarios"/> or <see cref="UnnoticedFailures"/>. The server has stopped all the same.
    /// </exception>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        endpoint.Close();
        pipeline.Close();
        book.Close();
        proxyBook.Close();
        EmbeddedProxy.Close();
        authorizationBook.Close();
        Trail.Close();
        attached.Stop();
        foreach (var transport in xksTransports) transport.Dispose();
        ThrowForScenarios();
    }

    /// <summary>Stops the server, as <see cref="Dispose"/> does. Safe to call twice.</summary>
    /// <exception cref="InvalidOperationException">
    /// There are <see cref="UnrunScenarios"/>, <see cref="UnfinishedScenarios"/> or <see cref="UnnoticedFailures"/>. The server has stopped all the same.
    /// </exception>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private T Alive<T>(T part)
    {
        ServerDisposed.ThrowIf(disposed != 0);
        return part;
    }

    private ArgumentException UnknownKey(string key, string? region = null) => region is not null && FindKey(key) is { } elsewhere
        ? new($"The key {ShortText.Value(key)} is in {ArnParts.Parse(elsewhere.Arn)!.Value.Region}: a call in {region} does not reach it.", nameof(key))
        : new($"The server has no key '{ShortText.Value(key)}'{Proposal(key)} It has: {NamesOfKeys()}", nameof(key));

    // A scenario can give a key a name without the prefix, which it keeps to itself.
    private string Proposal(string key) =>
        FindKey($"alias/{key}") is not null ? $"; did you mean alias/{key}?"
        : key.Contains('/', StringComparison.Ordinal) ? "."
        : ", and the names that a scenario gives without alias/ are known to its script alone.";

    private string NamesOfKeys()
    {
        const int Shown = 20;
        var (names, count) = pipeline.Inside(state => (KeyLookup.Names(state, Shown), state.Directory.Tables.Sum(table => table.Count)));
        return count == 0 ? "none." : string.Join(", ", names) + (count > Shown ? $" and {count - Shown} more." : ".");
    }

    /// <summary>Begins a scenario whose calls go another way than in memory.</summary>
    internal KmsScenario Scenario(string name, Func<KmsCaller, string, IAmazonKeyManagementService> connect) => Alive(this).Begin(new(name, new ScenarioHost(
        new AccountRegion(AccountId, Region).Partition, who => connect(who.Caller ?? Caller, who.Region ?? Region), Advance,
        CheckFailure, Fail, FaultOf, settings.Time.GetUtcNow,
        alias => AliasRules.CheckedName(alias), NameKey, KeyIdOf, ProxyOfScripts, () => XksProxy.Faults.RefuseConnections(),
        WrapForScripts, MaterialOfScripts, Replay)));

    /// <summary>A part that another package adds to the server: made once, and stopped with it.</summary>
    internal T Attached<T>(Func<T> make, Action<T> stop)
        where T : class => Alive(attached).Get(make, stop);

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

    private FakeKey View(KmsState state, KmsKey key) =>
        new(key, state.Directory.Table(key.Home).AliasNamesOf(key), state.Directory.Grants.Of(key).All, state.Settings.Time.GetUtcNow(), JudgeOf(key.Arn));
}
