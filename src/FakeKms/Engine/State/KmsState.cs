using FakeKms.Crypto.Recipients;
using FakeKms.Domain;
using FakeKms.Domain.Due;
using FakeKms.Domain.KeyStores;
using FakeKms.Entropy;

namespace FakeKms.Engine.State;

/// <summary>All that a server knows: its keys, what is due, and its randomness. Guarded by the pipeline's lock.</summary>
internal sealed class KmsState
{
    private readonly Lazy<AttestationAuthority> attestation;

    public KmsState(ServerSettings settings)
    {
        Settings = settings;
        Seed = settings.UsesSystemRandomness ? BitConverter.ToInt64(SystemRandomness.Instance.Bytes(sizeof(long))) : settings.Seed;
        Streams = new RandomStreams(label => settings.UsesSystemRandomness ? SystemRandomness.Instance : new SeededStream(Seed, label));
        RsaKeys = new RsaKeys(settings.RsaKeyGeneration, Seed, settings.RsaKeysMade);
        var start = settings.Time.GetUtcNow();
        attestation = new Lazy<AttestationAuthority>(() => AttestationAuthority.Create(Streams.Attestation, start));
        Ids = new KmsIds(Streams);
        Schedule = new KeySchedule(Directory, Due, settings.TransitionTime);
        Rotations = new RotationSchedule(Directory, Due, () => Streams.Material.Bytes(SymmetricMaterial.Length), settings.TransitionTime);
        CloudHsm = new CloudHsmClusters(settings.CloudHsmClusters);
        Connections = new KeyStoreConnections(Due, CloudHsm, settings.TransitionTime);
    }

    public ServerSettings Settings { get; }

    /// <summary>The seed of the settings, or one of the operating system.</summary>
    public long Seed { get; }

    public RandomStreams Streams { get; }

    public KmsIds Ids { get; }

    public KeyDirectory Directory { get; } = new();

    public DueWork Due { get; } = new();

    public KeySchedule Schedule { get; }

    public RotationSchedule Rotations { get; }

    public CloudHsmClusters CloudHsm { get; }

    public KeyStoreConnections Connections { get; }

    public RsaKeys RsaKeys { get; }

    /// <summary>Whose attestation documents the server trusts. Its certificates are valid from the start of the server's clock on.</summary>
    public AttestationAuthority Attestation => attestation.Value;

    public void Clear()
    {
        Directory.Clear();
        Due.Clear();
    }
}
