using System.Security.Cryptography;

namespace FakeKms.Crypto.Keys;

/// <summary>The hash that the name of a signing algorithm ends with.</summary>
internal static class Digests
{
    public static HashAlgorithmName Name(string algorithm) => algorithm[^3..] switch
    {
        "256" => HashAlgorithmName.SHA256,
        "384" => HashAlgorithmName.SHA384,
        "512" => HashAlgorithmName.SHA512,
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Not a signing algorithm with SHA-2."),
    };

    /// <summary>What is signed: the digest as it was given, or the one of the message.</summary>
    public static byte[] Of(string algorithm, MessageForm form, byte[] message) => form is MessageForm.Digest ? message : Hash(algorithm, message);

    private static byte[] Hash(string algorithm, byte[] message) => algorithm[^3..] switch
    {
        "256" => SHA256.HashData(message),
        "384" => SHA384.HashData(message),
        _ => SHA512.HashData(message),
    };
}
