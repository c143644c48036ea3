using Amazon.KeyManagementService.Model;
using FakeKms.Replay.Calls;
using FakeKms.Replay.Code.Text;
using FakeKms.Replay.Code.Values;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.Code;

/// <summary>What a call that succeeded gives to later ones.</summary>
internal static class MadeByCall
{
    public static void Remember(StoredValues values, StoredMaterials materials, ScriptSteps steps, PlannedCall call, StepCode step, object request)
    {
        if (!call.Logged.Succeeded) return;
        if (call.Logged is { Name: "CreateKey", Creates: { } made }) steps.Born(made.KeyId, step);
        if (call.Logged.Name == "CreateGrant" && call.Logged.Answered("grantId") is { } grant) values.AddId(ReplayNames.LongId(grant), step);
        if (call.Logged is { Name: "ImportKeyMaterial", Keys: [var key, ..] }) Imported(key.KeyId);
        if (TermsOf(call, request) is { } terms) values.Add(new StoredValue(terms, step));

        void Imported(string keyId)
        {
            steps.Born(keyId, step);
            if (call.Logged.Answered("keyMaterialId") is not { } id) return;
            values.AddId(ReplayNames.LongId(id), step);
            materials.Add(keyId, ReplayNames.LongId(id), step);
        }
    }

    private static StoredTerms? TermsOf(PlannedCall call, object request)
    {
        if (call.Logged.Keys is not [.., var key]) return null;
        return request switch
        {
            EncryptRequest encrypt => Ciphertext(encrypt.EncryptionContext, encrypt.EncryptionAlgorithm?.Value),
            ReEncryptRequest again => Ciphertext(again.DestinationEncryptionContext, again.DestinationEncryptionAlgorithm?.Value, "destinationKeyMaterialId"),
            GenerateDataKeyRequest data => Ciphertext(data.EncryptionContext),
            GenerateDataKeyWithoutPlaintextRequest data => Ciphertext(data.EncryptionContext),
            GenerateDataKeyPairRequest pair => Ciphertext(pair.EncryptionContext),
            GenerateDataKeyPairWithoutPlaintextRequest pair => Ciphertext(pair.EncryptionContext),
            SignRequest sign => new StoredTerms(StoredKind.Signature, key.KeyId, sign.SigningAlgorithm?.Value) { MessageType = sign.MessageType?.Value },
            GenerateMacRequest mac => new StoredTerms(StoredKind.Mac, key.KeyId, mac.MacAlgorithm?.Value),
            GetParametersForImportRequest => new StoredTerms(StoredKind.ImportParameters, key.KeyId, null),
            EncapsulateRequest => new StoredTerms(StoredKind.SharedSecret, key.KeyId, null),
            _ => null,
        };

        StoredTerms Ciphertext(IReadOnlyDictionary<string, string>? context, string? algorithm = null, string material = "keyMaterialId") =>
            new(StoredKind.Ciphertext, key.KeyId, algorithm) { Context = context, MaterialId = call.MaterialId(material) };
    }
}
