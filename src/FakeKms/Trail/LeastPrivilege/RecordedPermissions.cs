namespace FakeKms.Trail.LeastPrivilege;

/// <summary>Reads from records which permissions the calls in them needed.</summary>
internal sealed class RecordedPermissions
{
    private readonly List<(Permission Permission, CallEnd End)> permissions = [];
    private readonly HashSet<PermittedCaller> callers = [];
    private readonly RecordedGrants grants = new();
    private readonly RecordedCallers identities;

    public RecordedPermissions(IEnumerable<KmsEvent> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        // The logs of AWS are not in order.
        KmsEvent[] calls =
        [
            .. records.Where(record => record.EventSource == "kms.amazonaws.com" && record.EventType == "AwsApiCall").OrderBy(record => record.EventTime),
        ];
        identities = new RecordedCallers(calls);
        foreach (var call in calls) Add(call);
    }

    public IReadOnlyCollection<PermittedCaller> Callers => callers;

    public RecordedKeys Keys { get; } = new();

    public IEnumerable<Permission> Of(KmsPolicyOptions options) =>
        permissions.Where(entry => Includes(options, entry.End))
            .Select(entry => options.IncludeGrantedCalls ? entry.Permission with { Granted = GrantedSides.None } : entry.Permission);

    private void Add(KmsEvent record)
    {
        if (!identities.IsRepeated(record) && identities.Of(record) is { } caller)
        {
            callers.Add(caller);
            // A dry run of a call that would have succeeded ends in this error.
            if (record.ErrorCode is null or "DryRunOperationException") Add(record, caller, PermittedActions.Of(record, Keys), CallEnd.Allowed);
            else if (DeniedAction.Of(record) is { } denied) Add(record, caller, [denied], CallEnd.Denied);
            else if (CameThrough(record)) Add(record, caller, PermittedActions.Of(record, Keys), CallEnd.Failed);
            if (record.ErrorCode is null) grants.Add(record);
        }
        Keys.Add(record);
    }

    private static bool Includes(KmsPolicyOptions options, CallEnd end) => end switch
    {
        CallEnd.Denied => options.IncludeDeniedCalls,
        CallEnd.Failed => options.IncludeFailedCalls,
        _ => true,
    };

    // KMS looks for the key, then for the permission, and then at the rest: a failure that names the key has come past the permission. What is about no key
    // has done so unless the request was malformed. What a test scripted, and a service in trouble, say nothing of permissions.
    private static bool CameThrough(KmsEvent record) =>
        record is { InjectedFault: null, ErrorCode: not ("AccessDenied" or "ThrottlingException" or "KMSInternalException" or "DependencyTimeoutException") }
        && (record.Resources.Count > 0 || (PermittedActions.AccountOperations.Contains(record.EventName) && record.ErrorCode != "ValidationException"));

    private void Add(KmsEvent record, PermittedCaller caller, IEnumerable<PermittedAction> actions, CallEnd end)
    {
        foreach (var action in actions)
        {
            Keys.Add(action.Resource);
            var permission = new Permission(caller, action.Name, action.Resource)
            {
                IsForKeyPolicies = action.IsForKeyPolicies,
                Principal = caller.IsService ? caller.Name : record.UserIdentity.Arn,
                ViaService = action.KnowsServices
                    ? RecordedCallers.ViaServiceOf(record, action.Region ?? RecordedArns.RegionOf(action.Resource) ?? record.AwsRegion)
                    : null,
                SourceAccount = caller.IsService ? identities.SourceAccountOf(record) : null,
                EncryptionContext = SentParameters.Map(record, action.ContextMember),
            };
            permissions.Add((permission with { Granted = grants.Of(permission, record) }, end));
        }
    }

    private enum CallEnd
    {
        Allowed,
        Denied,
        Failed,
    }
}
