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

    /// <summary>For DeleteKey.</summary>
    /// <param name="key">The KMS key.</param>
    /// <param name="isLeft">Whether KMS could not delete the backing key, and left it in the cluster.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-keystore-orphaned-key"/></remarks>
    public static TrailObject? Deleted(KmsKey key, bool isLeft) => ToDelete(key)?.Add(
        "backingKeysDeletionStatus", $"[{{\"backingKeyId\":\"{IdOf(key)}\",\"deletionStatus\":\"{(isLeft ? "FAILURE" : "SUCCESS")}\"}}]");
}
