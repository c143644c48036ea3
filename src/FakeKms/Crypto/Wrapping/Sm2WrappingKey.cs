using FakeKms.Crypto.Sm2;

namespace FakeKms.Crypto.Wrapping;

/// <summary>An SM2 wrapping key, which only the China Regions have.</summary>
internal sealed class Sm2WrappingKey(Sm2KeyPair pair) : WrappingKey
{
    public override byte[] PublicKey => pair.PublicKey;

    // Coordinates have 1 to 33 bytes in DER: beyond the shortest sequence every length is one of a ciphertext.
    public override bool CanGive(string algorithm, int length) => length >= Sm2Ciphertext.ShortestDer;

    public override byte[]? Unwrap(string algorithm, byte[] wrapped) => algorithm == WrappingAlgorithm.Sm2 ? pair.Decrypt(algorithm, wrapped) : null;
}
