using FakeKms.Model;
using FakeKms.Model.Authorization;

namespace FakeKms;

public sealed partial record KmsCaller
{
    private const int MostTags = 50;

    private CallerTags tags = CallerTags.None;
    private ValueList<string> sessionPolicies = ValueList<string>.Empty;

    /// <summary>The tags of the session, which policies see as <c>aws:PrincipalTag/…</c>. The case of their keys does not count.</summary>
    public IReadOnlyDictionary<string, string> SessionTags => tags;

    /// <summary>The policies that were passed when the session was opened, as JSON: what they do not allow, the session cannot do.</summary>
    public IReadOnlyList<string> SessionPolicies => sessionPolicies;

    /// <summary>The same session with one more policy, which limits what the role or the user may do.</summary>
    /// <param name="policy">The policy as JSON. It is read when the caller gets a client.</param>
    /// <exception cref="InvalidOperationException">The caller is neither a session of a role nor a federated user.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session"/></remarks>
    public KmsCaller WithSessionPolicy(string policy)
    {
        ThrowIfNoSession("a session policy");
        return this with { sessionPolicies = new ValueList<string>([.. sessionPolicies, NotBlank(policy)]) };
    }

    /// <summary>The same session with one more policy, from a file.</summary>
    /// <param name="policy">The file, which has the policy as JSON.</param>
    /// <exception cref="InvalidOperationException">The caller is neither a session of a role nor a federated user.</exception>
    /// <exception cref="IOException">The file could not be read.</exception>
    public KmsCaller WithSessionPolicy(FileInfo policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return WithSessionPolicy(File.ReadAllText(policy.FullName));
    }

    /// <summary>The same session with a tag, which wins over a tag of the role with the same key.</summary>
    /// <param name="key">The key; its case does not count.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">The caller is neither a session of a role nor a federated user, or has 50 tags.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html"/></remarks>
    public KmsCaller WithSessionTag(string key, string value)
    {
        ThrowIfNoSession("tags");
        ArgumentNullException.ThrowIfNull(value);
        if (tags.Count >= MostTags && !tags.ContainsKey(key)) throw new InvalidOperationException($"A session has at most {MostTags} tags.");
        return this with { tags = tags.With(NotBlank(key), value) };
    }

    private void ThrowIfNoSession(string what)
    {
        if (Type is "AssumedRole" or "FederatedUser") return;
        throw new InvalidOperationException(
            $"A caller of the type {Type} opens no session that could have {what}: write KmsCaller.AssumedRole(…) or KmsCaller.FederatedUser(…).");
    }
}
