using FakeKms.Model;

namespace FakeKms.Protocol;

/// <summary>The credential scope of a Signature Version 4 header: who calls, and in which Region.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/></remarks>
internal sealed record CredentialScope(string AccessKeyId, string Region)
{
    private const int Parts = 5;

    // Nearly all requests have the credential of the one before.
    private static Known? latest;

    /// <summary>The scope of a header, or the refusal of it.</summary>
    /// <param name="authorization">The header; null where there is none.</param>
    /// <param name="requestId">The request id of the refusal.</param>
    /// <param name="refusal">What to answer when there is no scope.</param>
    public static CredentialScope? Of(string? authorization, string requestId, out WireResponse? refusal)
    {
        const string marker = "Credential=";
        var start = authorization?.IndexOf(marker, StringComparison.Ordinal) ?? -1;
        if (start < 0)
        {
            refusal = WireErrors.Unsigned(SignatureError.Missing, requestId);
            return null;
        }
        var given = authorization.AsSpan(start + marker.Length);
        var end = given.IndexOfAny(',', ' ');
        if (end >= 0) given = given[..end];
        refusal = null;
        if (latest is { } known && given.SequenceEqual(known.Credential)) return known.Scope;
        return Read(given.ToString(), requestId, out refusal);
    }

    /// <summary>Whether a credential has all its parts: the access key id, the date, the Region, the service, and the word at the end.</summary>
    public static bool IsWhole(string[] credential) => credential.Length == Parts && credential[0].Length > 0;

    private static CredentialScope? Read(string credential, string requestId, out WireResponse? refusal)
    {
        var scope = credential.Split('/');
        var error = !IsWhole(scope) ? SignatureError.Credential(credential)
            : !IdForms.IsRegion(scope[2]) ? SignatureError.Scope([SignatureError.NoRegion(scope[2])])
            : null;
        refusal = error is null ? null : WireErrors.Unsigned(error, requestId);
        if (error is not null) return null;
        var read = new CredentialScope(scope[0], scope[2]);
        latest = new Known(credential, read);
        return read;
    }

    private sealed record Known(string Credential, CredentialScope Scope);
}
