using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FakeKms.Model;

namespace FakeKms.Crypto.Signatures;

/// <summary>AWS Signature Version 4 of a request: made, and compared.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/></remarks>
internal static class RequestSignature
{
    public const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>A time as signatures write it.</summary>
    public static string Written(DateTimeOffset time) => time.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>The Authorization header of a request. A header of its time, and of a session token, is the caller's to add before, and to name.</summary>
    public static AuthorizationHeader Sign(
        SignableRequest request, IEnumerable<string> signedHeaders, DateTimeOffset time, SigningScope scope, string accessKeyId, string secretAccessKey)
    {
        var names = CanonicalRequest.InOrder(signedHeaders);
        return new($"{accessKeyId}/{scope}", names, Of(request, names, Written(time), scope, secretAccessKey));
    }

    /// <summary>Whether a signature is the one of this request. How long it takes does not tell how much of it is right.</summary>
    public static bool IsRight(AuthorizationHeader given, SignableRequest request, string time, SigningScope scope, string secretAccessKey) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Of(request, given.SignedHeaders, time, scope, secretAccessKey)), Encoding.UTF8.GetBytes(given.Signature));

    private static string Of(SignableRequest request, IEnumerable<string> signedHeaders, string time, SigningScope scope, string secretAccessKey)
    {
        var canonical = CanonicalRequest.Hash(Encoding.UTF8.GetBytes(CanonicalRequest.Of(request, signedHeaders)));
        var text = Encoding.UTF8.GetBytes($"{AuthorizationHeader.Algorithm}\n{time}\n{scope}\n{canonical}");
        return HexText.Of(HMACSHA256.HashData(scope.Key(secretAccessKey), text));
    }
}
