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

    private readonly ILookup<string, IPermission> declared = operations
        .SelectMany(operation => operation.NeededPermissions.Cast<IPermission>().Select(needed => (Action: needed.Action ?? operation.Action, Needed: needed)))
        .ToLookup(permission => permission.Action, permission => permission.Needed, StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> global = new(
        PermissionScope.Global.All.Select(condition => condition.Name).Concat(OnlyGiven), StringComparer.OrdinalIgnoreCase);

    /// <summary>All names; of those with many, what they have in common, such as <c>kms:EncryptionContext:</c>.</summary>
    public IReadOnlyList<string> All => [.. declared.SelectMany(needed => needed.SelectMany(Names)).Concat(global).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether requests for an action can have the condition key.</summary>
    public bool Has(string action, string name)
    {
        var stem = ConditionNames.StemOf(name);
        return global.Contains(stem) || declared[action].SelectMany(Names).Contains(stem, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What an action is about when it is about no key that is there: a key to be made, the key stores, or nothing in particular.</summary>
    public PermissionScope WithoutKey(string action) =>
        declared[action].Select(needed => needed.Scope).First(scope => scope != PermissionScope.Key);

    private static IEnumerable<string> Names(IPermission needed) =>
        needed.Conditions.All.Concat(needed.Scope.Conditions.All).Select(condition => condition.Name);
}
