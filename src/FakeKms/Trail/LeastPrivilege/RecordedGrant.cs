namespace FakeKms.Trail.LeastPrivilege;

/// <summary>A grant as the record of its creation tells it.</summary>
/// <param name="Record">The record.</param>
/// <param name="Key">The ARN of its key.</param>
internal sealed record RecordedGrant(KmsEvent Record, string Key)
{
    public const string Equal = "constraints.encryptionContextEquals";
    public const string Subset = "constraints.encryptionContextSubset";

    private readonly HashSet<string> operations = [.. SentParameters.Texts(Record, "operations")];

    private string? Grantee { get; } = SentParameters.Text(Record, "granteePrincipal") ?? SentParameters.Text(Record, "granteeServicePrincipal");

    private string? Retiring { get; } = SentParameters.Text(Record, "retiringPrincipal") ?? SentParameters.Text(Record, "retiringServicePrincipal");

    // Which resource a service works for stands in no record.
    private bool IsForSource { get; } = SentParameters.Find(Record, "constraints.sourceArn") is not null;

    private bool IsEqual { get; } = SentParameters.Find(Record, Equal) is not null;

    private IReadOnlyDictionary<string, string> Pairs { get; } =
        SentParameters.Map(Record, SentParameters.Find(Record, Equal) is not null ? Equal : Subset);

    /// <summary>What the grant spares for a call.</summary>
    /// <param name="call">What the call needed.</param>
    /// <param name="record">The record of the call.</param>
    public GrantedSides Of(Permission call, KmsEvent record)
    {
        if (call.Resource != Key || IsForSource || !operations.Contains(call.Action["kms:".Length..]) || !Names(Grantee, call)) return GrantedSides.None;
        var fits = call.Action switch
        {
            "kms:CreateGrant" => Covers(new RecordedGrant(record, Key)),
            "kms:DescribeKey" => true,
            _ => Fits(call.EncryptionContext, IsEqual),
        };
        return fits ? SidesFor(Grantee, call) : GrantedSides.None;
    }

    /// <summary>What the grant spares for its own retirement.</summary>
    /// <param name="call">What the call needed.</param>
    public GrantedSides OfRetiring(Permission call)
    {
        if (Names(Retiring, call)) return SidesFor(Retiring, call);
        return operations.Contains("RetireGrant") && Names(Grantee, call) ? SidesFor(Grantee, call) : GrantedSides.None;
    }

    private static bool IsAccount(string? principal) => principal?.EndsWith(":root", StringComparison.Ordinal) == true;

    private static bool Names(string? principal, Permission call) =>
        principal is not null
        && (principal == call.Principal || principal == call.Caller.Name
            || (IsAccount(principal) && !call.Caller.IsService && RecordedArns.AccountIn(principal) == RecordedArns.AccountIn(call.Caller.Name)));

    // The account that made the grant has consented, and needs no policy of its own for whom it named.
    private GrantedSides SidesFor(string? principal, Permission call)
    {
        if (call.Caller.IsService || IsAccount(call.Caller.Name)) return GrantedSides.Both;
        var account = RecordedArns.AccountIn(call.Caller.Name);
        var isConsented = account == RecordedArns.AccountIn(Key) || account == (Record.UserIdentity.AccountId ?? Record.RecipientAccountId);
        return isConsented && !IsAccount(principal) ? GrantedSides.Both : GrantedSides.Key;
    }

    /// <summary>Whether a grant that is made by this one gives no more than it.</summary>
    private bool Covers(RecordedGrant child) =>
        operations.IsSupersetOf(child.operations) && (!IsEqual || child.IsEqual) && Fits(child.Pairs, IsEqual);

    // The case of the names of pairs does not count. https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantConstraints.html
    private bool Fits(IReadOnlyDictionary<string, string> context, bool exactly) =>
        (!exactly || context.Count == Pairs.Count)
        && Pairs.All(pair => context.Any(own => own.Key.Equals(pair.Key, StringComparison.OrdinalIgnoreCase) && own.Value == pair.Value));
}

/// <summary>For which side a grant spares a policy: that of the key, or that of the caller too.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html"/></remarks>
internal enum GrantedSides
{
    None,

    /// <summary>The caller's account has to allow as well: the key is of another account, or the grant is for the account as a whole.</summary>
    Key,

    Both,
}
