using System.Security.Cryptography;
using System.Text;
using FakeKms.Crypto.Signatures;
using FakeKms.Engine.State;
using FakeKms.Model;

namespace FakeKms.Protocol;

/// <summary>
/// Checks the signatures of requests, in the order in which services of AWS are seen to: what the header says of itself, its date, its scope, the access key
/// id, the signature, the session token.
/// </summary>
/// <param name="callers">Who has which credentials.</param>
/// <param name="time">The server's clock.</param>
/// <param name="machineTime">The machine's clock.</param>
internal sealed class SignatureCheck(CallerDirectory callers, TimeProvider time, Func<DateTimeOffset> machineTime)
{
    /// <summary>The scope of a signature that is right; null for one that is not.</summary>
    /// <param name="request">The request.</param>
    /// <param name="service">The signing name of the service that it is for.</param>
    /// <param name="error">What is wrong with it.</param>
    public CredentialScope? Read(WireRequest request, string service, out SignatureError? error)
    {
        if (GivenSignature.Read(request, out error) is not { } given) return null;
        var scope = given.Header.Credential.Split('/');
        error = DateError(given)
            ?? FormError(given, scope)
            ?? ScopeError(given, scope, service)
            ?? CredentialsError(given, request, scope);
        return error is null ? new(scope[0], scope[2]) : null;
    }

    private SignatureError? DateError(GivenSignature given)
    {
        var window = SigningWindow.Around(given.At, time.GetUtcNow(), machineTime());
        return given.At < window.Earliest ? SignatureError.Expired(given.Time, window.Now, SigningWindow.Tolerance)
            : given.At > window.Latest ? SignatureError.NotYetCurrent(given.Time, window.Now, SigningWindow.Tolerance)
            : null;
    }

    private static SignatureError? FormError(GivenSignature given, string[] scope) =>
        !given.Header.SignedHeaders.Contains("host", StringComparer.OrdinalIgnoreCase) ? SignatureError.HostNotSigned
        : given.Algorithm != AuthorizationHeader.Algorithm ? SignatureError.Algorithm(given.Algorithm)
        : !CredentialScope.IsWhole(scope) ? SignatureError.Credential(given.Header.Credential)
        : null;

    private static SignatureError? ScopeError(GivenSignature given, string[] scope, string service)
    {
        List<string> sentences = [];
        if (!IdForms.IsRegion(scope[2])) sentences.Add(SignatureError.NoRegion(scope[2]));
        if (scope[3] != service) sentences.Add(SignatureError.OtherService(service));
        if (scope[4] != SigningScope.Terminator) sentences.Add(SignatureError.OtherTerminator(scope[4]));
        if (scope[1] != given.Time[..8]) sentences.Add(SignatureError.OtherDate(scope[1], given.Time));
        return sentences.Count == 0 ? null : SignatureError.Scope(sentences);
    }

    private SignatureError? CredentialsError(GivenSignature given, WireRequest request, string[] scope)
    {
        if (callers.FindSigner(scope[0]) is not { } signer) return SignatureError.UnknownKey;
        var signingScope = new SigningScope(scope[1], scope[2], scope[3]);
        if (!RequestSignature.IsRight(given.Header, Signed(request), given.Time, signingScope, signer.Credentials.SecretAccessKey))
            return SignatureError.DoesNotMatch;
        if (!IsSame(request.Header("X-Amz-Security-Token"), signer.Credentials.SessionToken)) return SignatureError.WrongToken;
        return signer.Caller.SessionExpiration <= time.GetUtcNow() ? SignatureError.ExpiredToken : null;
    }

    private static SignableRequest Signed(WireRequest request)
    {
        var url = request.Url;
        return new(request.Method, url.AbsolutePath, url.Query.TrimStart('?'), request.HeaderLines, request.Body);
    }

    private static bool IsSame(string? token, string? right) =>
        token is null || right is null
            ? token == right
            : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(right));
}
