using System.Text;
using Amazon.KeyManagementService.Model;
using FakeKms.Replay.Unrecorded;

namespace FakeKms.Replay.Calls;

/// <summary>
/// The token and the wrapped material of ImportKeyMaterial. The token is that of the latest GetParametersForImport of the log, as long as it is valid;
/// each key material of the log has bytes of its own, the same whenever it is imported.
/// </summary>
internal sealed class HiddenImports(ReplayEngine engine, ReplayMemory memory)
{
    public void Fill(PlannedCall call, ImportKeyMaterialRequest import, DateTimeOffset now)
    {
        var nothing = Encoding.UTF8.GetBytes($"nothing, for {call.EventId}");
        var terms = memory.ImportTerms(call.KeyArn, validAt: call.Logged.Succeeded ? now : null) ?? engine.ImportTerms(call.KeyArn);
        import.ImportToken = new MemoryStream(call.ErrorCode == "InvalidImportTokenException" || terms is null ? nothing : terms.Token);
        import.EncryptedKeyMaterial = new MemoryStream(terms is null ? nothing : Wrapped(call, terms));
    }

    // What cannot be unwrapped has the right size all the same: KMS looks at that first.
    private byte[] Wrapped(PlannedCall call, ImportTerms terms)
    {
        var wrapped = engine.Wrap(call.KeyArn, call.Material ?? "material", terms);
        if (call.ErrorCode == "InvalidCiphertextException") wrapped[^1] ^= 1;
        return wrapped;
    }
}
