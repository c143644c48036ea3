using FakeKms.Replay.Log;

namespace FakeKms.Replay;

/// <summary>What a replay needs of its server beside calls. Nothing of it is recorded.</summary>
internal sealed record ReplayHost
{
    /// <summary>Puts a key there that the log takes for granted.</summary>
    public required Action<ReplayedKey> AddKey { get; init; }

    /// <summary>Says which ids the materials of a key get, in their order.</summary>
    public required Action<string, IReadOnlyList<string>> NameMaterials { get; init; }

    /// <summary>Says which ids the next call and what it makes get.</summary>
    public required Action<ReplayedIds> Pin { get; init; }

    /// <summary>A ciphertext of a key: its ARN, the material id or null, the algorithm or null, the plaintext, the context or null.</summary>
    public required Func<string, string?, string?, byte[], IReadOnlyDictionary<string, string>?, byte[]> Ciphertext { get; init; }

    /// <summary>A signature: of a key's ARN, with an algorithm, over a message of a type.</summary>
    public required Func<string, string, string?, byte[], byte[]> Signature { get; init; }

    /// <summary>A MAC: of a key's ARN, with an algorithm, over a message.</summary>
    public required Func<string, string, byte[], byte[]> Mac { get; init; }

    /// <summary>The public key of somebody with whom the key can share a secret.</summary>
    public required Func<string, byte[]> PublicKeyOfPeer { get; init; }

    /// <summary>The ciphertext of a secret that is shared with a key: its ARN, the algorithm.</summary>
    public required Func<string, string, byte[]> SharedSecret { get; init; }

    /// <summary>A token and a wrapping key for an import into a key, and the wrapping algorithm; null when the key takes no import.</summary>
    public required Func<string, (byte[] Token, byte[] PublicKey, string Algorithm)?> ImportParameters { get; init; }

    /// <summary>The material of a key that the replay knows by a name, wrapped with an algorithm and a public key.</summary>
    public required Func<string, string, string, byte[], byte[]> Wrap { get; init; }
}
