namespace FakeKms.Entropy;

/// <summary>All the randomness of one server, one labelled stream for each purpose.</summary>
internal sealed class RandomStreams(Func<string, RandomStream> open)
{
    private readonly Dictionary<string, RandomStream> streams = [];

    public RandomStream KeyId => Of("key-id");
    public RandomStream RequestId => Of("request-id");
    public RandomStream EventId => Of("event-id");
    public RandomStream SharedEventId => Of("shared-event-id");
    public RandomStream Material => Of("material");
    public RandomStream Nonce => Of("nonce");
    public RandomStream DataKey => Of("data-key");
    public RandomStream Random => Of("random");
    public RandomStream ImportToken => Of("import-token");
    public RandomStream GrantId => Of("grant-id");
    public RandomStream GrantToken => Of("grant-token");
    public RandomStream WrappingKey => Of("wrapping-key");
    public RandomStream KeyStoreId => Of("key-store-id");
    public RandomStream LookupRequestId => Of("lookup-request-id");
    public RandomStream Attestation => Of("attestation");

    public RandomStreams Copy()
    {
        var made = new RandomStreams(open);
        lock (streams)
        {
            foreach (var (label, stream) in streams) made.streams.Add(label, stream.Copy());
        }
        return made;
    }

    private RandomStream Of(string label)
    {
        lock (streams)
        {
            if (!streams.TryGetValue(label, out var stream)) streams[label] = stream = open(label);
            return stream;
        }
    }
}
