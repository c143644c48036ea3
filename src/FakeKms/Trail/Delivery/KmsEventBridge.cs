using FakeKms.Trail.Delivery;

namespace FakeKms;

/// <summary>
/// Records as the events that EventBridge would deliver: KMS's own notices of rotation, expiry and deletion, and the records by way of CloudTrail.
/// It works on single records, on a <see cref="KmsTrail"/> and on what its filters answer.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/kms-events.html"/>,
/// <see href="https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-kms.html"/>
/// </remarks>
public static class KmsEventBridge
{
    /// <summary>
    /// The events of one record. For a call it is <c>AWS API Call via CloudTrail</c>. For what KMS did by itself it is the notice of KMS
    /// (<c>KMS CMK Rotation</c>, <c>KMS Imported Key Material Expiration</c> or <c>KMS CMK Deletion</c>) and then <c>AWS Service Event via CloudTrail</c>.
    /// </summary>
    /// <param name="record">The record, also one that only reads: see <see cref="ToEventBridge(IEnumerable{KmsEvent}, bool)"/> for what a rule gets.</param>
    public static IReadOnlyList<KmsEventBridgeEvent> ToEventBridge(this KmsEvent record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var viaCloudTrail = EventBridgeForm.ViaCloudTrail(record);
        return EventBridgeForm.NoticeOf(record) is { } notice ? [notice, viaCloudTrail] : [viaCloudTrail];
    }

    /// <summary>
    /// The events that a rule would match, in the order of the records. EventBridge keeps calls that only read and whose names begin with Describe, Get
    /// or List from a rule, unless its state is <c>ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS</c>. Cryptographic operations such as Decrypt are
    /// delivered to every rule.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <param name="allManagementEvents">Whether the rule has that state.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html"/></remarks>
    public static IReadOnlyList<KmsEventBridgeEvent> ToEventBridge(this IEnumerable<KmsEvent> records, bool allManagementEvents = false)
    {
        ArgumentNullException.ThrowIfNull(records);
        return records.Where(record => allManagementEvents || !EventBridgeForm.IsWithheld(record)).SelectMany(ToEventBridge).ToArray();
    }
}
