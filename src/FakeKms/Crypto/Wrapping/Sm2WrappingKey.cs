using FakeKms.Crypto.Sm2;

namespace FakeKms.Crypto.Wrapping;

/// <summary>An SM2 wrapping key, which only the China Regions have.</summary>
internal sealed class Sm2WrappingKey(Sm2KeyPair pair) : WrappingKey
{
    public override byte[] PublicKey => pair.PublicKey;

    public override byte[]? Unwrap(string algorithm, byte[] wrapped) => algorithm == WrappingAlgorithm.Sm2 ? pair.Decrypt(algorithm, wrapped) : null;
}
