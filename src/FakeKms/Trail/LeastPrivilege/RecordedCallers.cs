namespace FakeKms.Trail.LeastPrivilege;

/// <summary>Tells from records who called, as policies name it.</summary>
internal sealed class RecordedCallers(IReadOnlyCollection<KmsEvent> records)
{
    private const string Kms = "kms.amazonaws.com";

    private readonly ILookup<string, KmsEvent> copies = records.Where(record => record.SharedEventID is not null).ToLookup(record => record.SharedEventID!);

    private readonly HashSet<string> ownRequests = [.. records.Where(record => !IsOfKms(record)).Select(record => record.RequestID).OfType<string>()];

    /// <summary>Whether KMS wrote the record of a call that works in two Regions in the other one.</summary>
    public static bool IsOfKms(KmsEvent record) => record.UserIdentity.InvokedBy == Kms;

    /// <summary>
    /// Whether another record tells the same, and more: the one of the Region that was called, or the one of the caller's account. It also names the service
    /// that called.
    /// </summary>
    public bool IsRepeated(KmsEvent record)
    {
        if (IsOfKms(record) && record.RequestID is { } request && ownRequests.Contains(request)) return true;
        if (record.SharedEventID is null) return false;
        var same = CopiesOf(record).Where(copy => IsOfKms(copy) == IsOfKms(record)).ToArray();
        return (same.FirstOrDefault(copy => copy.UserIdentity.Type is not "AWSAccount") ?? same[0]) != record;
    }

    /// <summary>The caller; null for KMS itself and for whom a record does not name.</summary>
    public PermittedCaller? Of(KmsEvent record)
    {
        var identity = record.UserIdentity;
        return identity.Type switch
        {
            null => null,
            "AWSService" => IsNamed(identity.InvokedBy) ? new PermittedCaller("Service", identity.InvokedBy!) : null,
            "AWSAccount" => CopiesOf(record).FirstOrDefault(copy => copy.UserIdentity.Type is not "AWSAccount") is { } own ? Of(own) : Account(record),
            "AssumedRole" => Principal(identity.SessionContext?.SessionIssuer?.Arn ?? (identity.Arn is { } arn ? RecordedArns.RoleOf(arn) : null)),
            "FederatedUser" => Principal(identity.SessionContext?.SessionIssuer?.Arn ?? identity.Arn),
            _ => Principal(identity.Arn),
        };
    }

    /// <summary>The account that a service works for: the one of the copies that is not the key owner's alone.</summary>
    public string SourceAccountOf(KmsEvent record)
    {
        var recipients = CopiesOf(record).Select(copy => copy.RecipientAccountId).Prepend(record.RecipientAccountId).Distinct();
        return recipients.FirstOrDefault(account => record.Resources.All(resource => resource.AccountId != account)) ?? record.RecipientAccountId;
    }

    /// <summary>
    /// The value of kms:ViaService; null where the caller called directly, and where the service does not show itself or has a name of its own kind, of
    /// which the value cannot be told.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service"/></remarks>
    /// <param name="record">The record.</param>
    /// <param name="region">The Region of what the call needs a permission for.</param>
    public static string? ViaServiceOf(KmsEvent record, string region)
    {
        // KMS itself is named in the second record of a call that works in two Regions.
        if (record.UserIdentity is not { Type: not "AWSService", InvokedBy: { } service } || !IsNamed(service) || service == Kms) return null;
        return service.Split('.') switch
        {
            // The value ends so in every partition.
            [var name, "amazonaws", "com", ..] => $"{name}.{region}.amazonaws.com",
            [var name, var own, "amazonaws", "com", ..] when own == region => $"{name}.{region}.amazonaws.com",
            _ => null,
        };
    }

    public static PermittedCaller Find(IReadOnlyCollection<PermittedCaller> callers, KmsCaller caller)
    {
        var (kind, name) = caller.Type switch
        {
            "AssumedRole" => (":role/", caller.Name),
            "IAMUser" => (":user/", caller.Name),
            "FederatedUser" => (":user/", caller.IssuerName!),
            _ => throw new ArgumentException($"IAM has no policies for a caller of the type {caller.Type}: give it a key policy.", nameof(caller)),
        };
        PermittedCaller[] found =
        [
            .. callers.Where(candidate => candidate.Name.Contains(kind, StringComparison.Ordinal) && candidate.Name.Split('/')[^1] == name
                && (caller.AccountId is null || RecordedArns.AccountIn(candidate.Name) == caller.AccountId)),
        ];
        if (found is [var one]) return one;
        var made = string.Join(", ", (found.Length == 0 ? callers.Where(candidate => candidate.HasIamPolicies) : found).Select(candidate => candidate.Name));
        throw new ArgumentException(
            found.Length == 0
                ? $"{caller.Type} {name} made no call. Calls were made by: {made}"
                : $"Several callers are called {name}, name the account: {made}",
            nameof(caller));
    }

    private static bool IsNamed(string? service) => service is not (null or "AWS Internal");

    private static PermittedCaller? Principal(string? arn) => arn is null ? null : new PermittedCaller("AWS", arn);

    private static PermittedCaller? Account(KmsEvent record) =>
        record is { UserIdentity.AccountId: { } account, Resources: [var resource, ..] } && RecordedArns.PartitionIn(resource.Arn) is { } partition
            ? Principal(RecordedArns.AccountRoot(partition, account))
            : null;

    private IEnumerable<KmsEvent> CopiesOf(KmsEvent record) => record.SharedEventID is { } id ? copies[id] : [];
}
