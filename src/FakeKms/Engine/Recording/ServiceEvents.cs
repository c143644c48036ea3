using FakeKms.Domain.Due;
using FakeKms.Engine.Members;
using FakeKms.Trail.Records;

namespace FakeKms.Engine.Recording;

/// <summary>What CloudTrail says of things that KMS does by itself.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/understanding-kms-entries.html"/></remarks>
internal static class ServiceEvents
{
    public static string NameOf(KeyOccurrence occurrence) => occurrence switch
    {
        KeyDeleted => "DeleteKey",
        MaterialExpired => "DeleteExpiredKeyMaterial",
        KeyRotated => "RotateKey",
        MultiRegionKeySynchronized => "SynchronizeMultiRegionKey",
        _ => throw new InvalidOperationException($"No service event is known for {occurrence.GetType().Name}."),
    };

    // AWS's plain example of DeleteKey shows null; its text and the CloudHSM example say the key ARN, which is followed here.
    public static TrailObject? ResponseOf(KeyOccurrence occurrence) =>
        occurrence is KeyDeleted or MultiRegionKeySynchronized ? new TrailObject().Add("keyId", occurrence.Key.Arn) : null;

    public static TrailObject? AdditionsOf(KeyOccurrence occurrence) =>
        occurrence is KeyDeleted deleted ? BackingKeys.Deleted(deleted.Key, deleted.LeavesBackingKey) : null;

    public static TrailObject? DetailsOf(KeyOccurrence occurrence) => occurrence switch
    {
        MaterialExpired expired => new TrailObject()
            .Add("keyId", expired.Key.KeyId)
            .Add("keyMaterialId", expired.Material.Id),
        KeyRotated rotated => new TrailObject()
            .Add("rotationType", rotated.Type.Value)
            .Add("keyOrigin", rotated.Key.Origin.Value)
            .Add("previousKeyMaterialId", rotated.Previous.Id)
            .Add("currentKeyMaterialId", rotated.Current.Id)
            .Add("keyId", rotated.Key.KeyId),
        _ => null,
    };
}
