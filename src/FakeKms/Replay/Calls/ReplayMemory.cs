using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using FakeKms.Model;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.Calls;

/// <summary>What the calls of a replay have answered so far and later calls send: ciphertexts, wrapping keys, markers.</summary>
internal sealed class ReplayMemory(DateTimeOffset firstRecord)
{
    private readonly List<(string KeyId, string? MaterialId, string? Algorithm, string Context, byte[] Blob)> ciphertexts = [];
    private readonly Dictionary<string, GetParametersForImportResponse> imports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AlgorithmSpec> importAlgorithms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> markers = new(StringComparer.Ordinal);

    /// <summary>How much later the replay is than the log.</summary>
    public TimeSpan Later { get; private set; }

    public void BeginAt(DateTimeOffset now) => Later = now - firstRecord;

    public DateTimeOffset TimeOf(LoggedEvent logged) => logged.Record.EventTime.After(Later);

    /// <summary>The latest ciphertext that fits; null when the log has none.</summary>
    public byte[]? Ciphertext(string keyId, string? materialId, string? algorithm, IReadOnlyDictionary<string, string>? context)
    {
        var text = Canonical(context);
        var index = ciphertexts.FindLastIndex(made => made.KeyId == keyId && made.Context == text
            && (materialId is null || made.MaterialId is null || made.MaterialId == materialId) && Symmetric(made.Algorithm) == Symmetric(algorithm));
        return index < 0 ? null : ciphertexts[index].Blob;
    }

    public void Remember(string keyId, string? materialId, string? algorithm, IReadOnlyDictionary<string, string>? context, byte[] blob) =>
        ciphertexts.Add((keyId, materialId, algorithm, Canonical(context), blob));

    public void Remember(string keyArn, AlgorithmSpec algorithm, GetParametersForImportResponse parameters) =>
        (imports[keyArn], importAlgorithms[keyArn]) = (parameters, algorithm);

    public (byte[] Token, byte[] PublicKey, string Algorithm)? ImportParameters(string keyArn, DateTimeOffset? validAt) =>
        imports.TryGetValue(keyArn, out var known) && (validAt is null || known.ParametersValidTo > validAt.Value.UtcDateTime)
            ? (known.ImportToken.ToArray(), known.PublicKey.ToArray(), importAlgorithms[keyArn].Value)
            : null;

    public string? Marker(string list) => markers.GetValueOrDefault(list);

    public void RememberMarker(string list, AmazonWebServiceResponse page)
    {
        if (page.GetType().GetProperty("NextMarker") is { } property) markers[list] = (string?)property.GetValue(page);
    }

    private static string Canonical(IReadOnlyDictionary<string, string>? context) =>
        context is null ? "" : string.Join(
            '\n', context.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key.Length}:{pair.Key}={pair.Value}"));

    private static string Symmetric(string? algorithm) => algorithm ?? "SYMMETRIC_DEFAULT";
}
