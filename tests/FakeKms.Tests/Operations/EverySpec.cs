using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations;

/// <summary>Keys of every spec: SM2 keys in China, where alone they exist, all others in us-east-1.</summary>
public abstract class EverySpec : InMemory
{
    protected EverySpec() => China = Kms.CreateClient(config => config.AuthenticationRegion = "cn-north-1");

    protected IAmazonKeyManagementService China { get; }

    [TearDown]
    public void Close() => China.Dispose();

    protected static MemoryStream Stream(byte[] bytes) => new(bytes);

    /// <summary>The values of an enumeration of the SDK.</summary>
    protected static IEnumerable<string> AllOf<T>()
        where T : Amazon.Runtime.ConstantClass
        => typeof(T).GetFields().Where(field => field.FieldType == typeof(T)).Select(field => ((T)field.GetValue(null)!).Value);

    protected IAmazonKeyManagementService ClientFor(string spec) => spec == "SM2" ? China : Client;

    protected async Task<string> CreateAsync(string spec, string usage, string origin = "AWS_KMS") =>
        (await ClientFor(spec).CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = usage, Origin = origin })).KeyMetadata.KeyId;

    protected async Task<byte[]> PublicKeyAsync(string spec, string keyId) =>
        (await ClientFor(spec).GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = keyId })).PublicKey.ToArray();
}
