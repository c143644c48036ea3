namespace FakeKms.Entropy;

/// <summary>All the randomness of one server, one labelled stream for each purpose.</summary>
internal sealed class SeededStreams(long seed)
{
    public SeededStream KeyId { get; } = new(seed, "key-id");
    public SeededStream RequestId { get; } = new(seed, "request-id");
    public SeededStream EventId { get; } = new(seed, "event-id");
    public SeededStream SharedEventId { get; } = new(seed, "shared-event-id");
    public SeededStream Material { get; } = new(seed, "material");
    public SeededStream Nonce { get; } = new(seed, "nonce");
    public SeededStream DataKey { get; } = new(seed, "data-key");
    public SeededStream ImportToken { get; } = new(seed, "import-token");
    public SeededStream GrantId { get; } = new(seed, "grant-id");
    public SeededStream GrantToken { get; } = new(seed, "grant-token");
    public SeededStream WrappingKey { get; } = new(seed, "wrapping-key");
    public SeededStream LookupRequestId { get; } = new(seed, "lookup-request-id");
    public SeededStream KeyStoreId { get; } = new(seed, "key-store-id");
}
