using FakeKms.Domain.KeyStores.Proxies;
using FakeKms.Xks.Messages;

namespace FakeKms.Xks.Proxy;

/// <summary>
/// Whether a request may come in: its path, its method, its signature, its form, in this order. AWS's own test client of proxies sees to it that an unknown
/// path is told from a wrong signature.
/// </summary>
internal static class ProxyReception
{
    public static ProxyVisit Receive(XksHttpRequest request, EmbeddedProxy proxy, long seed, DateTimeOffset now, ProxyAuthentication authentication)
    {
        var path = XksPath.Read(request.Url.AbsolutePath);
        var seen = new XksProxyRequest(request.Url.AbsolutePath) { Operation = path?.Operation, ExternalKeyId = path?.ExternalKeyId, Time = now };
        try
        {
            if (path is null || !proxy.Serves(path.UriPath)) throw ProxyFailure.InvalidUriPath();
            if (request.Method != "POST") throw ProxyFailure.MethodNotAllowed();
            var (accessKeyId, region) = authentication.Check(request, proxy, seed);
            seen = seen with { AccessKeyId = accessKeyId, Region = region };
            var body = ProxyBody.Read(request.Body);
            seen = Described(seen, body.Object("requestMetadata"));
            CheckMembers(path.Operation, body);
            return new(seen, body, null);
        }
        catch (ProxyFailure refusal)
        {
            return new(seen, null, refusal);
        }
    }

    // A proxy must not refuse an operation of KMS that it does not know, and a request id is whatever KMS says.
    private static XksProxyRequest Described(XksProxyRequest seen, ProxyBody metadata)
    {
        var isAboutKey = seen.Operation != XksOperations.GetHealthStatus;
        var isCryptographic = seen.Operation is XksOperations.Encrypt or XksOperations.Decrypt;
        return seen with
        {
            KmsOperation = metadata.Required("kmsOperation"),
            KmsRequestId = metadata.Required("kmsRequestId"),
            AwsPrincipalArn = isAboutKey ? metadata.Required("awsPrincipalArn") : metadata.Optional("awsPrincipalArn"),
            KmsKeyArn = isCryptographic ? metadata.Required("kmsKeyArn") : metadata.Optional("kmsKeyArn"),
            AwsSourceVpc = metadata.Optional("awsSourceVpc"),
            AwsSourceVpce = metadata.Optional("awsSourceVpce"),
            KmsViaService = metadata.Optional("kmsViaService"),
        };
    }

    private static void CheckMembers(string operation, ProxyBody body)
    {
        (string[] required, string[] optional) = operation switch
        {
            XksOperations.Encrypt => (["plaintext", "encryptionAlgorithm"], ["additionalAuthenticatedData", "ciphertextDataIntegrityValueAlgorithm"]),
            XksOperations.Decrypt => (
                ["ciphertext", "encryptionAlgorithm", "initializationVector", "authenticationTag"],
                ["ciphertextMetadata", "additionalAuthenticatedData"]),
            _ => ((string[])[], (string[])[]),
        };
        foreach (var name in required) body.Required(name);
        foreach (var name in optional) body.Optional(name);
    }
}
