using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>
    /// Makes the following steps calls to another Region, by the same caller. Aliases are those of that Region from here on. A name that
    /// <see cref="CreateKey"/> gave a multi-Region key means the related key there.
    /// </summary>
    /// <param name="region">The Region, for example <c>eu-west-1</c>. <see cref="FakeKmsServer.Region"/> is the one that a script begins in.</param>
    public KmsScenario In(string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        return Add("In", ScriptText.Of(("", region)), run => run.CallIn(region));
    }

    /// <summary>
    /// Calls ReplicateKey, in the Region of the primary key. The answer has the replica in <c>ReplicaKeyMetadata</c>; <see cref="In"/> its
    /// Region, steps reach it by the primary key's id or name.
    /// </summary>
    /// <param name="key">The primary key: id, ARN, alias or name.</param>
    /// <param name="replicaRegion">The Region of the replica.</param>
    /// <param name="alias">
    /// An alias for the replica in its Region, with its <c>alias/</c>; or null. As with <see cref="CreateKey"/>, it becomes a real alias
    /// silently, and the step fails when that Region has it already.
    /// </param>
    /// <param name="description">The replica's description, or null.</param>
    /// <param name="tags">The replica's tags, or null.</param>
    /// <param name="policy">The replica's key policy, as JSON, or the name that <see cref="GetKeyPolicy"/> stored one under; null for the default policy.</param>
    /// <param name="bypassPolicyLockoutSafetyCheck">True to accept a policy that keeps its author from changing it; null to leave it out.</param>
    /// <exception cref="ArgumentException">The alias does not begin with <c>alias/</c>.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html"/></remarks>
    public KmsScenario ReplicateKey(
        string key,
        string replicaRegion,
        string? alias = null,
        string? description = null,
        IReadOnlyDictionary<string, string>? tags = null,
        string? policy = null,
        bool? bypassPolicyLockoutSafetyCheck = null)
    {
        if (alias is not null && !ScenarioRun.IsAliasName(alias))
            throw new ArgumentException($"An alias begins with alias/, unlike \"{alias}\".", nameof(alias));
        var arguments = ScriptText.Of(
            ("", key), ("", replicaRegion), ("alias", alias), ("description", ScriptText.Quoted(description)), ("tags", tags),
            ("policy", ScriptText.Document(policy)), ("bypassPolicyLockoutSafetyCheck", bypassPolicyLockoutSafetyCheck));
        return Add("ReplicateKey", arguments, async (run, token) =>
        {
            var request = new ReplicateKeyRequest
            {
                KeyId = run.KeyId(key),
                ReplicaRegion = replicaRegion,
                Description = description,
                Tags = Tags(tags),
                Policy = run.StoredOr(policy),
                BypassPolicyLockoutSafetyCheck = bypassPolicyLockoutSafetyCheck,
            };
            var response = await run.Client.ReplicateKeyAsync(request, token).ConfigureAwait(false);
            if (alias is not null) run.NameKey(alias, response.ReplicaKeyMetadata);
            return response;
        });
    }

    /// <summary>Calls UpdatePrimaryRegion, in the Region of the key that is the primary one until then.</summary>
    /// <param name="key">The primary key: id, ARN, alias or name.</param>
    /// <param name="primaryRegion">The Region of the replica that becomes the primary key.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdatePrimaryRegion.html"/></remarks>
    public KmsScenario UpdatePrimaryRegion(string key, string primaryRegion) =>
        Add("UpdatePrimaryRegion", ScriptText.Of(("", key), ("", primaryRegion)), async (run, token) =>
        {
            var request = new UpdatePrimaryRegionRequest { KeyId = run.KeyId(key), PrimaryRegion = primaryRegion };
            return await run.Client.UpdatePrimaryRegionAsync(request, token).ConfigureAwait(false);
        });
}
