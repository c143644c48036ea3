namespace FakeKms.Entropy;

/// <summary>All the randomness of one server, one labelled stream for each purpose.</summary>
internal sealed class RandomStreams(Func<string, RandomStream> open)
{
    public RandomStream KeyId { get; } = open("key-id");
    public RandomStream RequestId { get; } = open("request-id");
    public RandomStream EventId { get; } = open("event-id");
    public RandomStream SharedEventId { get; } = open("shared-event-id");
    public RandomStream Material { get; } = open("material");
    public RandomStream Nonce { get; } = open("nonce");
    public RandomStream DataKey { get; } = open("data-key");
    public RandomStream Random { get; } = open("random");
    public RandomStream ImportToken { get; } = open("import-token");
    public RandomStream GrantId { get; } = open("grant-id");
    public RandomStream GrantToken { get; } = open("grant-token");
    public RandomStream WrappingKey { get; } = open("wrapping-key");
    public RandomStream KeyStoreId { get; } = open("key-store-id");
    public RandomStream LookupRequestId { get; } = open("lookup-request-id");
    public RandomStream Attestation { get; } = open("attestation");
}
