using FakeKms.Replay;
using FakeKms.Replay.Log;

namespace FakeKms;

public sealed partial class FakeKmsServer
{
    private ReplayHost Replay(ReplayEngine engine) => new()
    {
        AddKey = engine.AddKey,
        NameMaterials = engine.NameMaterials,
        Pin = Pin,
        Ciphertext = engine.Ciphertext,
        Signature = engine.Signature,
        Mac = engine.Mac,
        PublicKeyOfPeer = engine.PublicKeyOfPeer,
        SharedSecret = engine.SharedSecret,
        ImportParameters = engine.ImportParameters,
        Wrap = engine.Wrap,
    };

    private void Pin(ReplayedIds ids)
    {
        foreach (var eventId in ids.EventIds) Ids.NextEventId(eventId);
        if (ids.RequestId is { } requestId) Ids.NextRequestId(requestId);
        if (ids.KeyId is { } keyId) Ids.NextKeyId(keyId);
        if (ids.GrantId is { } grantId) Ids.NextGrantId(grantId);
        if (ids.CustomKeyStoreId is { } storeId) Ids.NextCustomKeyStoreId(storeId);
    }
}
