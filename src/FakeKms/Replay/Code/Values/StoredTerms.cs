namespace FakeKms.Replay.Code.Values;

/// <summary>What a value was made with.</summary>
internal sealed record StoredTerms(StoredKind Kind, string KeyId, string? Algorithm)
{
    public const string Symmetric = "SYMMETRIC_DEFAULT";

    public string? MaterialId { get; init; }

    public IReadOnlyDictionary<string, string>? Context { get; init; }

    public string? MessageType { get; init; }

    public string ContextText => Context is null ? "" : string.Join(
        '\n', Context.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key.Length}:{pair.Key}={pair.Value}"));

    /// <summary>Whether a value that was made with these terms is what a call with the others asks for.</summary>
    public bool Fit(StoredTerms wanted) =>
        Kind == wanted.Kind && KeyId == wanted.KeyId && (Algorithm ?? Symmetric) == (wanted.Algorithm ?? Symmetric) && MessageType == wanted.MessageType
        && ContextText == wanted.ContextText && (MaterialId is null || wanted.MaterialId is null || MaterialId == wanted.MaterialId);
}
