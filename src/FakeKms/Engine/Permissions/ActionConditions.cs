using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Permissions;

/// <summary>Which condition keys come with which action, whatever the request is: what a test can give to a question that no request belongs to.</summary>
/// <param name="operations">The operations, which declare them.</param>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html"/></remarks>
internal sealed class ActionConditions(IEnumerable<Operation> operations)
{
    // AWS has them for every service, and nothing in this server fills them: who asks about one has to say its value.
    private static readonly string[] OnlyGiven =
    [
        "aws:AssumedRoot", "aws:ChatbotSourceArn", "aws:Ec2InstanceSourcePrivateIPv4", "aws:Ec2InstanceSourceVpc", "aws:FederatedProvider",
        "aws:ResourceOrgPaths", "aws:SourceIdentity", "aws:SourceOrgPaths", "aws:SourceVpcArn", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths",
        "codebuild:BuildArn", "codebuild:ProjectArn", "ec2:RoleDelivery", "ec2:SourceInstanceArn", "glue:CredentialIssuingService", "glue:RoleAssumedBy",
        "identitystore:UserId", "lambda:SourceFunctionArn", "ssm:SourceInstanceArn",
    ];

    private readonly Dictionary<string, HashSet<string>> byAction = operations
        .SelectMany(operation => operation.NeededPermissions.Cast<IPermission>().Select(needed => (Action: needed.Action ?? operation.Action, Needed: needed)))
        .GroupBy(permission => permission.Action, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(
            group => group.Key,
            group => group.SelectMany(permission => permission.Needed.Conditions.All.Concat(permission.Needed.Scope.Conditions.All))
                .Select(condition => condition.Name).ToHashSet(StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> global = new(
        PermissionScope.Global.All.Select(condition => condition.Name).Concat(OnlyGiven), StringComparer.OrdinalIgnoreCase);

    /// <summary>All names; of those with many, what they have in common, such as <c>kms:EncryptionContext:</c>.</summary>
    public IReadOnlyList<string> All => [.. byAction.Values.SelectMany(names => names).Concat(global).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether requests for an action can have the condition key.</summary>
    public bool Has(string action, string name)
    {
        var stem = ConditionNames.StemOf(name);
        return global.Contains(stem) || (byAction.TryGetValue(action, out var names) && names.Contains(stem));
    }
}
