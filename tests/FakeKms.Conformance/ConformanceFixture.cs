using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace FakeKms.Conformance;

/// <summary>
/// Behaviour that holds for every KMS. A case speaks only through the SDK's client, shares the account with others, and says what AWS documents,
/// not what the fake happens to do. A class takes its lanes from <see cref="LanesAttribute"/>.
/// </summary>
public abstract class ConformanceFixture(string lane) : IDisposable
{
    /// <summary>Well-formed, and not the id of any key.</summary>
    protected const string UnknownKey = "1234abcd-12ab-34cd-56ef-1234567890ab";

    private Endpoint? endpoint;

    protected IAmazonKeyManagementService Client => In(Region);

    protected string Region => endpoint!.Region;

    protected string OtherRegion => Region == "eu-west-1" ? "us-east-1" : "eu-west-1";

    /// <summary>A name that no other case has.</summary>
    protected string Unique { get; } = "conformance-" + Guid.NewGuid().ToString("N");

    protected string Alias => "alias/" + Unique;

    [SetUp]
    public void Connect() => endpoint = Lanes.Find(lane).Connect(GetType());

    [TearDown]
    public void Nothing_unexpected_happened() => endpoint?.Check();

    public void Dispose()
    {
        endpoint?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static MemoryStream Stream(byte[] bytes) => new(bytes);

    /// <summary>The values of an enumeration of the SDK.</summary>
    protected static IEnumerable<string> AllOf<T>()
        where T : ConstantClass
        => typeof(T).GetFields().Where(field => field.FieldType == typeof(T)).Select(field => ((T)field.GetValue(null)!).Value);

    /// <summary>The error of a call, as "Code: text".</summary>
    protected static async Task<string> ErrorOf(Func<Task> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            await call();
            return "no error";
        }
        catch (AmazonKeyManagementServiceException error)
        {
            return $"{error.ErrorCode}: {error.Message}";
        }
    }

    protected IAmazonKeyManagementService In(string region) => endpoint!.In(region);

    /// <summary>SM2 keys exist in China alone.</summary>
    protected IAmazonKeyManagementService ClientFor(string spec) => spec == "SM2" ? In("cn-north-1") : Client;

    protected async Task<string> CreateAsync(string spec, string usage, string origin = "AWS_KMS") =>
        (await ClientFor(spec).CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = usage, Origin = origin })).KeyMetadata.KeyId;

    protected async Task<byte[]> PublicKeyAsync(string spec, string keyId) =>
        (await ClientFor(spec).GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = keyId })).PublicKey.ToArray();

    protected async Task<string> StateOf(string keyId) => (await Client.DescribeKeyAsync(keyId)).KeyMetadata.KeyState.Value;

    protected async Task<string> ArnOf(string keyId) => (await Client.DescribeKeyAsync(keyId)).KeyMetadata.Arn;
}
