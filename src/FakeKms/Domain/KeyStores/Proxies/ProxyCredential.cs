using System.Globalization;
using System.Text.RegularExpressions;
using FakeKms.Entropy;

namespace FakeKms.Domain.KeyStores.Proxies;

/// <summary>A credential of the embedded proxy: a given one, or a number, which with the seed of a server is all that there is to it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_XksProxyAuthenticationCredentialType.html"/></remarks>
internal sealed partial record ProxyCredential(int Number)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int IdLength = 20;

    // A multiple of three: Base64 of it needs no padding, so that it is safe wherever an equals sign would mean something else.
    private const int SecretBytes = 33;

    /// <summary>Those of a credential that follows from no seed; null for one that does.</summary>
    private (string AccessKeyId, string RawSecretAccessKey)? Given { get; init; }

    /// <summary>Without the secret.</summary>
    public override string ToString() => Given is { } given ? given.AccessKeyId : $"credential {Number}";

    public static bool IsAccessKeyId(string text) => IdForm().IsMatch(text);

    public static bool IsRawSecretAccessKey(string text) => SecretForm().IsMatch(text);

    public ProxyCredential With(string accessKeyId, string rawSecretAccessKey) => this with { Given = (accessKeyId, rawSecretAccessKey) };

    public string AccessKeyId(long seed) =>
        Given?.AccessKeyId ?? string.Concat(Stream(seed, "id").Bytes(IdLength).Select(drawn => Letters[drawn % Letters.Length]));

    public string RawSecretAccessKey(long seed) => Given?.RawSecretAccessKey ?? Convert.ToBase64String(Stream(seed, "secret").Bytes(SecretBytes));

    [GeneratedRegex(@"\A[A-Z2-7]{20,30}\z")]
    private static partial Regex IdForm();

    [GeneratedRegex(@"\A[a-zA-Z0-9/+=]{43,64}\z")]
    private static partial Regex SecretForm();

    private SeededStream Stream(long seed, string part) => new(seed, $"xks-proxy-credential {part} {Number.ToString(CultureInfo.InvariantCulture)}");
}
