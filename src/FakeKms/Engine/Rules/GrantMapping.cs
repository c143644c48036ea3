using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Grants;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Rules;

/// <summary>Between the model types of the SDK and the grants of the key table.</summary>
internal static class GrantMapping
{
    public static GrantTerms Terms(CreateGrantRequest request, Call call) => new()
    {
        Name = request.Name,
        GranteePrincipal = request.GranteePrincipal,
        GranteeServicePrincipal = request.GranteeServicePrincipal,
        RetiringPrincipal = request.RetiringPrincipal,
        RetiringServicePrincipal = request.RetiringServicePrincipal,
        Operations = [.. request.Operations.Select(GrantOperation.FindValue).Distinct()],
        Constraint = ConstraintOf(request),
        IssuingAccount = call.Home.AccountPrincipal,
    };

    /// <summary>Refuses principals that were not declared, where nobody else exists.</summary>
    public static void CheckThatTheyExist(CreateGrantRequest request, Call call)
    {
        if (!call.State.Settings.DeclaredPrincipalsOnly) return;
        var principals = call.State.Consistency.PrincipalsOf(call.State.Principals, call.Now);
        foreach (var arn in new[] { request.GranteePrincipal, request.RetiringPrincipal })
        {
            if (arn is not null && !principals.Have(arn)) throw GrantErrors.InvalidPrincipal(arn);
        }
    }

    public static GrantConstraint? ConstraintOf(CreateGrantRequest request) => request.Constraints switch
    {
        null or { EncryptionContextEquals: null, EncryptionContextSubset: null, SourceArn: null } => null,
        var constraints => new()
        {
            EncryptionContextEquals = constraints.EncryptionContextEquals,
            EncryptionContextSubset = constraints.EncryptionContextSubset,
            SourceArn = constraints.SourceArn,
        },
    };

    // A grant without a name has an empty one in AWS's example of ListGrants, although the API reference calls it null.
    public static GrantListEntry Entry(KeyGrant grant) => new()
    {
        KeyId = grant.Key.Arn,
        GrantId = grant.GrantId,
        Name = grant.Terms.Name ?? "",
        CreationDate = grant.CreationDate.UtcDateTime,
        GranteePrincipal = grant.Terms.GranteePrincipal,
        GranteeServicePrincipal = grant.Terms.GranteeServicePrincipal,
        RetiringPrincipal = grant.Terms.RetiringPrincipal,
        RetiringServicePrincipal = grant.Terms.RetiringServicePrincipal,
        IssuingAccount = grant.Terms.IssuingAccount,
        Operations = [.. grant.Terms.Operations.Select(operation => operation.Value)],
        Constraints = Constraints(grant.Terms.Constraint),
    };

    private static GrantConstraints? Constraints(GrantConstraint? constraint) => constraint is null ? null : new()
    {
        EncryptionContextEquals = constraint.EncryptionContextEquals?.ToDictionary(),
        EncryptionContextSubset = constraint.EncryptionContextSubset?.ToDictionary(),
        SourceArn = constraint.SourceArn,
    };
}
