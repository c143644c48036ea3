using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Replay.Log;
using FakeKms.Scenarios;

namespace FakeKms.Replay.Calls;

/// <summary>
/// The ciphertexts of Decrypt and ReEncrypt: the latest that an earlier call of the replay made with the key and the context, or one made for the
/// purpose.
/// </summary>
internal static class HiddenCiphertexts
{
    private static readonly Dictionary<string, string> Other = new() { ["another"] = "context" };

    public static void Fill(PlannedCall call, AmazonKeyManagementServiceRequest request, ScenarioRun run, ReplayMemory memory)
    {
        if (request is ReEncryptRequest again)
        {
            again.CiphertextBlob = Ciphertext(call, again.SourceEncryptionAlgorithm?.Value, "sourceKeyMaterialId", again.SourceEncryptionContext, run, memory);
        }
        else if (request is DecryptRequest { DryRunModifiers: null or { Count: 0 } } decrypt)
        {
            decrypt.CiphertextBlob = Ciphertext(call, decrypt.EncryptionAlgorithm?.Value, "keyMaterialId", decrypt.EncryptionContext, run, memory);
        }
    }

    private static MemoryStream Ciphertext(
        PlannedCall call, string? algorithm, string materialMember, Dictionary<string, string>? context, ScenarioRun run, ReplayMemory memory)
    {
        var engine = run.Host.Replay;
        var plaintext = Encoding.UTF8.GetBytes($"plaintext of {call.Logged.Record.EventID}");
        var key = call.Logged.Keys.Select(arn => arn.ToString()).FirstOrDefault() ?? "";
        var blob = call.Logged.Record.ErrorCode switch
        {
            // Where the key was found, the ciphertext was one of it, and the context another one.
            "InvalidCiphertextException" when key.Length > 0 && algorithm is null or "SYMMETRIC_DEFAULT" =>
                engine.Ciphertext(key, Material(call, materialMember), algorithm, plaintext, Other),
            "InvalidCiphertextException" => plaintext,
            "IncorrectKeyException" => engine.Ciphertext("", null, null, plaintext, null),
            _ => Known(call, algorithm, materialMember, context, memory)
                ?? engine.Ciphertext(key, Material(call, materialMember), algorithm, plaintext, context),
        };
        return new MemoryStream(blob);
    }

    private static byte[]? Known(PlannedCall call, string? algorithm, string materialMember, Dictionary<string, string>? context, ReplayMemory memory) =>
        call.Logged.Keys is [var key, ..] ? memory.Ciphertext(key.KeyId, Material(call, materialMember), algorithm, context) : null;

    private static string? Material(PlannedCall call, string member) => call.Logged.Noted(member) is { } id ? ReplayNames.LongId(id) : null;
}
