using FakeKms.Crypto.Signatures;
using FakeKms.Model;

namespace FakeKms.Protocol;

/// <summary>
/// Why a signature is refused. That KMS answers so is inferred: services of the same kind, which read the same header, answer with these codes and words.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html"/>,
/// <see href="https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html"/>
/// </remarks>
internal sealed record SignatureError(string Code, string Text)
{
    private const string Incomplete = "IncompleteSignatureException";
    private const string Invalid = "InvalidSignatureException";
    private const string Unrecognized = "UnrecognizedClientException";

    public static SignatureError Missing { get; } = new("MissingAuthenticationTokenException", "Missing Authentication Token");

    public static SignatureError InTwoPlaces { get; } =
        new(Invalid, "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");

    /// <summary>No SDK signs a request to KMS in its query, and what KMS would say is not known: the text is this library's own.</summary>
    public static SignatureError InTheQuery { get; } = new(
        "FakeKmsNotSupportedException", "FakeKms takes a signature in the Authorization header, where every AWS SDK has it for KMS, and not in the query.");

    public static SignatureError HostNotSigned { get; } = new(Invalid, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");

    public static SignatureError UnknownKey { get; } = new(Unrecognized, "The security token included in the request is invalid.");

    public static SignatureError WrongToken { get; } = UnknownKey;

    public static SignatureError ExpiredToken { get; } = new("ExpiredTokenException", "The security token included in the request is expired");

    public static SignatureError DoesNotMatch { get; } = new(
        Invalid,
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the " +
        "service documentation for details.");

    // The header is not shown, so that a secret in the wrong place does not end in a log.
    public static SignatureError NoPair(string header) => new(
        Incomplete, $"Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '{Hashed(header)}'.");

    public static SignatureError MissingParts(IEnumerable<string> parts, string header) => new(
        Incomplete,
        $"{string.Join(' ', parts.Select(part => $"Authorization header requires {part}."))} " +
        $"(Hashed with SHA-256 and encoded with Base64) Authorization={Hashed(header)}");

    public static SignatureError NoDate(string date) => new(
        Incomplete, $"Date must be in ISO-8601 'basic format'. Got '{ShortText.Value(date)}'. See http://en.wikipedia.org/wiki/ISO_8601");

    public static SignatureError Expired(string date, DateTimeOffset now, TimeSpan tolerance) => new(
        Invalid,
        $"Signature expired: {date} is now earlier than {RequestSignature.Written(now - tolerance)} " +
        $"({RequestSignature.Written(now)} - {tolerance.TotalMinutes:0} min.)");

    public static SignatureError NotYetCurrent(string date, DateTimeOffset now, TimeSpan tolerance) => new(
        Invalid,
        $"Signature not yet current: {date} is still later than {RequestSignature.Written(now + tolerance)} " +
        $"({RequestSignature.Written(now)} + {tolerance.TotalMinutes:0} min.)");

    public static SignatureError Algorithm(string algorithm) => new(Incomplete, $"Unsupported AWS 'algorithm': '{ShortText.Value(algorithm)}'.");

    public static SignatureError Credential(string credential) => new(
        Incomplete,
        $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{ShortText.Value(credential)}'");

    /// <summary>All that is wrong with a scope, one sentence each. There is a space behind the last one too.</summary>
    public static SignatureError Scope(IEnumerable<string> sentences) => new(Invalid, string.Concat(sentences.Select(sentence => sentence + " ")));

    /// <summary>
    /// A Region that nobody knows is served, since new ones come: any text of the form of one. Anything else would become part of the ARNs of keys.
    /// </summary>
    public static string NoRegion(string region) => $"Credential should be scoped to a valid region, not '{ShortText.Value(region)}'.";

    public static string OtherService(string right) => $"Credential should be scoped to correct service: '{right}'.";

    public static string OtherTerminator(string terminator) =>
        $"Credential should be scoped with a valid terminator: '{SigningScope.Terminator}', not '{ShortText.Value(terminator)}'.";

    public static string OtherDate(string date, string time) =>
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: " +
        $"'{ShortText.Value(date)}' != '{time[..8]}', from '{time}'.";

    private static string Hashed(string header) =>
        Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(header)));
}
