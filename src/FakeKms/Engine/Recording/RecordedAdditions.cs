using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Members;
using FakeKms.Model;
using FakeKms.Trail.Records;

namespace FakeKms.Engine.Recording;

/// <summary>
/// The <c>additionalEventData</c> of a call: what it was about or made use of beside the key, and what the operation has noted. A failure keeps what was
/// known before it: the key store, the grant, the recipient, not which material was used.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/ct-decrypt.html"/></remarks>
internal static class RecordedAdditions
{
    public static TrailObject? Of(Operation operation, Call call, KmsFailure? failure)
    {
        // Most calls have noted something or nothing, and that is all.
        var key = operation.CountsAsUse ? KeyInStore(call) : null;
        if (call.KeyStore is null && key is null && call.Grant is null && call.Recipient is null)
            return failure is null && call.HasAdditionalEventData ? call.AdditionalEventData : null;
        var data = new TrailObject();
        if (call.KeyStore is { } store)
        {
            data.Add("customKeyStoreName", store.Name);
            if (store.CloudHsm is { } cluster) data.Add("clusterId", cluster.ClusterId);
        }
        if (key is not null) AddStoreOf(key, data);
        if (call.Grant is { } grant) data.Add("grantId", grant.GrantId);
        if (call.Recipient is { } recipient) data.Add("recipient", recipient.Recorded());
        if (failure is null && call.HasAdditionalEventData) data.AddAll(call.AdditionalEventData);
        return data;
    }

    // ReEncrypt may use two such keys, and there is room for one: its record is about the destination first.
    private static KmsKey? KeyInStore(Call call) => Array.FindLast(call.Keys, static key => key.KeyStore is not null);

    private static void AddStoreOf(KmsKey key, TrailObject data)
    {
        data.Add("customKeyStoreId", key.KeyStore!.Id);
        if (key.XksKeyId is { } xksKeyId) data.Add("xksKeyId", xksKeyId);
        // AWS's text says that the backing key is in every such record, while its example of 2021 lacks it.
        else data.Add("backingKeyId", BackingKeys.IdOf(key));
    }
}
