namespace FakeKms.Crypto.Symmetric;

/// <summary>The length of the keys that KMS makes: that of the hash.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/hmac.html"/></remarks>
internal static class HmacSpecs
{
    private static readonly Dictionary<string, int> Lengths = new()
    {
        ["HMAC_224"] = 28,
        ["HMAC_256"] = 32,
        ["HMAC_384"] = 48,
        ["HMAC_512"] = 64,
    };

    public static int KeyLength(string keySpec) => Lengths[keySpec];
}
