using FakeKms.Crypto.Rsa;

namespace FakeKms.Crypto.Wrapping;

/// <summary>KMS's names of the wrapping algorithms.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-get-public-key-and-token.html"/></remarks>
internal static class WrappingAlgorithm
{
    public const string OaepSha1 = "RSAES_OAEP_SHA_1";
    public const string OaepSha256 = "RSAES_OAEP_SHA_256";
    public const string AesKeyWrapSha1 = "RSA_AES_KEY_WRAP_SHA_1";
    public const string AesKeyWrapSha256 = "RSA_AES_KEY_WRAP_SHA_256";
    public const string Sm2 = "SM2PKE";

    /// <summary>Whether the material is encrypted under an AES key, and only that key under the wrapping key.</summary>
    public static bool IsHybrid(string algorithm) => algorithm is AesKeyWrapSha1 or AesKeyWrapSha256;

    /// <summary>The hash of the RSAES-OAEP step; null when the algorithm has no such step.</summary>
    public static OaepHash? HashOf(string algorithm) => algorithm switch
    {
        OaepSha1 or AesKeyWrapSha1 => OaepHash.Sha1,
        OaepSha256 or AesKeyWrapSha256 => OaepHash.Sha256,
        _ => null,
    };
}
