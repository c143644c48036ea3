namespace FakeKms.Entropy;

/// <summary>All the randomness of one server, one labelled stream for each purpose.</summary>
internal sealed class RandomStreams
{
    private readonly Dictionary<string, RandomStream> byLabel = [];

    /// <param name="open">Opens the stream of a label.</param>
    /// <param name="openPublic">Opens one whose bytes everybody may guess; null for no difference.</param>
    public RandomStreams(Func<string, RandomStream> open, Func<string, RandomStream>? openPublic = null)
    {
        KeyId = Open("key-id");
        RequestId = OpenPublic("request-id");
        EventId = OpenPublic("event-id");
        SharedEventId = OpenPublic("shared-event-id");
        Material = Open("material");
        Nonce = Open("nonce");
        Salt = OpenPublic("salt");
        DataKey = Open("data-key");
        Random = Open("random");
        ImportToken = Open("import-token");
        GrantId = Open("grant-id");
        GrantToken = Open("grant-token");
        WrappedMaterial = Open("wrapped-material");
        KeyStoreId = Open("key-store-id");
        LookupRequestId = OpenPublic("lookup-request-id");
        Attestation = Open("attestation");
        Chance = Open("chance");
        Consistency = Open("consistency");
        ExternalVector = Open("external-vector");
        ProxyChance = Open("proxy-chance");

        RandomStream Open(string label) => byLabel[label] = open(label);
        RandomStream OpenPublic(string label) => byLabel[label] = (openPublic ?? open)(label);
    }

    public RandomStream KeyId { get; }

    public RandomStream RequestId { get; }

    public RandomStream EventId { get; }

    public RandomStream SharedEventId { get; }

    public RandomStream Material { get; }

    public RandomStream Nonce { get; }

    /// <summary>What no two symmetric ciphertexts have in common. It stands in them.</summary>
    public RandomStream Salt { get; }

    public RandomStream DataKey { get; }

    public RandomStream Random { get; }

    public RandomStream ImportToken { get; }

    public RandomStream GrantId { get; }

    public RandomStream GrantToken { get; }

    /// <summary>What scenarios and replays wrap key material with before they import it.</summary>
    public RandomStream WrappedMaterial { get; }

    public RandomStream KeyStoreId { get; }

    public RandomStream LookupRequestId { get; }

    public RandomStream Attestation { get; }

    public RandomStream Chance { get; }

    public RandomStream Consistency { get; }

    /// <summary>The initialization vectors of the external key manager behind the embedded proxy.</summary>
    public RandomStream ExternalVector { get; }

    /// <summary>Which requests to the embedded proxy a fault with a probability takes.</summary>
    public RandomStream ProxyChance { get; }

    /// <summary>
    /// Lets the streams of ids go on as others: a server in which there are ids already that another one of the same seed has given out gives out none of them
    /// again.
    /// </summary>
    /// <param name="salt">Follows from those ids.</param>
    public void TurnIds(long salt)
    {
        foreach (var stream in new[] { KeyId, RequestId, EventId, SharedEventId, GrantId, GrantToken, KeyStoreId }) stream.Turn(salt);
    }

    /// <summary>Streams that go on as these would, and independently of them.</summary>
    public RandomStreams Copy() => new(label => byLabel[label].Copy());
}
