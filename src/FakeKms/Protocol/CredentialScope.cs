
namespace FakeKms.Protocol;

/// <summary>The credential scope of a Signature Version 4 header: who calls, and in which Region. The signature itself is not checked.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/></remarks>
internal sealed record CredentialScope(string AccessKeyId, string Region)
{
    public static CredentialScope? Parse(string? authorization)
    {
        const string marker = "Credential=";
        var start = authorization?.IndexOf(marker, StringComparison.Ordinal) ?? -1;
        if (start < 0) return null;
        var scope = authorization![(start + marker.Length)..].Split([',', ' '], 2)[0].Split('/');
        return scope.Length == 5 && scope[0].Length > 0 && scope[2].Length > 0 ? new(scope[0], scope[2]) : null;
    }
}
