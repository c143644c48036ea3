using FakeKms.Entropy;

namespace FakeKms.Crypto.Keys;

/// <summary>A key encapsulation mechanism.</summary>
internal interface IEncapsulator
{
    (byte[] Ciphertext, byte[] SharedSecret) Encapsulate(IRandomness randomness);

    /// <summary>The shared secret; another one for a ciphertext that was altered (implicit rejection); null for one of the wrong length.</summary>
    byte[]? Decapsulate(byte[] ciphertext);
}
