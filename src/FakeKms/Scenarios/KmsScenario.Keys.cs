using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls CreateKey, for a symmetric encryption key, and gives the new key a name for the steps that follow.</summary>
    /// <param name="key">
    /// The name. One that begins with <c>alias/</c> becomes a real alias of the key, silently: no CreateAlias is called and none is recorded,
    /// and the step fails when the alias exists. Any other name is known to this script alone.
    /// </param>
    /// <param name="origin">Where the material comes from: <c>AWS_KMS</c>, or <c>EXTERNAL</c> for a key that waits for its import; null to leave it out.</param>
    /// <param name="description">The key's description, or null.</param>
    /// <param name="tags">The key's tags, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html"/></remarks>
    public KmsScenario CreateKey(string key, OriginType? origin = null, string? description = null, IReadOnlyDictionary<string, string>? tags = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return Add("CreateKey", ScriptText.Of(("", key), ("origin", origin), ("description", ScriptText.Quoted(description)), ("tags", tags)), async (run, token) =>
        {
            var request = new CreateKeyRequest { Origin = origin, Description = description, Tags = Tags(tags) };
            var response = await run.Client.CreateKeyAsync(request, token).ConfigureAwait(false);
            run.NameKey(key, response.KeyMetadata.KeyId);
            return response;
        });
    }

    /// <summary>Calls DescribeKey.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html"/></remarks>
    public KmsScenario DescribeKey(string key) => Add("DescribeKey", ScriptText.Of(("", key)), async (run, token) =>
        await run.Client.DescribeKeyAsync(new DescribeKeyRequest { KeyId = run.Key(key) }, token).ConfigureAwait(false));

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

    private static List<Tag>? Tags(IReadOnlyDictionary<string, string>? tags) =>
        tags?.Select(tag => new Tag { TagKey = tag.Key, TagValue = tag.Value }).ToList();
}
