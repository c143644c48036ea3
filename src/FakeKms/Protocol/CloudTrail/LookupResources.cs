namespace FakeKms.Protocol.CloudTrail;

/// <summary>
/// The resources that the event history shows beside a record. They are those of the record, but for a Decrypt that a service makes and that names no key:
/// real events of that kind have none, although the record has the key of the ciphertext.
/// </summary>
internal static class LookupResources
{
    public static IReadOnlyList<KmsEventResource> Of(KmsEvent record) => IsSilent(record) ? [] : record.Resources;

    private static bool IsSilent(KmsEvent record) =>
        record.EventName == "Decrypt" && record.UserIdentity.InvokedBy is not null && record.Text("requestParameters.keyId") is null;
}
