using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Grants;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Entropy;
using FakeKms.Model;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Grants;

/// <summary>Adds a grant to a key. A named request that is repeated answers the grant that it made, with a new token.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html"/></remarks>
internal sealed class CreateGrant : Operation<CreateGrantRequest, CreateGrantResponse>
{
    // The tokens of AWS's examples have some 460 characters.
    private const int TokenBytes = 345;

    // They begin with AQpA, and so never with a hyphen, which the AWS CLI would take for an option.
    private static readonly byte[] TokenStart = [0x01, 0x0A, 0x40];

    protected override OperationSpec<CreateGrantRequest> Declare() => new("CreateGrant")
    {
        Key = KeyArgument.IdOrArn<CreateGrantRequest>(r => r.KeyId),
        Honours =
        [
            "KeyId", "GranteePrincipal", "GranteeServicePrincipal", "RetiringPrincipal", "RetiringServicePrincipal", "Operations", "Constraints",
            "GrantTokens", "Name", "DryRun",
        ],
        States = [KeyState.Enabled, KeyState.Unavailable, KeyState.Updating],
        Action = "kms:CreateGrant",
        Permissions =
        [
            Permission<CreateGrantRequest>.OnKey(with => with
                .GrantConstraint((r, _) => GrantMapping.ConstraintOf(r))
                .Arn("kms:GrantConstraintSourceArn", r => r.Constraints?.SourceArn)
                .GrantIsForAwsResource()
                .Texts("kms:GrantOperations", r => r.Operations)
                .Text("kms:GranteePrincipal", r => r.GranteePrincipal)
                .Text("kms:RetiringPrincipal", r => r.RetiringPrincipal)
                .Text("kms:GranteeServicePrincipal", r => r.GranteeServicePrincipal)
                .Text("kms:RetiringServicePrincipal", r => r.RetiringServicePrincipal)),
        ],
        Trail = TrailShape
            .Write(
                "KeyId", "Constraints", "Operations", "GranteePrincipal", "RetiringPrincipal", "GranteeServicePrincipal", "RetiringServicePrincipal",
                "Name", "DryRun")
            .Answers("GrantId", "KeyId"),
    };

    protected override void CheckBeforeState(CreateGrantRequest request, Call call)
    {
        GrantTokens.Check(request.GrantTokens, call);
        GrantRules.Check(GrantMapping.Terms(request, call), call.Key);
        GrantMapping.CheckThatTheyExist(request, call);
    }

    protected override Work<CreateGrantResponse> Execute(CreateGrantRequest request, Call call)
    {
        var terms = GrantMapping.Terms(request, call);
        var grants = call.State.Directory.Grants;
        var grant = grants.FindNamed(call.Key, terms);
        if (grant is null) GrantRules.CheckQuota(grants.Of(call.Key).Count, call.State.Settings.Quotas.GrantsPerKey);
        if (request.DryRun == true) throw KmsErrors.DryRun();
        grant ??= Add(terms, call);
        var token = NewToken(call);
        grants.AddToken(grant, token);
        return new CreateGrantResponse { GrantId = grant.GrantId, GrantToken = token };
    }

    private static string NewToken(Call call) =>
        Convert.ToBase64String([.. TokenStart, .. call.Streams.GrantToken.Bytes(TokenBytes - TokenStart.Length)]).Replace('+', '-').Replace('/', '_');

    private static KeyGrant Add(GrantTerms terms, Call call)
    {
        var (grants, grantId) = (call.State.Directory.Grants, call.State.Ids.TakeGrantId());
        if (grants.FindById(grantId) is not null) throw PinMistake.GrantIdInUse(grantId);
        var grant = new KeyGrant(call.Key, grantId, terms, call.Now);
        grants.Add(grant);
        call.State.Consistency.GrantMade(grant, call.Now);
        return grant;
    }
}
