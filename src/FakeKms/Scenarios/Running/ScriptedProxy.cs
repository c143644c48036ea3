using System.Security.Cryptography;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Model;

namespace FakeKms.Scenarios.Running;

/// <summary>The proxy that a script means when it names none.</summary>
/// <param name="Endpoint">Its endpoint.</param>
/// <param name="UriPath">Its path, or what every path of it ends with.</param>
/// <param name="ServesPrefixes">Whether it serves the path with any prefix.</param>
/// <param name="Credential">The credential that it takes.</param>
internal sealed record ScriptedProxy(string Endpoint, string UriPath, bool ServesPrefixes, XksProxyAuthenticationCredentialType Credential)
{
    private const int LongestPrefix = 100;

    /// <summary>Puts what a request leaves out: each store gets a path of its own, since no two of a Region may have the same.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/create-xks-keystore.html#require-path"/></remarks>
    public void Complete(CreateCustomKeyStoreRequest request)
    {
        request.XksProxyConnectivity ??= XksProxyConnectivityType.PUBLIC_ENDPOINT;
        request.XksProxyUriEndpoint ??= Endpoint;
        request.XksProxyUriPath ??= ServesPrefixes ? $"/{PrefixOf(request.CustomKeyStoreName)}{UriPath}" : UriPath;
        request.XksProxyAuthenticationCredential ??= Credential;
    }

    // Names may have characters that a path may not, and be longer.
    private static string PrefixOf(string name) => name.Length <= LongestPrefix && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
        ? name
        : HexText.Of(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
