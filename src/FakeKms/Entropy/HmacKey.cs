using System.Security.Cryptography;

namespace FakeKms.Entropy;

/// <summary>
/// A key for HMAC-SHA-256 of short messages. To set it up takes as long as to use it, so that it stays so: whoever uses it takes it out of here, and two that
/// use it at the same time have two of them.
/// </summary>
internal sealed class HmacKey(byte[] bytes)
{
    private IncrementalHash? kept;

    public void Hash(ReadOnlySpan<byte> message, Span<byte> mac)
    {
        var hmac = Interlocked.Exchange(ref kept, null) ?? IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, bytes);
        hmac.AppendData(message);
        hmac.GetHashAndReset(mac);
        Interlocked.Exchange(ref kept, hmac)?.Dispose();
    }
}
