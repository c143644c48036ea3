using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls CreateKey, and gives the new key a name for the steps that follow.</summary>
    /// <param name="key">
    /// The name. One that begins with <c>alias/</c> becomes a real alias of the key, silently: no CreateAlias is called and none is recorded,
    /// and the step fails when the alias exists. Any other name is known to this script alone: nothing outside of it, such as
    /// <see cref="FakeKmsServer.Key"/>, finds the key by it.
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
    /// <param name="policy">The key policy, as JSON, or the name that <c>GetKeyPolicy</c> stored one under; null for the default policy.</param>
    /// <param name="bypassPolicyLockoutSafetyCheck">True to accept a policy that keeps its author from changing it; null to leave it out.</param>
    /// <param name="customKeyStoreId">The custom key store: its id, or the name that <c>CreateCustomKeyStore</c> gave it; or null.</param>
    /// <param name="xksKeyId">The key's id in the external key manager, for a key in an external key store; or null.</param>
    /// <exception cref="ArgumentException">The name begins with <c>alias/</c>, and CreateAlias would refuse it.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html"/></remarks>
    public KmsScenario CreateKey(
        string key, OriginType? origin = null, string? description = null, IReadOnlyDictionary<string, string>? tags = null, KeySpec? keySpec = null,
        KeyUsageType? keyUsage = null, bool? multiRegion = null, string? policy = null, bool? bypassPolicyLockoutSafetyCheck = null,
        string? customKeyStoreId = null, string? xksKeyId = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var request = new CreateKeyRequest
        {
            Origin = origin,
            Description = description,
            Tags = Tags(tags),
            KeySpec = keySpec,
            KeyUsage = keyUsage,
            MultiRegion = multiRegion,
            Policy = policy,
            BypassPolicyLockoutSafetyCheck = bypassPolicyLockoutSafetyCheck,
            CustomKeyStoreId = customKeyStoreId,
            XksKeyId = xksKeyId,
        };
        return CreateKey(request, key);
    }

    /// <summary>Calls CreateKey with a request of your own, and gives the new key a name for the steps that follow.</summary>
    /// <param name="request">The request. A stored policy and a custom key store go by their names in it, as everywhere in a scenario.</param>
    /// <param name="key">The name, of which one that begins with <c>alias/</c> becomes a real alias, silently; null for none.</param>
    /// <exception cref="ArgumentException">The name begins with <c>alias/</c>, and CreateAlias would refuse it.</exception>
    public KmsScenario CreateKey(CreateKeyRequest request, string? key = null)
    {
        if (key is not null && ScenarioRun.IsAliasName(key)) host.CheckAlias(key);
        return Call(
            request,
            (run, it, token) => run.Client.CreateKeyAsync(it, token),
            (run, _, answer) => run.NameKey(key, answer.KeyMetadata),
            ("", key));
    }

    /// <summary>Calls DescribeKey. The answer has the key in <c>KeyMetadata</c>.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html"/></remarks>
    public KmsScenario DescribeKey(string key, IReadOnlyList<string>? grantTokens = null) =>
        DescribeKey(new DescribeKeyRequest { KeyId = key, GrantTokens = List(grantTokens) });

    /// <summary>Calls DescribeKey with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    public KmsScenario DescribeKey(DescribeKeyRequest request) => Call(request, (kms, it, token) => kms.DescribeKeyAsync(it, token));

    /// <summary>The same, with a name for the key's ARN, which other accounts can reach it by.</summary>
    internal KmsScenario DescribeKey(string key, string arnInto) => Call(
        new DescribeKeyRequest { KeyId = key },
        (run, it, token) => run.Client.DescribeKeyAsync(it, token),
        (run, _, answer) => run.NameArn(arnInto, answer.KeyMetadata),
        ("into", arnInto));

    /// <summary>Calls GetKeyLastUsage. The answer has the use in <c>KeyLastUsage</c>.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html"/></remarks>
    public KmsScenario GetKeyLastUsage(string key) => GetKeyLastUsage(new GetKeyLastUsageRequest { KeyId = key });

    /// <summary>Calls GetKeyLastUsage with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario GetKeyLastUsage(GetKeyLastUsageRequest request) => Call(request, (kms, it, token) => kms.GetKeyLastUsageAsync(it, token));

    /// <summary>Calls UpdateKeyDescription.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="description">The new description; empty for none.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateKeyDescription.html"/></remarks>
    public KmsScenario UpdateKeyDescription(string key, string description) =>
        UpdateKeyDescription(new UpdateKeyDescriptionRequest { KeyId = key, Description = description });

    /// <summary>Calls UpdateKeyDescription with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario UpdateKeyDescription(UpdateKeyDescriptionRequest request) => Call(request, (kms, it, token) => kms.UpdateKeyDescriptionAsync(it, token));

    /// <summary>Calls ListKeys, for one page. The answer has them in <c>Keys</c>.</summary>
    /// <param name="limit">The most keys to return, or null for the service's default.</param>
    /// <param name="marker">Where the page begins: the <c>NextMarker</c> of the page before, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html"/></remarks>
    public KmsScenario ListKeys(int? limit = null, string? marker = null) => ListKeys(new ListKeysRequest { Limit = limit, Marker = marker });

    /// <summary>Calls ListKeys with a request of your own.</summary>
    /// <param name="request">The request.</param>
    public KmsScenario ListKeys(ListKeysRequest request) => Call(request, (kms, it, token) => kms.ListKeysAsync(it, token));

    /// <summary>Calls EnableKey.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html"/></remarks>
    public KmsScenario EnableKey(string key) => EnableKey(new EnableKeyRequest { KeyId = key });

    /// <summary>Calls EnableKey with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario EnableKey(EnableKeyRequest request) => Call(request, (kms, it, token) => kms.EnableKeyAsync(it, token));

    /// <summary>Calls DisableKey.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html"/></remarks>
    public KmsScenario DisableKey(string key) => DisableKey(new DisableKeyRequest { KeyId = key });

    /// <summary>Calls DisableKey with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario DisableKey(DisableKeyRequest request) => Call(request, (kms, it, token) => kms.DisableKeyAsync(it, token));

    /// <summary>Calls ScheduleKeyDeletion. The key is deleted when the clock has moved past the waiting period.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="pendingWindowInDays">The waiting period in days, or null for the service's default of 30.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html"/></remarks>
    public KmsScenario ScheduleKeyDeletion(string key, int? pendingWindowInDays = null) =>
        ScheduleKeyDeletion(new ScheduleKeyDeletionRequest { KeyId = key, PendingWindowInDays = pendingWindowInDays });

    /// <summary>Calls ScheduleKeyDeletion with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario ScheduleKeyDeletion(ScheduleKeyDeletionRequest request) => Call(request, (kms, it, token) => kms.ScheduleKeyDeletionAsync(it, token));

    /// <summary>Calls CancelKeyDeletion, which leaves the key disabled.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html"/></remarks>
    public KmsScenario CancelKeyDeletion(string key) => CancelKeyDeletion(new CancelKeyDeletionRequest { KeyId = key });

    /// <summary>Calls CancelKeyDeletion with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario CancelKeyDeletion(CancelKeyDeletionRequest request) => Call(request, (kms, it, token) => kms.CancelKeyDeletionAsync(it, token));
}
