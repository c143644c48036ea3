namespace FakeKms;

/// <summary>Whether policies and grants decide about calls.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html"/></remarks>
public enum KmsAuthorizationMode
{
    /// <summary>
    /// Nobody of a key's own account is refused. Callers of other accounts need the key policy or a grant, with their conditions and constraints; on their
    /// own side they count as administrators. The default.
    /// </summary>
    Off,

    /// <summary>Everything goes on, and <see cref="KmsAuthorization.WouldDeny"/> lists what AWS would have refused, and why.</summary>
    Permissive,

    /// <summary>As AWS: what no policy and no grant allows is refused with <c>AccessDeniedException</c>.</summary>
    Strict,
}
