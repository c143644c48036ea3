using System.Runtime.CompilerServices;

namespace FakeKms;

/// <summary>
/// How long it takes until others see a change: until then they find what was before. Each is zero by default, and 365 days at most. Immutable: use
/// <c>with</c>. AWS speaks of seconds as a rule, and of up to five minutes for grants.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/programming-eventual-consistency.html"/></remarks>
public sealed record KmsConsistencyDelays
{
    /// <summary>A new key: until then no call finds it, NotFoundException, and ListKeys leaves it out.</summary>
    public TimeSpan Keys { get; init => field = Checked(value); }

    /// <summary>
    /// The state that EnableKey, DisableKey, ScheduleKeyDeletion, CancelKeyDeletion or ImportKeyMaterial leaves a key in: until then DescribeKey shows the
    /// former one, and cryptographic operations go by it. Operations that change the key go by the new one. Material that is deleted is gone at once.
    /// </summary>
    public TimeSpan KeyStates { get; init => field = Checked(value); }

    /// <summary>A key policy that was put: until then GetKeyPolicy answers the former one, and it is the one that decides.</summary>
    public TimeSpan KeyPolicies { get; init => field = Checked(value); }

    /// <summary>
    /// An alias that was made, moved or deleted: until then it leads nowhere, or where it led before, and identity policies see the key's former ones in
    /// <c>kms:ResourceAliases</c>. ListAliases and the operations that change aliases go by the new state.
    /// </summary>
    public TimeSpan Aliases { get; init => field = Checked(value); }

    /// <summary>
    /// Tags that were added, changed or removed: until then identity policies see the former ones in <c>aws:ResourceTag/…</c>. ListResourceTags shows the new
    /// ones.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/tag-authorization.html"/></remarks>
    public TimeSpan Tags { get; init => field = Checked(value); }

    /// <summary>
    /// A grant that was made, retired or revoked: until then it does not yet, or does still, let its grantee in. A call that brings a token of a new grant
    /// sees it at once. ListGrants shows the new state.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/using-grant-token.html"/></remarks>
    public TimeSpan Grants { get; init => field = Checked(value); }

    /// <summary>
    /// A replica key: until then no call in its Region finds it. How long it is Creating is for <see cref="FakeKmsBuilder.WithTransitionTime"/> to say; both
    /// times begin with ReplicateKey.
    /// </summary>
    public TimeSpan Replicas { get; init => field = Checked(value); }

    /// <summary>
    /// A user, role or group that <see cref="KmsAuthorization.PutRole"/> and the like declare while the server runs: until then policies and grants cannot name
    /// a new one, if only declared ones exist, and calls go by what was declared before.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html#troubleshoot_general_eventual-consistency"/></remarks>
    public TimeSpan Principals { get; init => field = Checked(value); }

    /// <summary>
    /// The part of each delay that is left to chance, 0 to 1, drawn from the seed for each change by itself. With 0, the default, every delay is as long as it
    /// says; with 0.5 between half of that and all of it; with 1 anything between nothing and all of it.
    /// </summary>
    public double Spread
    {
        get;
        init => field = value is >= 0 and <= 1 ? value
            : throw new ArgumentOutOfRangeException(nameof(Spread), value, "The spread is a part of the delays: write 0 to 1.");
    }

    internal TimeSpan Longest => new[] { Keys, KeyStates, KeyPolicies, Aliases, Tags, Grants, Replicas, Principals }.Max();

    private static TimeSpan Checked(TimeSpan delay, [CallerMemberName] string kind = "") =>
        delay >= TimeSpan.Zero && delay <= TimeSpan.FromDays(365) ? delay
        : throw new ArgumentOutOfRangeException(kind, delay, "A delay lasts from zero to 365 days.");
}
