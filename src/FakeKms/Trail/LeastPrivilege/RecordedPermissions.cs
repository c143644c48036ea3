namespace FakeKms.Trail.LeastPrivilege;

/// <summary>Reads from records which permissions the calls in them needed.</summary>
internal sealed class RecordedPermissions
{
    private readonly List<(Permission Permission, bool IsDenied)> permissions = [];
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
        permissions.Where(entry => options.IncludeDeniedCalls || !entry.IsDenied)
            .Select(entry => options.IncludeGrantedCalls ? entry.Permission with { Granted = GrantedSides.None } : entry.Permission);

    private void Add(KmsEvent record)
    {
        if (!identities.IsRepeated(record) && identities.Of(record) is { } caller)
        {
            callers.Add(caller);
            // A dry run of a call that would have succeeded ends in this error.
            if (record.ErrorCode is null or "DryRunOperationException") Add(record, caller, PermittedActions.Of(record, Keys), isDenied: false);
            else if (DeniedAction.Of(record) is { } denied) Add(record, caller, [denied], isDenied: true);
            if (record.ErrorCode is null) grants.Add(record);
        }
        Keys.Add(record);
    }

    private void Add(KmsEvent record, PermittedCaller caller, IEnumerable<PermittedAction> actions, bool isDenied)
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
            permissions.Add((permission with { Granted = grants.Of(permission, record) }, isDenied));
        }
    }
}
