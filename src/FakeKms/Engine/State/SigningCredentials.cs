using System.Security.Cryptography;
using System.Text;

namespace FakeKms.Engine.State;

/// <summary>What a caller signs with. A class without a text of its own: no message can show the secrets by mistake.</summary>
internal sealed class SigningCredentials
{
    private SigningCredentials(string accessKeyId, string secretAccessKey, string? sessionToken) =>
        (AccessKeyId, SecretAccessKey, SessionToken) = (accessKeyId, secretAccessKey, sessionToken);

    public string AccessKeyId { get; }

    public string SecretAccessKey { get; }

    /// <summary>The token of temporary credentials; null for long-term ones.</summary>
    public string? SessionToken { get; }

    /// <summary>Those of a caller; what the caller was not given is made up, and always the same for one access key id.</summary>
    public static SigningCredentials Of(KmsCaller caller, string accessKeyId) => new(
        accessKeyId,
        caller.SecretAccessKey ?? MadeUp("secret access key", accessKeyId)[..40],
        caller.SessionToken ?? (caller.HasSession ? MadeUp("session token", accessKeyId) : null));

    /// <summary>Those that a caller presents who may have been given others than the right ones.</summary>
    public SigningCredentials AsPresentedBy(KmsCaller caller) =>
        new(AccessKeyId, caller.SecretAccessKey ?? SecretAccessKey, caller.SessionToken ?? SessionToken);

    private static string MadeUp(string what, string accessKeyId) =>
        Convert.ToBase64String(SHA512.HashData(Encoding.UTF8.GetBytes($"{what} of {accessKeyId}")));
}
