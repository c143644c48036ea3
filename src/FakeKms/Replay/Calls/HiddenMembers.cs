using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Replay.Log;
using FakeKms.Replay.Unrecorded;

namespace FakeKms.Replay.Calls;

/// <summary>
/// What a call sends and a log keeps to itself. Plaintexts, messages and passwords are invented, the same in every replay; what must fit a key is
/// taken from an earlier answer or made on the server's side without a call.
/// </summary>
internal sealed class HiddenMembers(ReplayEngine engine, ReplayMemory memory)
{
    private const int RandomBytes = 32;
    private readonly HiddenCiphertexts ciphertexts = new(engine, memory);
    private readonly HiddenMessages messages = new(engine);
    private readonly HiddenImports imports = new(engine, memory);
    private readonly HiddenStoreMembers stores = new(engine);

    /// <param name="call">The call.</param>
    /// <param name="request">Its request, with what the log shows.</param>
    /// <param name="now">The time of the call.</param>
    public async ValueTask FillAsync(PlannedCall call, AmazonKeyManagementServiceRequest request, DateTimeOffset now)
    {
        switch (request)
        {
            case EncryptRequest encrypt: encrypt.Plaintext = new MemoryStream(call.Plaintext); break;
            case DecryptRequest or ReEncryptRequest: await ciphertexts.FillAsync(call, request).ConfigureAwait(false); break;
            case SignRequest or VerifyRequest or GenerateMacRequest or VerifyMacRequest: messages.Fill(call, request); break;
            case DeriveSharedSecretRequest derive: derive.PublicKey = new MemoryStream(engine.PublicKeyOfPeer(call.KeyArn)); break;
            case DecapsulateRequest decapsulate:
                decapsulate.SharedSecretCiphertextBlob = new MemoryStream(engine.SharedSecret(call.KeyArn, decapsulate.EncapsulationAlgorithm.Value));
                break;
            case GenerateRandomRequest random: random.NumberOfBytes = RandomBytes; break;
            case ImportKeyMaterialRequest import: imports.Fill(call, import, now); break;
            case CreateCustomKeyStoreRequest create: stores.Fill(call, create); break;
            case UpdateCustomKeyStoreRequest update: stores.Fill(call, update); break;
            case RetireGrantRequest retire: (retire.KeyId, retire.GrantId) = (call.KeyArn, ReplayNames.LongId(call.Logged.Noted("grantId") ?? "")); break;
            case CreateGrantRequest grant: HiddenServices.Fill(call, grant); break;
        }
        if (call.ErrorCode == "InvalidGrantTokenException") request.GetType().GetProperty("GrantTokens")?.SetValue(request, new List<string> { "invented" });
        SetMarker(call, request);
    }

    // A marker is the server's own, so that the one of the page before is sent. A list that has become shorter starts over.
    private void SetMarker(PlannedCall call, AmazonKeyManagementServiceRequest request)
    {
        if (call.Logged.Succeeded && call.Logged.Sent("marker") is not null)
            request.GetType().GetProperty("Marker")!.SetValue(request, memory.Marker(call.ListName));
    }
}
