using FakeKms.Entropy;

namespace FakeKms.Crypto.Keys;

/// <summary>Signs and verifies. Algorithms have KMS's names. The caller has checked that the algorithm, the form and the digest's length fit the key.</summary>
internal interface ISigner
{
    byte[] Sign(string algorithm, MessageForm form, byte[] message, IRandomness randomness);

    /// <summary>Whether the signature is right. Any bytes are an answer, never an exception.</summary>
    bool Verify(string algorithm, MessageForm form, byte[] message, byte[] signature);
}
