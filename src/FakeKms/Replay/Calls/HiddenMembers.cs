using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Replay.Log;
using FakeKms.Scenarios;

namespace FakeKms.Replay.Calls;

/// <summary>
/// What a call sends and a log keeps to itself. Plaintexts, messages and passwords are invented, the same in every replay; what must fit a key is
/// taken from an earlier answer or made on the server's side without a call.
/// </summary>
internal static class HiddenMembers
{
    private const int RandomBytes = 32;

    public static void Fill(PlannedCall call, AmazonKeyManagementServiceRequest request, ScenarioRun run, ReplayMemory memory)
    {
        switch (request)
        {
            case EncryptRequest encrypt: encrypt.Plaintext = Plaintext(call); break;
            case DecryptRequest or ReEncryptRequest: HiddenCiphertexts.Fill(call, request, run, memory); break;
            case SignRequest or VerifyRequest or GenerateMacRequest or VerifyMacRequest: HiddenMessages.Fill(call, request, run); break;
            case DeriveSharedSecretRequest derive: derive.PublicKey = new MemoryStream(run.Host.Replay.PublicKeyOfPeer(KeyOf(call))); break;
            case DecapsulateRequest decapsulate:
                decapsulate.SharedSecretCiphertextBlob = new MemoryStream(run.Host.Replay.SharedSecret(KeyOf(call), decapsulate.EncapsulationAlgorithm.Value));
                break;
            case GenerateRandomRequest random: random.NumberOfBytes = RandomBytes; break;
            case ImportKeyMaterialRequest import: HiddenImports.Fill(call, import, run, memory); break;
            case CreateCustomKeyStoreRequest or UpdateCustomKeyStoreRequest: HiddenStoreMembers.Fill(request); break;
            case RetireGrantRequest retire: (retire.KeyId, retire.GrantId) = (KeyOf(call), ReplayNames.LongId(call.Logged.Noted("grantId") ?? "")); break;
            case CreateGrantRequest grant: NameServices(grant, call); break;
        }
        if (call.Logged.Record.ErrorCode == "InvalidGrantTokenException")
            request.GetType().GetProperty("GrantTokens")?.SetValue(request, new List<string> { "invented" });
        SetMarker(call, request, memory);
    }

    /// <summary>What the marker of a page belongs to.</summary>
    public static string ListOf(PlannedCall call) =>
        $"{call.Logged.Name} {call.Caller.Region} {call.Logged.Sent("keyId") ?? call.Logged.Sent("retiringPrincipal")}";

    public static MemoryStream Plaintext(PlannedCall call) => new(Encoding.UTF8.GetBytes($"plaintext of {call.Logged.Record.EventID}"));

    public static string KeyOf(PlannedCall call) => call.Logged.Keys is [var key, ..] ? key.ToString() : "";

    // A marker is the server's own, so that the one of the page before is sent. A list that has become shorter starts over.
    private static void SetMarker(PlannedCall call, AmazonKeyManagementServiceRequest request, ReplayMemory memory)
    {
        if (call.Logged.Succeeded && call.Logged.Sent("marker") is not null)
            request.GetType().GetProperty("Marker")!.SetValue(request, memory.Marker(ListOf(call)));
    }

    // Records from before 2026 have services in the members for principals.
    private static void NameServices(CreateGrantRequest grant, PlannedCall call)
    {
        if (IsService(grant.GranteePrincipal)) (grant.GranteeServicePrincipal, grant.GranteePrincipal) = (grant.GranteePrincipal, null);
        if (IsService(grant.RetiringPrincipal)) (grant.RetiringServicePrincipal, grant.RetiringPrincipal) = (grant.RetiringPrincipal, null);
        if (grant.GranteeServicePrincipal is not { } service) return;
        // For a service, KMS has since come to ask for somebody who retires the grant, and for the resource that the service acts for.
        if (grant.RetiringPrincipal is null) grant.RetiringServicePrincipal ??= service;
        grant.Constraints ??= new GrantConstraints();
        grant.Constraints.SourceArn ??= $"arn:aws:{service.Split('.')[0]}:{call.Caller.Region}:{call.Caller.Caller!.AccountId}:unknown";
    }

    private static bool IsService(string? principal) => principal is not null && principal.EndsWith(".amazonaws.com", StringComparison.Ordinal);
}
