namespace FakeKms.Replay.Code.Values;

/// <summary>What a value was made with.</summary>
internal sealed record StoredTerms(StoredKind Kind, string KeyId, string? Algorithm)
{
    public const string Symmetric = "SYMMETRIC_DEFAULT";

    private readonly IReadOnlyDictionary<string, string>? context;

    public string? MaterialId { get; init; }

    public IReadOnlyDictionary<string, string>? Context
    {
        get => context;
        init => (context, ContextText) = (value, TextOf(value));
    }

    public string? MessageType { get; init; }

    /// <summary>The context as a text that no other context has.</summary>
    public string ContextText { get; private init; } = "";

    /// <summary>Whether a value that was made with these terms is what a call with the others asks for.</summary>
    public bool Fit(StoredTerms wanted) =>
        Kind == wanted.Kind && KeyId == wanted.KeyId && (Algorithm ?? Symmetric) == (wanted.Algorithm ?? Symmetric) && MessageType == wanted.MessageType
        && ContextText == wanted.ContextText && (MaterialId is null || wanted.MaterialId is null || MaterialId == wanted.MaterialId);

    private static string TextOf(IReadOnlyDictionary<string, string>? context) => context is null ? "" : string.Join(
        '\n', context.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key.Length}:{pair.Key}={pair.Value}"));
}
