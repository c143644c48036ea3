using FakeKms.Domain.Keys;
using FakeKms.Trail.Records;

namespace FakeKms.Engine.Members;

/// <summary>
/// What records say of the key in the CloudHSM cluster behind a KMS key. Lists and structures are JSON inside of a text there. Its id is an attribute of the
/// key in the cluster; here it is the id of the material, which nothing else shows for such keys.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/ct-delete-key.html"/></remarks>
internal static class BackingKeys
{
    public static string IdOf(KmsKey key) => key.Materials.Current!.Id;

    /// <summary>For CreateKey; null for keys outside of a CloudHSM key store.</summary>
    public static string? Created(KmsKey key) => key.KeyStore?.CloudHsm is null ? null : $"{{\"backingKeyId\":\"{IdOf(key)}\"}}";

    /// <summary>For ScheduleKeyDeletion and DeleteKey; null for keys outside of a CloudHSM key store.</summary>
    public static TrailObject? ToDelete(KmsKey key) => key.KeyStore?.CloudHsm is not { } cluster ? null : new TrailObject()
        .Add("customKeyStoreId", key.KeyStore.Id)
        .Add("clusterId", cluster.ClusterId)
        .Add("backingKeys", $"[{{\"backingKeyId\":\"{IdOf(key)}\"}}]");

    /// <summary>For DeleteKey: KMS cannot reach the cluster of a key store that is not connected, and leaves the key there.</summary>
    public static TrailObject? Deleted(KmsKey key) => ToDelete(key)?.Add(
        "backingKeysDeletionStatus", $"[{{\"backingKeyId\":\"{IdOf(key)}\",\"deletionStatus\":\"{(key.KeyStore!.IsConnected ? "SUCCESS" : "FAILURE")}\"}}]");
}
