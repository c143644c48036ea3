using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using FakeKms.Engine.Members;
using FakeKms.Model;
using FakeKms.Replay.Log;
using FakeKms.Replay.Unrecorded;

namespace FakeKms.Replay.Calls;

/// <summary>What the calls of a replay have answered so far and later calls send: ciphertexts, wrapping keys, markers.</summary>
internal sealed class ReplayMemory(DateTimeOffset firstRecord)
{
    private readonly List<(AnsweredCiphertext Made, string Context)> ciphertexts = [];
    private readonly Dictionary<string, (ImportTerms Terms, DateTime? ValidTo)> imports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> markers = new(StringComparer.Ordinal);

    /// <summary>How much later the replay is than the log.</summary>
    public TimeSpan Later { get; private set; }

    public void BeginAt(DateTimeOffset now) => Later = now - firstRecord;

    public DateTimeOffset TimeOf(LoggedEvent logged) => logged.Record.EventTime.After(Later);

    /// <summary>The latest ciphertext that fits; null when the replay has made none.</summary>
    public byte[]? Ciphertext(string keyId, string? materialId, string? algorithm, IReadOnlyDictionary<string, string>? context)
    {
        var text = Canonical(context);
        return ciphertexts.FindLast(known => known.Made.KeyId == keyId && known.Context == text
            && (materialId is null || known.Made.MaterialId is null || known.Made.MaterialId == materialId)
            && Symmetric(known.Made.Algorithm) == Symmetric(algorithm)).Made?.Blob;
    }

    /// <summary>What an import into a key can send at a time, or at any time; null when the replay has not asked for it.</summary>
    public ImportTerms? ImportTerms(string keyArn, DateTimeOffset? validAt) =>
        imports.TryGetValue(keyArn, out var known) && (validAt is null || known.ValidTo > validAt.Value.UtcDateTime) ? known.Terms : null;

    public string? Marker(string list) => markers.GetValueOrDefault(list);

    public void Remember(AnsweredCiphertext made) => ciphertexts.Add((made, Canonical(made.Context)));

    public void Remember(PlannedCall call, AmazonKeyManagementServiceRequest request, AmazonWebServiceResponse response)
    {
        if (response is GetParametersForImportResponse answer)
            imports[answer.KeyId] = (new ImportTerms(answer, ((GetParametersForImportRequest)request).WrappingAlgorithm), answer.ParametersValidTo);
        if (SdkMembers.Find(response, "NextMarker") is string next) markers[call.ListName] = next;
        else markers.Remove(call.ListName);
    }

    private static string Canonical(IReadOnlyDictionary<string, string>? context) =>
        context is null ? "" : string.Join(
            '\n', context.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key.Length}:{pair.Key}={pair.Value}"));

    private static string Symmetric(string? algorithm) => algorithm ?? "SYMMETRIC_DEFAULT";
}
