using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>
    /// Calls CreateGrant. The stored name stands for the grant id where a step takes one, and for the grant token where it takes a token;
    /// <see cref="KmsScenarioResults.Text"/> and <see cref="KmsScenarioResults.GrantToken"/> have them.
    /// </summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="granteePrincipal">The ARN of the principal that may use the key; null for a grant to a service.</param>
    /// <param name="operations">What it may do.</param>
    /// <param name="into">The name to store the grant under, or null.</param>
    /// <param name="retiringPrincipal">The ARN of the principal that may retire the grant, or null.</param>
    /// <param name="name">The grant's name, with which a repeated request creates no second grant; or null.</param>
    /// <param name="encryptionContextEquals">The encryption context that the operations must come with, no more and no less; or null.</param>
    /// <param name="encryptionContextSubset">Pairs that the encryption context of the operations must have among others; or null.</param>
    /// <param name="sourceArn">The resource on whose behalf a service must act, or null.</param>
    /// <param name="granteeServicePrincipal">The service that may use the key, in place of <paramref name="granteePrincipal"/>; or null.</param>
    /// <param name="retiringServicePrincipal">The service that may retire the grant, or null.</param>
    /// <param name="grantTokens">Grant tokens that permit the call, or the names that grants are stored under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html"/></remarks>
    public KmsScenario CreateGrant(
        string key, string? granteePrincipal, IReadOnlyList<GrantOperation> operations, string? into = null, string? retiringPrincipal = null,
        string? name = null, IReadOnlyDictionary<string, string>? encryptionContextEquals = null,
        IReadOnlyDictionary<string, string>? encryptionContextSubset = null, string? sourceArn = null, string? granteeServicePrincipal = null,
        string? retiringServicePrincipal = null, IReadOnlyList<string>? grantTokens = null, bool? dryRun = null)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var request = new CreateGrantRequest
        {
            KeyId = key,
            GranteePrincipal = granteePrincipal,
            GranteeServicePrincipal = granteeServicePrincipal,
            RetiringPrincipal = retiringPrincipal,
            RetiringServicePrincipal = retiringServicePrincipal,
            Operations = Values(operations),
            Constraints = Constraints(encryptionContextEquals, encryptionContextSubset, sourceArn),
            GrantTokens = List(grantTokens),
            Name = name,
            DryRun = dryRun,
        };
        return CreateGrant(request, into);
    }

    /// <summary>Calls CreateGrant with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    /// <param name="into">The name to store the grant under, or null.</param>
    public KmsScenario CreateGrant(CreateGrantRequest request, string? into = null) => Call(
        request, (kms, it, token) => kms.CreateGrantAsync(it, token), into, answer => NamedValue.Of(answer.GrantId) with { GrantToken = answer.GrantToken });

    /// <summary>Calls ListGrants, for one page. The answer has the grants in <c>Grants</c>.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="grantId">Only this grant: its id, or the name that <c>CreateGrant</c> stored it under; null for all.</param>
    /// <param name="granteePrincipal">Only grants to this principal: its ARN; null for all.</param>
    /// <param name="granteeServicePrincipal">Only grants to this service, which KMS tells services alone; null for all.</param>
    /// <param name="limit">The most grants to return, or null for the service's default.</param>
    /// <param name="marker">Where the page begins: the <c>NextMarker</c> of the page before, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html"/></remarks>
    public KmsScenario ListGrants(
        string key, string? grantId = null, string? granteePrincipal = null, string? granteeServicePrincipal = null, int? limit = null, string? marker = null)
    {
        var request = new ListGrantsRequest
        {
            KeyId = key,
            GrantId = grantId,
            GranteePrincipal = granteePrincipal,
            GranteeServicePrincipal = granteeServicePrincipal,
            Limit = limit,
            Marker = marker,
        };
        return ListGrants(request);
    }

    /// <summary>Calls ListGrants with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    public KmsScenario ListGrants(ListGrantsRequest request) => Call(request, (kms, it, token) => kms.ListGrantsAsync(it, token));

    /// <summary>Calls ListRetirableGrants, for one page. The answer has the grants in <c>Grants</c>.</summary>
    /// <param name="retiringPrincipal">The ARN of the principal that may retire them; null for those of a service.</param>
    /// <param name="retiringServicePrincipal">The service that may retire them, which KMS tells services alone; null for those of a principal.</param>
    /// <param name="limit">The most grants to return, or null for the service's default.</param>
    /// <param name="marker">Where the page begins: the <c>NextMarker</c> of the page before, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListRetirableGrants.html"/></remarks>
    public KmsScenario ListRetirableGrants(string? retiringPrincipal, string? retiringServicePrincipal = null, int? limit = null, string? marker = null)
    {
        var service = retiringServicePrincipal;
        return ListRetirableGrants(
            new ListRetirableGrantsRequest { RetiringPrincipal = retiringPrincipal, RetiringServicePrincipal = service, Limit = limit, Marker = marker });
    }

    /// <summary>Calls ListRetirableGrants with a request of your own.</summary>
    /// <param name="request">The request.</param>
    public KmsScenario ListRetirableGrants(ListRetirableGrantsRequest request) => Call(request, (kms, it, token) => kms.ListRetirableGrantsAsync(it, token));

    /// <summary>Calls RetireGrant, for the grant of a token or for the grant of a key and an id.</summary>
    /// <param name="grantToken">The grant token, or the name that <c>CreateGrant</c> stored the grant under; null to name the grant otherwise.</param>
    /// <param name="key">The key: id, ARN, alias or name; null when the token says it.</param>
    /// <param name="grantId">The grant id, or the name that <c>CreateGrant</c> stored the grant under; null when the token says it.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html"/></remarks>
    public KmsScenario RetireGrant(string? grantToken = null, string? key = null, string? grantId = null, bool? dryRun = null) =>
        RetireGrant(new RetireGrantRequest { GrantToken = grantToken, KeyId = key, GrantId = grantId, DryRun = dryRun });

    /// <summary>Calls RetireGrant with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    public KmsScenario RetireGrant(RetireGrantRequest request) => Call(request, (kms, it, token) => kms.RetireGrantAsync(it, token));

    /// <summary>Calls RevokeGrant.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="grantId">The grant id, or the name that <c>CreateGrant</c> stored the grant under.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_RevokeGrant.html"/></remarks>
    public KmsScenario RevokeGrant(string key, string grantId, bool? dryRun = null) =>
        RevokeGrant(new RevokeGrantRequest { KeyId = key, GrantId = grantId, DryRun = dryRun });

    /// <summary>Calls RevokeGrant with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    public KmsScenario RevokeGrant(RevokeGrantRequest request) => Call(request, (kms, it, token) => kms.RevokeGrantAsync(it, token));

    private static GrantConstraints? Constraints(
        IReadOnlyDictionary<string, string>? equals, IReadOnlyDictionary<string, string>? subset, string? sourceArn) =>
        equals is null && subset is null && sourceArn is null
            ? null
            : new GrantConstraints { EncryptionContextEquals = Pairs(equals), EncryptionContextSubset = Pairs(subset), SourceArn = sourceArn };
}
