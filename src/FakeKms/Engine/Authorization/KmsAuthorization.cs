using FakeKms.Engine.Authorization;
using FakeKms.Engine.Members;
using FakeKms.Engine.State;

namespace FakeKms;

/// <summary>
/// Whether key policies, IAM policies and grants decide about calls, and what they refused. It holds for every client, in memory and over HTTP. Safe for
/// parallel callers.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html"/></remarks>
public sealed class KmsAuthorization
{
    private readonly AuthorizationBook book;
    private readonly Action<KmsPrincipalBuilder> put;

    internal KmsAuthorization(AuthorizationBook book, Action<KmsPrincipalBuilder> put) => (this.book, this.put) = (book, put);

    /// <summary>Whether policies and grants decide. <see cref="FakeKmsBuilder.WithAuthorization"/> sets what it is at the start.</summary>
    /// <exception cref="InvalidOperationException">On setting: a scope of <see cref="Strict"/> or <see cref="Permissive"/> lasts.</exception>
    public KmsAuthorizationMode Mode
    {
        get => book.Mode;
        set
        {
            if (!Enum.IsDefined(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such mode of authorization.");
            book.Mode = value;
        }
    }

    /// <summary>What AWS would have refused and went on here, because the mode was <see cref="KmsAuthorizationMode.Permissive"/>; oldest first.</summary>
    public IReadOnlyList<KmsDenial> WouldDeny => [.. book.Noted.Where(noted => !noted.WasRefused).Select(noted => noted.Denial)];

    /// <summary>What was refused by policies, for want of them, or by <see cref="Deny"/>; oldest first.</summary>
    public IReadOnlyList<KmsDenial> Denied => [.. book.Noted.Where(noted => noted.WasRefused).Select(noted => noted.Denial)];

    /// <summary>Lets policies and grants decide until the result is disposed of. Of several such scopes, the one that began last holds.</summary>
    public IDisposable Strict() => book.Begin(KmsAuthorizationMode.Strict);

    /// <summary>Lets everything go on and lists in <see cref="WouldDeny"/> what AWS would refuse, until the result is disposed of.</summary>
    public IDisposable Permissive() => book.Begin(KmsAuthorizationMode.Permissive);

    /// <summary>Refuses calls without a policy, in every mode: AccessDeniedException, as from a Deny in an IAM policy.</summary>
    /// <param name="caller">Whose calls; null for everybody's. A role's sessions are told apart by their names.</param>
    /// <param name="action">The action, such as <c>kms:Decrypt</c>, or several by a pattern, such as <c>kms:GenerateDataKey*</c>.</param>
    /// <param name="onKey">Only on this key, however calls name it: a key id, a key ARN, or the name or ARN of one of its aliases.</param>
    /// <returns>What ends the refusal when it is disposed of.</returns>
    /// <exception cref="ArgumentException">
    /// KMS has no such action, no key can have such a name, or the action is about no key. The key need not exist yet.
    /// </exception>
    public IDisposable Deny(KmsCaller? caller, string action, string? onKey = null) =>
        book.Add(new QuickDenial(caller, KmsActions.Checked(action, onKey is not null), onKey is null ? null : KeyNames.Checked(onKey)));

    /// <summary>
    /// Declares a role while the server runs, or declares it anew, as <see cref="FakeKmsBuilder.WithRole"/> does before the start. Calls go by it as soon as
    /// <see cref="KmsConsistencyDelays.Principals"/> has passed.
    /// </summary>
    /// <param name="name">The name of the role, with its path if it has one.</param>
    /// <param name="configure">Describes the role; what was declared of it before is forgotten.</param>
    public void PutRole(string name, Action<KmsPrincipalBuilder> configure) => put(KmsPrincipalBuilder.Of(PrincipalKind.Role, name, configure));

    /// <summary>As <see cref="PutRole"/>, for an IAM user.</summary>
    /// <param name="name">The name of the user, with its path if it has one.</param>
    /// <param name="configure">Describes the user; what was declared of it before is forgotten.</param>
    public void PutUser(string name, Action<KmsPrincipalBuilder> configure) => put(KmsPrincipalBuilder.Of(PrincipalKind.User, name, configure));

    /// <summary>As <see cref="PutRole"/>, for a group of IAM users.</summary>
    /// <param name="name">The name of the group, with its path if it has one.</param>
    /// <param name="configure">Describes the group; what was declared of it before is forgotten.</param>
    public void PutGroup(string name, Action<KmsPrincipalBuilder> configure) => put(KmsPrincipalBuilder.Of(PrincipalKind.Group, name, configure));
}
