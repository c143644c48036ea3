using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Amazon.KeyManagementService;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Members;

namespace FakeKms.Fuzzing.Calls;

/// <summary>A server with keys of many kinds, and requests for it that are nearly right: the further a bad one gets, the more it may find.</summary>
internal sealed class HostileWorld : IDisposable
{
    private static readonly (string Spec, string Usage)[] Kinds =
    [
        ("RSA_2048", "ENCRYPT_DECRYPT"), ("RSA_2048", "SIGN_VERIFY"), ("ECC_NIST_P256", "KEY_AGREEMENT"), ("ECC_SECG_P256K1", "SIGN_VERIFY"),
        ("ECC_NIST_EDWARDS25519", "SIGN_VERIFY"), ("HMAC_256", "GENERATE_VERIFY_MAC"), ("ML_DSA_44", "SIGN_VERIFY"), ("ML_KEM_768", "ENCAPSULATE_DECAPSULATE"),
    ];

    private static readonly string[] AllMembers =
        [.. Operations.OperationCatalog.All.SelectMany(operation => SdkMembers.Of(operation.RequestType)).Select(member => member.Name).Distinct(), "Unknown", "keyId", ""];

    private readonly List<string> keys = [];
    private readonly List<byte[]> blobs = [[], [0], new byte[512]];

    private readonly FakeKmsServer origin;
    private Random random;

    private HostileWorld(int seed)
    {
        (random, Secrets) = (new Random(seed), new SentSecrets(new Random(seed)));
        Kms = origin = Pinned.Server();
    }

    public FakeKmsServer Kms { get; private set; }

    /// <summary>What went through it since it began.</summary>
    public SentSecrets Secrets { get; private set; }

    public static async Task<HostileWorld> StartAsync(int seed)
    {
        var world = new HostileWorld(seed);
        using var client = world.Kms.CreateClient();
        foreach (var (spec, usage) in Kinds) world.keys.Add((await client.CreateKeyAsync(new() { KeySpec = spec, KeyUsage = usage })).KeyMetadata.Arn);
        var external = (await client.CreateKeyAsync(new() { Origin = OriginType.EXTERNAL, MultiRegion = true })).KeyMetadata.KeyId;
        world.keys.Add(external);
        var parameters = await client.GetParametersForImportAsync(new() { KeyId = external, WrappingAlgorithm = AlgorithmSpec.RSAES_OAEP_SHA_256, WrappingKeySpec = WrappingKeySpec.RSA_2048 });
        var symmetric = (await client.CreateKeyAsync(new())).KeyMetadata.KeyId;
        await client.CreateAliasAsync("alias/hostile", symmetric);
        world.keys.AddRange([symmetric, "alias/hostile", "alias/aws/s3"]);
        world.blobs.Add(parameters.ImportToken.ToArray());
        world.blobs.Add(parameters.PublicKey.ToArray());
        world.blobs.Add((await client.EncryptAsync(new() { KeyId = symmetric, Plaintext = new MemoryStream([1, 2, 3]) })).CiphertextBlob.ToArray());
        world.blobs.Add(world.Kms.Attestation.CreateNitroEnclave().CreateRecipientInfo().AttestationDocument.ToArray());
        return world;
    }

    /// <summary>Everything as it was when the world started, and other chance.</summary>
    public void Begin(int seed)
    {
        if (Kms != origin) Kms.Dispose();
        Kms = origin.Fork();
        random = new Random(seed);
        Secrets = new SentSecrets(random);
    }

    public int Number(int below) => random.Next(below);

    public T OneOf<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>A request that is right but for as many members as are asked for.</summary>
    public byte[] Request(Operation operation, int wrong, IReadOnlyList<byte[]> pieces)
    {
        var members = SdkMembers.Of(operation.RequestType).Select(member => (member.Name, Json: Encoding.UTF8.GetBytes(Plausible(member.PropertyType, member.Name))))
            .Where(_ => random.Next(3) > 0).ToList();
        for (; wrong > 0; wrong--)
        {
            // Mostly of the operation itself: a member that it has twice is read twice.
            var own = SdkMembers.Of(operation.RequestType).Select(member => member.Name).Append("Unknown").ToArray();
            members.Insert(random.Next(members.Count + 1), (OneOf(random.Next(4) > 0 ? own : AllMembers), OneOf(pieces)));
        }
        using var body = new MemoryStream();
        foreach (var (name, json) in members)
        {
            body.Write(body.Length == 0 ? "{"u8 : ","u8);
            body.Write(Encoding.UTF8.GetBytes($"\"{name}\":"));
            body.Write(json);
        }
        body.Write(body.Length == 0 ? "{}"u8 : "}"u8);
        return body.ToArray();
    }

    public void Dispose()
    {
        Kms.Dispose();
        origin.Dispose();
    }

    private string Plausible(Type type, string member)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (member.EndsWith("KeyId", StringComparison.Ordinal)) return JsonSerializer.Serialize(OneOf(keys));
        if (member == "AliasName") return OneOf(["\"alias/hostile\"", "\"alias/other\""]);
        if (SentSecrets.IsSecret(member) && type != typeof(List<string>) && random.Next(4) > 0) return $"\"{Secrets.New()}\"";
        if (type == typeof(string)) return JsonSerializer.Serialize(OneOf(["", "x", "arn:aws:iam::111122223333:user/Bob", "eu-west-1", new string('a', 64)]));
        if (type == typeof(bool)) return "true";
        if (type == typeof(int)) return OneOf(["1", "7", "100"]);
        if (type == typeof(DateTime)) return "1770000000";
        if (type == typeof(MemoryStream)) return JsonSerializer.Serialize(Damaged(OneOf(blobs)));
        if (typeof(Amazon.Runtime.ConstantClass).IsAssignableFrom(type)) return JsonSerializer.Serialize(OneOf(Values(type)));
        if (type == typeof(Dictionary<string, string>)) return "{\"tenant\":\"blue\"}";
        if (type == typeof(List<string>)) return member == "Operations" ? "[\"Decrypt\"]" : "[\"x\"]";
        if (type.IsAssignableTo(typeof(IList))) return $"[{Plausible(type.GenericTypeArguments[0], member)}]";
        return $"{{{string.Join(',', SdkMembers.Of(type).Select(inner => $"\"{inner.Name}\":{Plausible(inner.PropertyType, inner.Name)}"))}}}";
    }

    private static string[] Values(Type type) => [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)!.ToString()!)];

    private byte[] Damaged(byte[] blob)
    {
        byte[] copy = [.. blob];
        if (copy.Length > 0 && random.Next(2) == 0) copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        return random.Next(4) == 0 ? copy[..random.Next(copy.Length + 1)] : copy;
    }
}
