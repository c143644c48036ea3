using Amazon.KeyManagementService;

namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>A server, callers of several kinds, what random calls have made so far, and every secret that went through them.</summary>
internal sealed class RandomWorld : IDisposable
{
    private readonly Random random;
    private readonly IAmazonKeyManagementService[] callers;
    private readonly bool ownsServer;

    public RandomWorld(int seed)
        : this(seed, Pinned.Server(k => k.WithSeed(seed)), [.. People, KmsCaller.AwsService("dsql.amazonaws.com")])
    {
        ownsServer = true;
    }

    /// <summary>The same with a server that was made elsewhere, other callers, and another way for their calls than in memory.</summary>
    public RandomWorld(int seed, FakeKmsServer kms, IReadOnlyList<KmsCaller> callers, Func<KmsCaller, IAmazonKeyManagementService>? connect = null)
    {
        connect ??= kms.CreateClient;
        random = new Random(seed);
        Kms = kms;
        this.callers = [.. callers.Select(connect)];
        Foreign = connect(KmsCaller.IamUser("Zoe").WithAccountId("444455556666"));
    }

    /// <summary>Callers of several kinds, but for services.</summary>
    public static IReadOnlyList<KmsCaller> People { get; } =
    [
        KmsCaller.IamUser("Alice"),
        KmsCaller.AssumedRole("Ledger", "nightly"),
        KmsCaller.Root(),
        KmsCaller.AssumedRole("Ledger", "nightly").ThroughService("s3.amazonaws.com"),
        KmsCaller.IamUser("Bob").ThroughConsole(),
    ];

    /// <summary>What there is to do in it. All steps together make every operation.</summary>
    public static IReadOnlyList<Func<RandomWorld, Task>> Steps { get; } =
        [.. KeySteps.All, .. CipherSteps.All, .. SigningSteps.All, .. MaterialSteps.All, .. GrantSteps.All, .. KeyStoreSteps.All, .. ChanceSteps.All];

    public FakeKmsServer Kms { get; }

    /// <summary>Makes each call that went well again, wrong; null for nobody.</summary>
    public SpoiledCalls? Spoiled { get; init; }

    /// <summary>A caller of another account.</summary>
    public IAmazonKeyManagementService Foreign { get; }

    public SecretFinder Secrets { get; } = new();

    public HashSet<string> Operations { get; } = [];

    public int Calls { get; private set; }

    public Dictionary<string, List<string>> Keys { get; } = [];

    public List<(string KeyId, MemoryStream Blob, Dictionary<string, string> Context)> Ciphertexts { get; } = [];

    public int Number(int below) => random.Next(below);

    public byte[] Bytes(int atLeast, int atMost)
    {
        var bytes = new byte[random.Next(atLeast, atMost + 1)];
        random.NextBytes(bytes);
        return bytes;
    }

    public T OneOf<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>Bytes, or text with characters that JSON escapes, that no record may show.</summary>
    public MemoryStream Secret()
    {
        var secret = Number(2) == 0 ? Bytes(12, 200) : System.Text.Encoding.UTF8.GetBytes($"<\"Kärtchen {Number(int.MaxValue):D10}\"> & {Number(int.MaxValue):D10}");
        Secrets.Add(secret);
        return new MemoryStream(secret);
    }

    public string Text() => "text-" + Number(1_000_000);

    public Dictionary<string, string> Context() => new() { ["tenant"] = Text(), ["purpose"] = Text() };

    /// <summary>One call by anybody, which must leave exactly the records of these names.</summary>
    public Task<T> CallAsync<T>(Func<IAmazonKeyManagementService, Task<T>> call, string operation, params string[] further) =>
        CallAsync(OneOf(callers), call, operation, further);

    public async Task<T> CallAsync<T>(IAmazonKeyManagementService client, Func<IAmazonKeyManagementService, Task<T>> call, string operation, params string[] further)
    {
        var mark = Kms.Trail.Count;
        var answer = await call(Spoiled?.Watch(client) ?? client);
        Calls++;
        Operations.Add(operation);
        Assert.That(Kms.Trail.Since(mark).Select(record => record.EventName), Is.EqualTo(further.Prepend(operation)));
        if (Spoiled is not null) await Spoiled.SpoilAsync();
        return answer;
    }

    public void Dispose()
    {
        foreach (var client in callers.Append(Foreign)) client.Dispose();
        if (ownsServer) Kms.Dispose();
    }
}
