using FakeKms.Crypto;
using FakeKms.Domain;
using FakeKms.Domain.Keys;
using FakeKms.Domain.KeyStores;
using FakeKms.Entropy;

namespace FakeKms.Operations;

/// <summary>All that a server knows: its keys, what is due, and its randomness. Guarded by the pipeline's lock.</summary>
internal sealed class KmsState
{
    public KmsState(ServerSettings settings)
    {
        Settings = settings;
        Streams = new SeededStreams(settings.Seed);
        Ids = new KmsIds(Streams);
        Schedule = new KeySchedule(Directory, Due, settings.TransitionTime);
        Rotations = new RotationSchedule(Directory, Due, () => Streams.Material.Bytes(SymmetricMaterial.Length), settings.TransitionTime);
        CloudHsm = new CloudHsmClusters(settings.CloudHsmClusters);
        Connections = new KeyStoreConnections(Due, CloudHsm, settings.TransitionTime);
    }

    public ServerSettings Settings { get; }

    public SeededStreams Streams { get; }

    public KmsIds Ids { get; }

    public KeyDirectory Directory { get; } = new();

    public DueWork Due { get; } = new();

    public KeySchedule Schedule { get; }

    public RotationSchedule Rotations { get; }

    public CloudHsmClusters CloudHsm { get; }

    public KeyStoreConnections Connections { get; }

    public int RsaKeysMade { get; set; }

    /// <summary>The next RSA key of the pool, in an order that the seed decides; null when all are taken.</summary>
    public int? NextPoolIndex()
    {
        var number = RsaKeysMade++;
        var start = (int)((ulong)Settings.Seed % (ulong)RsaPrimePool.PairCount);
        return number < RsaPrimePool.PairCount ? (start + number) % RsaPrimePool.PairCount : null;
    }

    public void Clear()
    {
        Directory.Clear();
        Due.Clear();
    }
}
