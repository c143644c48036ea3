using Amazon.KeyManagementService.Model;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>
    /// Calls ReplicateKey, in the Region of the primary key. The answer has the replica in <c>ReplicaKeyMetadata</c>; <see cref="In"/> its
    /// Region, steps reach it by the primary key's id or name.
    /// </summary>
    /// <param name="key">The primary key: id, ARN, alias or name.</param>
    /// <param name="replicaRegion">The Region of the replica.</param>
    /// <param name="alias">
    /// An alias for the replica in its Region, with its <c>alias/</c>; or null. As with <c>CreateKey</c>, it becomes a real alias
    /// silently, and the step fails when that Region has it already.
    /// </param>
    /// <param name="description">The replica's description, or null.</param>
    /// <param name="tags">The replica's tags, or null.</param>
    /// <param name="policy">The replica's key policy, as JSON, or the name that <c>GetKeyPolicy</c> stored one under; null for the default policy.</param>
    /// <param name="bypassPolicyLockoutSafetyCheck">True to accept a policy that keeps its author from changing it; null to leave it out.</param>
    /// <exception cref="ArgumentException">CreateAlias would refuse the alias.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html"/></remarks>
    public KmsScenario ReplicateKey(
        string key, string replicaRegion, string? alias = null, string? description = null, IReadOnlyDictionary<string, string>? tags = null,
        string? policy = null, bool? bypassPolicyLockoutSafetyCheck = null)
    {
        var request = new ReplicateKeyRequest
        {
            KeyId = key,
            ReplicaRegion = replicaRegion,
            Description = description,
            Tags = Tags(tags),
            Policy = policy,
            BypassPolicyLockoutSafetyCheck = bypassPolicyLockoutSafetyCheck,
        };
        return ReplicateKey(request, alias);
    }

    /// <summary>Calls ReplicateKey with a request of your own.</summary>
    /// <param name="request">The request. A key and a stored policy go by their names in it, as everywhere in a scenario.</param>
    /// <param name="alias">An alias for the replica in its Region, with its <c>alias/</c>, which becomes a real alias, silently; or null.</param>
    /// <exception cref="ArgumentException">CreateAlias would refuse the alias.</exception>
    public KmsScenario ReplicateKey(ReplicateKeyRequest request, string? alias = null)
    {
        if (alias is not null) host.CheckAlias(alias);
        return Call(
            request,
            (run, it, token) => run.Client.ReplicateKeyAsync(it, token),
            (run, _, answer) => run.NameKey(alias, answer.ReplicaKeyMetadata),
            ("alias", alias));
    }

    /// <summary>Calls UpdatePrimaryRegion, in the Region of the key that is the primary one until then.</summary>
    /// <param name="key">The primary key: id, ARN, alias or name.</param>
    /// <param name="primaryRegion">The Region of the replica that becomes the primary key.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdatePrimaryRegion.html"/></remarks>
    public KmsScenario UpdatePrimaryRegion(string key, string primaryRegion) =>
        UpdatePrimaryRegion(new UpdatePrimaryRegionRequest { KeyId = key, PrimaryRegion = primaryRegion });

    /// <summary>Calls UpdatePrimaryRegion with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario UpdatePrimaryRegion(UpdatePrimaryRegionRequest request) => Call(request, (kms, it, token) => kms.UpdatePrimaryRegionAsync(it, token));
}
