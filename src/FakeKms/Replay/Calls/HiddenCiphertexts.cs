using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Replay.Unrecorded;

namespace FakeKms.Replay.Calls;

/// <summary>
/// The ciphertexts of Decrypt and ReEncrypt: the latest that an earlier call of the replay made with the key and the context, or one made for the
/// purpose.
/// </summary>
internal sealed class HiddenCiphertexts(ReplayEngine engine, ReplayMemory memory)
{
    private static readonly Dictionary<string, string> Other = new() { ["another"] = "context" };

    public async ValueTask FillAsync(PlannedCall call, AmazonKeyManagementServiceRequest request)
    {
        if (request is ReEncryptRequest again)
        {
            var (algorithm, material) = (again.SourceEncryptionAlgorithm?.Value, call.MaterialId("sourceKeyMaterialId"));
            var blob = await CiphertextAsync(call, algorithm, material, again.SourceEncryptionContext).ConfigureAwait(false);
            again.CiphertextBlob = new MemoryStream(blob);
        }
        else if (request is DecryptRequest { DryRunModifiers: null or { Count: 0 } } decrypt)
        {
            var blob = await CiphertextAsync(call, decrypt.EncryptionAlgorithm?.Value, call.MaterialId("keyMaterialId"), decrypt.EncryptionContext)
                .ConfigureAwait(false);
            decrypt.CiphertextBlob = new MemoryStream(blob);
        }
    }

    private ValueTask<byte[]> CiphertextAsync(
        PlannedCall call, string? algorithm, string? materialId, Dictionary<string, string>? context) => call.ErrorCode switch
        {
            // Where the key was found, the ciphertext was one of it, and the context another one.
            "InvalidCiphertextException" when call.KeyArn.Length > 0 && algorithm is null or "SYMMETRIC_DEFAULT" =>
                engine.CiphertextAsync(call.KeyArn, materialId, algorithm, call.Plaintext, Other),
            "InvalidCiphertextException" => new(call.Plaintext),
            "IncorrectKeyException" => engine.CiphertextAsync("", null, null, call.Plaintext, null),
            _ when Known(call, algorithm, materialId, context) is { } known => new(known),
            _ => engine.CiphertextAsync(call.KeyArn, materialId, algorithm, call.Plaintext, context),
        };

    private byte[]? Known(PlannedCall call, string? algorithm, string? materialId, Dictionary<string, string>? context) =>
        call.Logged.Keys is [var key, ..] ? memory.Ciphertext(key.KeyId, materialId, algorithm, context) : null;
}
