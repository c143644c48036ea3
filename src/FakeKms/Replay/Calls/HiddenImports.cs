using System.Text;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms.Replay.Calls;

/// <summary>
/// The token and the wrapped material of ImportKeyMaterial. The token is that of the latest GetParametersForImport of the log, as long as it is valid;
/// each key material of the log has bytes of its own, the same whenever it is imported.
/// </summary>
internal static class HiddenImports
{
    public static void Fill(PlannedCall call, ImportKeyMaterialRequest import, ScenarioRun run, ReplayMemory memory)
    {
        var key = HiddenMembers.KeyOf(call);
        var nothing = Encoding.UTF8.GetBytes($"nothing, for {call.Logged.Record.EventID}");
        var validAt = call.Logged.Succeeded ? run.Host.Now() : (DateTimeOffset?)null;
        var parameters = memory.ImportParameters(key, validAt) ?? run.Host.Replay.ImportParameters(key);
        var error = call.Logged.Record.ErrorCode;
        import.ImportToken = new MemoryStream(error == "InvalidImportTokenException" || parameters is null ? nothing : parameters.Value.Token);
        import.EncryptedKeyMaterial = new MemoryStream(error == "InvalidCiphertextException" || parameters is not { } wrapping
            ? nothing
            : run.Host.Replay.Wrap(key, call.Material ?? "material", wrapping.Algorithm, wrapping.PublicKey));
    }
}
