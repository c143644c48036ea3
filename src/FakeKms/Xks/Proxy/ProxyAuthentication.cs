using FakeKms.Crypto.Signatures;
using FakeKms.Domain.KeyStores.Proxies;
using FakeKms.Model;
using FakeKms.Xks.Messages;

namespace FakeKms.Xks.Proxy;

/// <summary>Who signed a request to the proxy: one of two credentials that have nothing to do with IAM.</summary>
/// <param name="time">The server's clock.</param>
/// <param name="machineTime">The machine's clock.</param>
internal sealed class ProxyAuthentication(TimeProvider time, Func<DateTimeOffset> machineTime)
{
    public const string Service = XksOperations.SigningName;

    private static readonly string[] NeededHeaders = ["host", "x-amz-date"];

    /// <summary>The access key id and the Region of a signature that is right.</summary>
    /// <exception cref="ProxyFailure">It is not.</exception>
    public (string AccessKeyId, string Region) Check(XksHttpRequest request, EmbeddedProxy proxy, long seed)
    {
        var header = HeaderOf(request);
        var date = DateOf(request);
        var scope = header.Credential.Split('/');
        if (ScopeMistake(scope, date) is { } mistake) throw ProxyFailure.AuthenticationFailed(mistake);
        if (!NeededHeaders.All(needed => header.SignedHeaders.Contains(needed, StringComparer.OrdinalIgnoreCase)))
            throw ProxyFailure.AuthenticationFailed("The headers host and x-amz-date must be signed.");
        var secret = SecretOf(scope[0], proxy, seed) ?? throw ProxyFailure.AuthenticationFailed("The access key id is unknown.");
        return RequestSignature.IsRight(header, Signed(request), date, new SigningScope(scope[1], scope[2], scope[3]), secret)
            ? (scope[0], scope[2])
            : throw ProxyFailure.AuthenticationFailed("The signature is not that of this request.");
    }

    private static AuthorizationHeader HeaderOf(XksHttpRequest request)
    {
        if (request.Header("Authorization") is not [var text]) throw ProxyFailure.AuthenticationFailed("There must be one Authorization header.");
        if (AuthorizationParts.AlgorithmOf(text) != AuthorizationHeader.Algorithm)
            throw ProxyFailure.AuthenticationFailed($"The Authorization header must begin with {AuthorizationHeader.Algorithm} and a space.");
        string[] needed = [AuthorizationParts.Credential, AuthorizationParts.SignedHeaders, AuthorizationParts.Signature];
        return AuthorizationParts.Of(text) is { } parts && needed.All(parts.ContainsKey)
            ? AuthorizationParts.Header(parts)
            : throw ProxyFailure.AuthenticationFailed($"The Authorization header must have {string.Join(", ", needed)}.");
    }

    private string DateOf(XksHttpRequest request)
    {
        if (request.Header("X-Amz-Date") is not [var date] || AuthorizationParts.Instant(date) is not { } at || RequestSignature.Written(at) != date)
            throw ProxyFailure.AuthenticationFailed("There must be one X-Amz-Date header of the form 20150830T123600Z.");
        return SigningWindow.Around(at, time.GetUtcNow(), machineTime()).Contains(at)
            ? date
            : throw ProxyFailure.AuthenticationFailed("The date is more than 5 minutes away from the present time.");
    }

    private static string? ScopeMistake(string[] scope, string date) => scope switch
    {
        { Length: not 5 } => "The credential must be keyid/date/region/service/aws4_request.",
        _ when scope[1] != date[..8] => "The credential must have the day of X-Amz-Date.",
        _ when !IdForms.IsRegion(scope[2]) => "The credential must have a Region.",
        _ when scope[3] != Service => $"The credential must have the service {Service}.",
        _ when scope[4] != SigningScope.Terminator => $"The credential must end with {SigningScope.Terminator}.",
        _ => null,
    };

    private static string? SecretOf(string accessKeyId, EmbeddedProxy proxy, long seed) =>
        accessKeyId == proxy.Credential.AccessKeyId(seed) ? proxy.Credential.RawSecretAccessKey(seed)
        : proxy.PreviousCredential is { } previous && accessKeyId == previous.AccessKeyId(seed) ? previous.RawSecretAccessKey(seed)
        : null;

    private static SignableRequest Signed(XksHttpRequest request) =>
        new(request.Method, request.Url.AbsolutePath, request.Url.Query.TrimStart('?'), request.Header, request.Body);
}
