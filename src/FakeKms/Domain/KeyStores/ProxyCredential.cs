using System.Globalization;
using FakeKms.Entropy;

namespace FakeKms.Domain.KeyStores;

/// <summary>The number of a credential of the embedded proxy, which with the seed of a server is all that there is to it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_XksProxyAuthenticationCredentialType.html"/></remarks>
internal readonly record struct ProxyCredential(int Number)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int IdLength = 20;

    // A multiple of three: Base64 of it needs no padding, so that it is safe wherever an equals sign would mean something else.
    private const int SecretBytes = 33;

    public string AccessKeyId(long seed) => string.Concat(Stream(seed, "id").Bytes(IdLength).Select(drawn => Letters[drawn % Letters.Length]));

    public string RawSecretAccessKey(long seed) => Convert.ToBase64String(Stream(seed, "secret").Bytes(SecretBytes));

    private SeededStream Stream(long seed, string part) => new(seed, $"xks-proxy-credential {part} {Number.ToString(CultureInfo.InvariantCulture)}");
}
