using FakeKms.Crypto.Recipients;
using FakeKms.Domain;
using FakeKms.Domain.Due;
using FakeKms.Domain.KeyStores;
using FakeKms.Domain.KeyStores.Metrics;
using FakeKms.Domain.KeyStores.Proxies;
using FakeKms.Domain.Materials;
using FakeKms.Entropy;
using FakeKms.Model;

namespace FakeKms.Engine.State;

/// <summary>
/// All that a server knows: its keys, what is due, its randomness and pins, and what is outside of KMS. Guarded by the pipeline's lock. Everything hangs
/// on this one root, which can be copied; settings are shared by the copies, since they do not change.
/// </summary>
internal sealed class KmsState
{
    // The key, its set of materials, one material, the rotation.
    private const int ThingsOfAKey = 4;

    public KmsState(ServerSettings settings)
    {
        Settings = settings;
        Seed = settings.UsesSystemRandomness ? BitConverter.ToInt64(SystemRandomness.Instance.Bytes(sizeof(long))) : settings.Seed;
        Streams = new RandomStreams(
            label => settings.UsesSystemRandomness ? SystemRandomness.Instance : new SeededStream(Seed, label),
            label => settings.UsesSystemRandomness ? SystemRandomness.Instance : new MixedStream(Seed, label));
        Ids = new IdPool(Streams);
        Directory = new KeyDirectory(new MaterialIndex(Ids));
        Due = new DueWork();
        CloudHsm = new CloudHsmClusters(settings.CloudHsmClusters);
        RsaKeys = new RsaKeys(settings.RsaKeyGeneration, Seed, settings.RsaKeysMade);
        Rates = new RequestRates();
        Principals = settings.Principals;
        VpcEndpointServices = settings.VpcEndpointServices;
        EmbeddedProxy = settings.EmbeddedProxy;
        Consistency = new EventualConsistency(settings.ConsistencyDelays, Streams.Consistency);
        Attestation = AttestationFrom(settings.Time.GetUtcNow());
        (Schedule, Rotations, Connections, Actions) = Services();
    }

    private KmsState(KmsState original, ServerSettings settings, StateCopy copy)
    {
        Settings = settings;
        Seed = original.Seed;
        Streams = original.Streams.Copy();
        Ids = original.Ids.Copy(Streams);
        var materials = original.Directory.Materials.Copy(copy, Ids);
        Directory = original.Directory.Copy(copy, materials);
        Due = original.Due.Copy(copy, materials);
        CloudHsm = original.CloudHsm.Copy();
        RsaKeys = original.RsaKeys.Copy();
        Rates = original.Rates.Copy();
        Principals = original.Principals;
        VpcEndpointServices = original.VpcEndpointServices;
        XksMetrics = original.XksMetrics;
        EmbeddedProxy = original.EmbeddedProxy;
        Consistency = original.Consistency.Copy(copy, materials, Streams.Consistency);
        // Documents that were made before the copy are good after it.
        Attestation = original.Attestation;
        (Schedule, Rotations, Connections, Actions) = Services();
    }

    public ServerSettings Settings { get; }

    /// <summary>The seed of the settings, or one of the operating system.</summary>
    public long Seed { get; }

    public RandomStreams Streams { get; }

    public IdPool Ids { get; }

    public KeyDirectory Directory { get; }

    public DueWork Due { get; }

    public KeySchedule Schedule { get; }

    public RotationSchedule Rotations { get; }

    public CloudHsmClusters CloudHsm { get; }

    public KeyStoreConnections Connections { get; }

    public DueActions Actions { get; }

    public RsaKeys RsaKeys { get; }

    public RequestRates Rates { get; }

    /// <summary>The users, roles and groups that were declared, as they are now. Immutable, and replaced as a whole.</summary>
    public DeclaredPrincipals Principals { get; set; }

    /// <summary>The VPC endpoint services outside KMS. Immutable, and replaced as a whole.</summary>
    public VpcEndpointServices VpcEndpointServices { get; set; }

    /// <summary>The figures about external key stores. Immutable, and replaced as a whole.</summary>
    public XksMetricsLog XksMetrics { get; set; } = XksMetricsLog.Empty;

    /// <summary>The external key store proxy that the server brings. Immutable, and replaced as a whole.</summary>
    public EmbeddedProxy EmbeddedProxy { get; set; }

    /// <summary>What others do not see yet.</summary>
    public EventualConsistency Consistency { get; }

    /// <summary>Whose attestation documents the server trusts. Its certificates are valid from before the start of the server's clock on.</summary>
    public Lazy<AttestationAuthority> Attestation { get; }

    /// <summary>The same state once more; what either comes to later does not concern the other.</summary>
    /// <param name="settings">Those of the original, or the same ones with another clock.</param>
    /// <param name="later">How much later everything in the copy has happened and will happen.</param>
    public KmsState Copy(ServerSettings settings, TimeSpan later) =>
        new(this, settings, new StateCopy(later, ThingsOfAKey * Directory.Tables.Sum(table => table.Count)));

    // From the turn of the century on: code that was given the root certificate trusts it in every run, whenever that begins.
    private Lazy<AttestationAuthority> AttestationFrom(DateTimeOffset start)
    {
        var stream = Streams.Attestation;
        var from = new DateTimeOffset(Math.Max(1, start.Year - (start.Year % 100)), 1, 1, 0, 0, 0, TimeSpan.Zero);
        return new(() => AttestationAuthority.Create(stream, from, TimeSpan.FromDays(365 * 200)));
    }

    private (KeySchedule, RotationSchedule, KeyStoreConnections, DueActions) Services()
    {
        var schedule = new KeySchedule(Directory, Due, Settings.TransitionTime);
        var rotations = new RotationSchedule(Directory, Due, Streams.Material, Settings.TransitionTime);
        var connections = new KeyStoreConnections(Due, CloudHsm, Settings.TransitionTime);
        return (schedule, rotations, connections, new DueActions(schedule, rotations, connections));
    }
}
