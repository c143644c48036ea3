using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls ListRetirableGrants, for one page. The answer has the grants in <c>Grants</c>.</summary>
    /// <param name="retiringPrincipal">The ARN of the principal that may retire them; null for those of a service.</param>
    /// <param name="retiringServicePrincipal">The service that may retire them, in place of <paramref name="retiringPrincipal"/>, which KMS tells services alone; or null.</param>
    /// <param name="limit">The most grants to return, or null for the service's default.</param>
    /// <param name="marker">Where the page begins: the <c>NextMarker</c> of the page before, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListRetirableGrants.html"/></remarks>
    public KmsScenario ListRetirableGrants(
        string? retiringPrincipal, string? retiringServicePrincipal = null, int? limit = null, string? marker = null)
    {
        var arguments = ScriptText.Of(
            ("", retiringPrincipal), ("retiringServicePrincipal", retiringServicePrincipal), ("limit", limit), ("marker", marker));
        return Add("ListRetirableGrants", arguments, async (run, token) =>
        {
            var request = new ListRetirableGrantsRequest
            {
                RetiringPrincipal = retiringPrincipal,
                RetiringServicePrincipal = retiringServicePrincipal,
                Limit = limit,
                Marker = marker,
            };
            return await run.Client.ListRetirableGrantsAsync(request, token).ConfigureAwait(false);
        });
    }

    /// <summary>Calls RetireGrant, for the grant of a token or for the grant of a key and an id.</summary>
    /// <param name="grantToken">The grant token, or the name that <see cref="CreateGrant"/> stored the grant under; null to name the grant otherwise.</param>
    /// <param name="key">The key: id, ARN, alias or name; null when the token says it.</param>
    /// <param name="grantId">The grant id, or the name that <see cref="CreateGrant"/> stored the grant under; null when the token says it.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html"/></remarks>
    public KmsScenario RetireGrant(string? grantToken = null, string? key = null, string? grantId = null, bool? dryRun = null)
    {
        var arguments = ScriptText.Of(("grantToken", ScriptText.Token(grantToken)), ("key", key), ("grantId", grantId), ("dryRun", dryRun));
        return Add("RetireGrant", arguments, async (run, token) =>
        {
            var request = new RetireGrantRequest
            {
                GrantToken = run.Token(grantToken),
                KeyId = key is null ? null : run.KeyId(key),
                GrantId = run.StoredOr(grantId),
                DryRun = dryRun,
            };
            return await run.Client.RetireGrantAsync(request, token).ConfigureAwait(false);
        });
    }

    /// <summary>Calls RevokeGrant.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="grantId">The grant id, or the name that <see cref="CreateGrant"/> stored the grant under.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_RevokeGrant.html"/></remarks>
    public KmsScenario RevokeGrant(string key, string grantId, bool? dryRun = null) =>
        Add("RevokeGrant", ScriptText.Of(("", key), ("", grantId), ("dryRun", dryRun)), async (run, token) =>
        {
            var request = new RevokeGrantRequest { KeyId = run.KeyId(key), GrantId = run.StoredOr(grantId), DryRun = dryRun };
            return await run.Client.RevokeGrantAsync(request, token).ConfigureAwait(false);
        });
}
