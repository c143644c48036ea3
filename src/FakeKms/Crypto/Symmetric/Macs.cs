using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

namespace FakeKms.Crypto.Symmetric;

/// <summary>HMAC with SHA-2. Algorithms have KMS's names.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc2104"/></remarks>
internal static class Macs
{
    public static byte[] Compute(string algorithm, byte[] key, byte[] message) => algorithm switch
    {
        "HMAC_SHA_224" => Sha224(key, message),
        "HMAC_SHA_256" => HMACSHA256.HashData(key, message),
        "HMAC_SHA_384" => HMACSHA384.HashData(key, message),
        "HMAC_SHA_512" => HMACSHA512.HashData(key, message),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Not a MAC algorithm."),
    };

    /// <summary>Whether the MAC is right, in a time that does not tell where it is wrong. Any bytes are an answer, never an exception.</summary>
    public static bool Verify(string algorithm, byte[] key, byte[] message, byte[] mac)
        => CryptographicOperations.FixedTimeEquals(Compute(algorithm, key, message), mac);

    // The framework has no SHA-224.
    private static byte[] Sha224(byte[] key, byte[] message)
    {
        var hmac = new HMac(new Sha224Digest());
        hmac.Init(new KeyParameter(key));
        hmac.BlockUpdate(message, 0, message.Length);
        var mac = new byte[hmac.GetMacSize()];
        hmac.DoFinal(mac, 0);
        return mac;
    }
}
