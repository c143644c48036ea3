using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Keys;
using FakeKms.Engine.State;

namespace FakeKms.Replay.Unrecorded;

/// <summary>
/// The bytes of imported materials, which no log shows. A key's material of one name is the same whenever it is imported: KMS accepts no other.
/// </summary>
internal sealed class ReplayedMaterials
{
    private readonly ConcurrentDictionary<(string KeyId, string Label), byte[]> materials = new();

    public byte[] Of(KmsState state, KmsKey key, string label) => materials.GetOrAdd((key.KeyId, label), _ => Invent(state, key, label));

    private static byte[] Invent(KmsState state, KmsKey key, string label)
    {
        if (KeySpecs.IsAsymmetric(key.KeySpec)) return KeyMaterials.NewPair(state, key.KeySpec.Value).Pkcs8;
        var length = KeyMaterials.LengthOf(key.KeySpec, key.Home.Region);
        return SHA512.HashData(Encoding.UTF8.GetBytes($"{key.KeyId}\n{label}"))[..length];
    }
}
