using System.Diagnostics.CodeAnalysis;
using FakeKms.Trail.Delivery;

namespace FakeKms;

/// <summary>
/// Turns records into the events that EventBridge delivers: KMS's own notices of rotation, expiry and deletion, and the records by way of CloudTrail.
/// Works on a single record, on a <see cref="KmsTrail"/> and on any other list of records, and delivers the same in each case.
/// </summary>
/// <remarks>
/// EventBridge does not deliver calls that only read and whose names begin with Describe, Get or List, unless the state of the rule is
/// <c>ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS</c>. Cryptographic operations such as Decrypt are delivered to every rule.
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/kms-events.html"/>,
/// <see href="https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-kms.html"/>,
/// <see href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html"/>
/// </remarks>
public static class KmsEventBridge
{
    private const string TwoReceivers = "The receivers differ, and no list of records is a record.";

    /// <summary>The events of one record that a rule gets.</summary>
    /// <param name="record">The record.</param>
    /// <param name="allManagementEvents">Whether the state of the rule is <c>ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS</c>.</param>
    /// <returns>
    /// For a call: <c>AWS API Call via CloudTrail</c>, or nothing if EventBridge does not deliver it, as it does no network activity. For a service event:
    /// the notice of KMS (<c>KMS CMK Rotation</c>, <c>KMS Imported Key Material Expiration</c> or <c>KMS CMK Deletion</c>), then
    /// <c>AWS Service Event via CloudTrail</c>.
    /// </returns>
    [SuppressMessage("ApiDesign", "RS0026", Justification = TwoReceivers)]
    public static IReadOnlyList<KmsEventBridgeEvent> ToEventBridge(this KmsEvent record, bool allManagementEvents = false)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (EventBridgeForm.IsNotSent(record)) return [];
        if (!allManagementEvents && EventBridgeForm.IsWithheld(record)) return [];
        var viaCloudTrail = EventBridgeForm.ViaCloudTrail(record);
        return EventBridgeForm.NoticeOf(record) is { } notice ? [notice, viaCloudTrail] : [viaCloudTrail];
    }

    /// <summary>The events of several records that a rule gets, in the order of the records.</summary>
    /// <param name="records">The records.</param>
    /// <param name="allManagementEvents">Whether the state of the rule is <c>ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS</c>.</param>
    /// <returns>The events of each record, as in <see cref="ToEventBridge(KmsEvent, bool)"/>.</returns>
    [SuppressMessage("ApiDesign", "RS0026", Justification = TwoReceivers)]
    public static IReadOnlyList<KmsEventBridgeEvent> ToEventBridge(this IEnumerable<KmsEvent> records, bool allManagementEvents = false)
    {
        ArgumentNullException.ThrowIfNull(records);
        return records.SelectMany(record => record.ToEventBridge(allManagementEvents)).ToArray();
    }
}
