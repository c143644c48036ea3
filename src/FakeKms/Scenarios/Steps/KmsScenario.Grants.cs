using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

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
        var constraints = Constraints(encryptionContextEquals, encryptionContextSubset, sourceArn);
        var arguments = ScriptText.Of(
            ("", key), ("", granteePrincipal), ("", operations), ("into", into), ("retiringPrincipal", retiringPrincipal), ("name", name),
            ("encryptionContextEquals", encryptionContextEquals), ("encryptionContextSubset", encryptionContextSubset), ("sourceArn", sourceArn),
            ("granteeServicePrincipal", granteeServicePrincipal), ("retiringServicePrincipal", retiringServicePrincipal),
            ("grantTokens", ScriptText.Tokens(grantTokens)), ("dryRun", dryRun));
        return Add("CreateGrant", arguments, async (run, token) =>
        {
            var request = new CreateGrantRequest
            {
                KeyId = run.KeyId(key),
                GranteePrincipal = granteePrincipal,
                GranteeServicePrincipal = granteeServicePrincipal,
                RetiringPrincipal = retiringPrincipal,
                RetiringServicePrincipal = retiringServicePrincipal,
                Operations = operations.Select(operation => operation.Value).ToList(),
                Constraints = constraints,
                GrantTokens = run.Tokens(grantTokens),
                Name = name,
                DryRun = dryRun,
            };
            var response = await run.Client.CreateGrantAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.GrantId, response.GrantToken);
            return response;
        });
    }

    /// <summary>Calls ListGrants, for one page. The answer has the grants in <c>Grants</c>.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="grantId">Only this grant: its id, or the name that <see cref="CreateGrant"/> stored it under; null for all.</param>
    /// <param name="granteePrincipal">Only grants to this principal: its ARN; null for all.</param>
    /// <param name="granteeServicePrincipal">Only grants to this service, which KMS tells services alone; null for all.</param>
    /// <param name="limit">The most grants to return, or null for the service's default.</param>
    /// <param name="marker">Where the page begins: the <c>NextMarker</c> of the page before, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html"/></remarks>
    public KmsScenario ListGrants(
        string key, string? grantId = null, string? granteePrincipal = null, string? granteeServicePrincipal = null, int? limit = null, string? marker = null)
    {
        var arguments = ScriptText.Of(
            ("", key), ("grantId", grantId), ("granteePrincipal", granteePrincipal), ("granteeServicePrincipal", granteeServicePrincipal),
            ("limit", limit), ("marker", marker));
        return Add("ListGrants", arguments, async (run, token) =>
        {
            var request = new ListGrantsRequest
            {
                KeyId = run.KeyId(key),
                GrantId = run.StoredOr(grantId),
                GranteePrincipal = granteePrincipal,
                GranteeServicePrincipal = granteeServicePrincipal,
                Limit = limit,
                Marker = marker,
            };
            return await run.Client.ListGrantsAsync(request, token).ConfigureAwait(false);
        });
    }

    private static GrantConstraints? Constraints(
        IReadOnlyDictionary<string, string>? equals, IReadOnlyDictionary<string, string>? subset, string? sourceArn) =>
        equals is null && subset is null && sourceArn is null
            ? null
            : new GrantConstraints { EncryptionContextEquals = Context(equals), EncryptionContextSubset = Context(subset), SourceArn = sourceArn };
}
