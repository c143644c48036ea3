using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls CreateKey, and gives the new key a name for the steps that follow.</summary>
    /// <param name="key">
    /// The name. One that begins with <c>alias/</c> becomes a real alias of the key, silently: no CreateAlias is called and none is recorded,
    /// and the step fails when the alias exists. Any other name is known to this script alone.
    /// </param>
    /// <param name="origin">
    /// Where the material comes from: <c>AWS_KMS</c>, <c>EXTERNAL</c> for a key that waits for its import, <c>AWS_CLOUDHSM</c> or
    /// <c>EXTERNAL_KEY_STORE</c> for a key in a custom key store; null to leave it out.
    /// </param>
    /// <param name="description">The key's description, or null.</param>
    /// <param name="tags">The key's tags, or null.</param>
    /// <param name="keySpec">The kind of key; null for the service's default, <c>SYMMETRIC_DEFAULT</c>.</param>
    /// <param name="keyUsage">What the key is for; null for the service's default, <c>ENCRYPT_DECRYPT</c>.</param>
    /// <param name="multiRegion">True for a multi-Region primary key; null to leave it out.</param>
    /// <param name="policy">The key policy, as JSON, or the name that <see cref="GetKeyPolicy"/> stored one under; null for the default policy.</param>
    /// <param name="bypassPolicyLockoutSafetyCheck">True to accept a policy that keeps its author from changing it; null to leave it out.</param>
    /// <param name="customKeyStoreId">The custom key store: its id, or the name that <see cref="CreateCustomKeyStore"/> gave it; or null.</param>
    /// <param name="xksKeyId">The key's id in the external key manager, for a key in an external key store; or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html"/></remarks>
    public KmsScenario CreateKey(
        string key, OriginType? origin = null, string? description = null, IReadOnlyDictionary<string, string>? tags = null, KeySpec? keySpec = null,
        KeyUsageType? keyUsage = null, bool? multiRegion = null, string? policy = null, bool? bypassPolicyLockoutSafetyCheck = null,
        string? customKeyStoreId = null, string? xksKeyId = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var arguments = ScriptText.Of(
            ("", key), ("origin", origin), ("description", ScriptText.Quoted(description)), ("tags", tags), ("keySpec", keySpec), ("keyUsage", keyUsage),
            ("multiRegion", multiRegion), ("policy", ScriptText.Document(policy)), ("bypassPolicyLockoutSafetyCheck", bypassPolicyLockoutSafetyCheck),
            ("customKeyStoreId", customKeyStoreId), ("xksKeyId", xksKeyId));
        return Add("CreateKey", arguments, async (run, token) =>
        {
            var request = new CreateKeyRequest
            {
                Origin = origin,
                Description = description,
                Tags = Tags(tags),
                KeySpec = keySpec,
                KeyUsage = keyUsage,
                MultiRegion = multiRegion,
                Policy = run.StoredOr(policy),
                BypassPolicyLockoutSafetyCheck = bypassPolicyLockoutSafetyCheck,
                CustomKeyStoreId = run.StoredOr(customKeyStoreId),
                XksKeyId = xksKeyId,
            };
            var response = await run.Client.CreateKeyAsync(request, token).ConfigureAwait(false);
            run.NameKey(key, response.KeyMetadata);
            return response;
        });
    }

    /// <summary>Calls DescribeKey. The answer has the key in <c>KeyMetadata</c>.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <see cref="CreateGrant"/> stored grants under; or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html"/></remarks>
    public KmsScenario DescribeKey(string key, IReadOnlyList<string>? grantTokens = null) =>
        Add("DescribeKey", ScriptText.Of(("", key), ("grantTokens", ScriptText.Tokens(grantTokens))), async (run, token) =>
        {
            var request = new DescribeKeyRequest { KeyId = run.Key(key), GrantTokens = run.Tokens(grantTokens) };
            return await run.Client.DescribeKeyAsync(request, token).ConfigureAwait(false);
        });

    /// <summary>Calls GetKeyLastUsage. The answer has the use in <c>KeyLastUsage</c>.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html"/></remarks>
    public KmsScenario GetKeyLastUsage(string key) => Add("GetKeyLastUsage", ScriptText.Of(("", key)), async (run, token) =>
        await run.Client.GetKeyLastUsageAsync(new GetKeyLastUsageRequest { KeyId = run.KeyId(key) }, token).ConfigureAwait(false));

    /// <summary>Calls UpdateKeyDescription.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="description">The new description; empty for none.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateKeyDescription.html"/></remarks>
    public KmsScenario UpdateKeyDescription(string key, string description) =>
        Add("UpdateKeyDescription", ScriptText.Of(("", key), ("", ScriptText.Quoted(description))), async (run, token) =>
        {
            var request = new UpdateKeyDescriptionRequest { KeyId = run.KeyId(key), Description = description };
            return await run.Client.UpdateKeyDescriptionAsync(request, token).ConfigureAwait(false);
        });

    /// <summary>Calls ListKeys, for one page.</summary>
    /// <param name="limit">The most keys to return, or null for the service's default.</param>
    /// <param name="marker">Where the page begins: the <c>NextMarker</c> of the page before, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html"/></remarks>
    public KmsScenario ListKeys(int? limit = null, string? marker = null) =>
        Add("ListKeys", ScriptText.Of(("limit", limit), ("marker", marker)), async (run, token) =>
            await run.Client.ListKeysAsync(new ListKeysRequest { Limit = limit, Marker = marker }, token).ConfigureAwait(false));

    /// <summary>Calls EnableKey.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html"/></remarks>
    public KmsScenario EnableKey(string key) => Add("EnableKey", ScriptText.Of(("", key)), async (run, token) =>
        await run.Client.EnableKeyAsync(new EnableKeyRequest { KeyId = run.KeyId(key) }, token).ConfigureAwait(false));

    /// <summary>Calls DisableKey.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html"/></remarks>
    public KmsScenario DisableKey(string key) => Add("DisableKey", ScriptText.Of(("", key)), async (run, token) =>
        await run.Client.DisableKeyAsync(new DisableKeyRequest { KeyId = run.KeyId(key) }, token).ConfigureAwait(false));

    /// <summary>Calls ScheduleKeyDeletion. The key is deleted when the clock has moved past the waiting period.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="pendingWindowInDays">The waiting period in days, or null for the service's default of 30.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html"/></remarks>
    public KmsScenario ScheduleKeyDeletion(string key, int? pendingWindowInDays = null) =>
        Add("ScheduleKeyDeletion", ScriptText.Of(("", key), ("pendingWindowInDays", pendingWindowInDays)), async (run, token) =>
        {
            var request = new ScheduleKeyDeletionRequest { KeyId = run.KeyId(key), PendingWindowInDays = pendingWindowInDays };
            return await run.Client.ScheduleKeyDeletionAsync(request, token).ConfigureAwait(false);
        });

    /// <summary>Calls CancelKeyDeletion, which leaves the key disabled.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html"/></remarks>
    public KmsScenario CancelKeyDeletion(string key) => Add("CancelKeyDeletion", ScriptText.Of(("", key)), async (run, token) =>
        await run.Client.CancelKeyDeletionAsync(new CancelKeyDeletionRequest { KeyId = run.KeyId(key) }, token).ConfigureAwait(false));
}
